// Peers and the hours in which peers answer. The expected time shown to anyone comes from these hours.
import type { AccountId } from "#app/domain/ids.ts";
import { genders } from "#app/domain/peers/peer.ts";
import { roleFamilies } from "#app/domain/roster/staff.ts";
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
