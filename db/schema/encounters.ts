// What was done in a case: attempts to reach the person, encounters, planned follow-ups. All of it is
// sealed under the case key; in clear stands only which case it belongs to.
import type { CaseId, EncounterId, Sealed } from "#app/domain/ids.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { id, index, sealed, table, text } from "#db/words.ts";

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
