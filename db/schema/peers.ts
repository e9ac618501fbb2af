// Peers, the hours in which the programme wants somebody to answer, and how soon.

import { clocks } from "#app/domain/duty/response-targets.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { genders, seniorities } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
import { responseClasses } from "#app/domain/support-requests/request.ts";
import { accounts } from "#db/schema/access.ts";
import { day, id, oneOf, table, text, wholeNumber } from "#db/words.ts";

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
  /** Out of matching until this day; null when not resting. */
  restingUntilOn: day("resting_until_on"),
  /** Training and confidentiality attestation lapse after this day. */
  trainedUntilOn: day("trained_until_on").notNull(),
});

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
