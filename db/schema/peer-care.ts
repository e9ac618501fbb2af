// Care for the peers themselves. Nothing here knows of a case: only who was offered a debrief on which day,
// and supervision groups with how many came.
import type { AccountId, Sealed } from "#app/domain/ids.ts";
import { debriefStates, debriefWeights } from "#app/domain/peer-care/peer-care.ts";
import { accounts } from "#db/schema/access.ts";
import { day, id, index, instant, oneOf, sealed, table, text, wholeNumber } from "#db/words.ts";

export const debriefs = table(
  "debriefs",
  {
    /** `account id:day`: one a day, however many talks there were. */
    id: text("id").primaryKey(),
    accountId: id<AccountId>("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    offeredOn: day("offered_on").notNull(),
    weight: oneOf("weight", debriefWeights).notNull(),
    state: oneOf("state", debriefStates).notNull(),
  },
  (t) => [index("debriefs_account").on(t.accountId)],
);

/** Hours a peer gave, for that peer alone: one row, whatever it holds. Goes when they step down. */
export const givenHours = table("given_hours", {
  accountId: id<AccountId>("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** Minutes by month, of one length always: the row shows neither how many months nor how many hours. */
  sealedMonths: sealed<Sealed>("sealed_months").notNull(),
});

export const supervisionMeetings = table("supervision_meetings", {
  id: text("id").primaryKey(),
  meetsAt: instant("meets_at").notNull(),
  place: text("place").notNull(),
  /** How many came; null before. Who came is kept nowhere. */
  attendedCount: wholeNumber("attended_count"),
});
