// Peers, the hours in which the programme wants somebody to answer, and how soon.

import { clocks } from "#app/domain/duty/response-targets.ts";
import type { AccountId, CandidateId, Sealed } from "#app/domain/ids.ts";
import { candidateStages } from "#app/domain/peers/candidate.ts";
import { genders, seniorities } from "#app/domain/peers/peer.ts";
import { trainingModules } from "#app/domain/peers/training.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { responseClasses } from "#app/domain/support-requests/request.ts";
import { accounts } from "#db/schema/access.ts";
import { day, id, index, oneOf, sealed, table, text, wholeNumber } from "#db/words.ts";

export const peers = table("peers", {
  accountId: id<AccountId>("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  unitCode: text("unit_code"),
  roleFamily: oneOf("role_family", roleFamilies),
  gender: oneOf("gender", genders).notNull(),
  /** Languages spoken, separated by spaces, as BCP 47 tags. */
  languages: text("languages").notNull(),
  /** How long in this work; null when not said. */
  seniority: oneOf("seniority", seniorities),
  /** Ways of talking this peer offers, separated by spaces; null for all. */
  channels: text("channels"),
  /** Open cases at most; beyond it a case cannot be taken. */
  caseCap: wholeNumber("case_cap").notNull(),
  /** When a coordinator approved them; null before, and until then they are in no matching. */
  approvedOn: day("approved_on"),
  /** Out of matching until this day; null when not resting. */
  restingUntilOn: day("resting_until_on"),
  /** Training and promise lapse after this day: the first end among the completions, kept for matching. */
  trainedUntilOn: day("trained_until_on").notNull(),
});

/** Colleagues who said yes to becoming a peer. Whoever says no, or nothing, never stands here. */
export const peerCandidates = table("peer_candidates", {
  id: id<CandidateId>("id").primaryKey(),
  /** Keyed hash of the address, so that nobody stands here twice. */
  personTag: text("person_tag").notNull().unique(),
  /** Name, address and place in the roster; goes when they become a peer, or do not. */
  sealedPerson: sealed<Sealed>("sealed_person").notNull(),
  stage: oneOf("stage", candidateStages).notNull(),
  /** Since when at this stage; forgotten when nothing happens for long. */
  sinceOn: day("since_on").notNull(),
});

/** What a peer has completed, and the promises they gave. Goes when they step down. */
export const trainingCompletions = table(
  "training_completions",
  {
    /** `account id:module:day`, so that nothing is written down twice. */
    id: text("id").primaryKey(),
    accountId: id<AccountId>("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    module: oneOf("module", trainingModules).notNull(),
    completedOn: day("completed_on").notNull(),
    validUntilOn: day("valid_until_on").notNull(),
    /** Of a promise: which words were promised; null for what was taught. */
    textVersion: text("text_version"),
  },
  (t) => [index("completions_account").on(t.accountId)],
);

/** A new peer and a mentor. The row goes when either steps down or the pair ends; nothing is kept of it. */
export const mentoringPairs = table(
  "mentoring_pairs",
  {
    /** One mentor each. */
    menteeId: id<AccountId>("mentee_id")
      .primaryKey()
      .references(() => accounts.id, { onDelete: "cascade" }),
    mentorId: id<AccountId>("mentor_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    sinceOn: day("since_on").notNull(),
  },
  (t) => [index("pairs_mentor").on(t.mentorId)],
);

export const dutyHours = table("duty_hours", {
  id: text("id").primaryKey(),
  /** 1 Monday to 7 Sunday. */
  weekday: wholeNumber("weekday").notNull(),
  /** Minutes after local midnight; `to` above 1440 runs into the next day. */
  fromMinute: wholeNumber("from_minute").notNull(),
  toMinute: wholeNumber("to_minute").notNull(),
});

/** Targets a programme has changed; a class without a row keeps the defaults. */
export const responseTargets = table("response_targets", {
  responseClass: oneOf("response_class", responseClasses).primaryKey(),
  takenMinutes: wholeNumber("taken_minutes").notNull(),
  takenClock: oneOf("taken_clock", clocks).notNull(),
  contactMinutes: wholeNumber("contact_minutes").notNull(),
  contactClock: oneOf("contact_clock", clocks).notNull(),
});

/** Notices that go out once; the key names occasion and person, and goes after a year. */
export const sentNotices = table("sent_notices", {
  id: text("id").primaryKey(),
  sentOn: day("sent_on").notNull(),
});
