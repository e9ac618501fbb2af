// What two administrators opened to a supervisor in an emergency. Goes with the case, and with its day.
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import { accounts } from "#db/schema/access.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { day, id, index, table, text } from "#db/words.ts";

export const emergencyOpenings = table(
  "emergency_openings",
  {
    /** Random; stands in the address of the supervisor's page. */
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    /** Who may look: one supervisor, by a random account id. */
    supervisorId: id<AccountId>("supervisor_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The last day on which they may. */
    untilOn: day("until_on").notNull(),
  },
  (t) => [index("emergency_supervisor").on(t.supervisorId), index("emergency_case").on(t.caseId)],
);
