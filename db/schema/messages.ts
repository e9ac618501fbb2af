// What a person and their peer write to each other. Sealed under the case key; in clear stands only which
// case a message belongs to and the day on which it goes.
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { day, id, index, sealed, table, text } from "#db/words.ts";

export const caseMessages = table(
  "case_messages",
  {
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    /** Destroyed on this day, or with its case if that ends sooner; both sides are told it. */
    goneOn: day("gone_on").notNull(),
    sealedMessage: sealed<Sealed>("sealed_message").notNull(),
  },
  (t) => [index("messages_case").on(t.caseId), index("messages_gone").on(t.goneOn)],
);
