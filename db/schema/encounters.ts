// What was done in a case: attempts to reach the person, encounters, planned follow-ups. All of it is
// sealed under the case key; in clear stands only which case it belongs to.
import type { CaseId, EncounterId, Sealed } from "#app/domain/ids.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { day, id, index, sealed, table, text } from "#db/words.ts";

export const contactAttempts = table(
  "contact_attempts",
  {
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    sealedAttempt: sealed<Sealed>("sealed_attempt").notNull(),
  },
  (t) => [index("attempts_case").on(t.caseId)],
);

export const encounters = table(
  "encounters",
  {
    id: id<EncounterId>("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    sealedLog: sealed<Sealed>("sealed_log").notNull(),
  },
  (t) => [index("encounters_case").on(t.caseId)],
);

export const followUps = table(
  "follow_ups",
  {
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    /** The first day on which it may be. The row goes when it was done or skipped by either side. */
    dueOn: day("due_on").notNull(),
    /** The morning on which the peer was told; null before. */
    toldOn: day("told_on"),
  },
  (t) => [index("follow_ups_case").on(t.caseId), index("follow_ups_due").on(t.dueOn)],
);

export const privatePlans = table("private_plans", {
  caseId: id<CaseId>("case_id")
    .primaryKey()
    .references(() => supportCases.id, { onDelete: "cascade" }),
  /** Small steps and days of return, ticked by the person; the peer sees it only if they allow it. */
  sealedPlan: sealed<Sealed>("sealed_plan").notNull(),
});

export const crisisHandOffs = table(
  "crisis_hand_offs",
  {
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    /** The day on which the hand-off was confirmed, and nothing else. */
    sealedDay: sealed<Sealed>("sealed_day").notNull(),
  },
  (t) => [index("crisis_case").on(t.caseId)],
);
