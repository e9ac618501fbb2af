// Who answers when. Nothing here knows of a case: shifts, leave, swaps and private holds of peers.
import type { AccountId } from "#app/domain/ids.ts";
import { accounts } from "#db/schema/access.ts";
import { day, id, index, instant, table, text, uniqueIndex, wholeNumber } from "#db/words.ts";

const ofAccount = (name: string) =>
  id<AccountId>(name)
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" });

export const rotaShifts = table(
  "rota_shifts",
  {
    id: text("id").primaryKey(),
    accountId: ofAccount("account_id"),
    /** 1 Monday to 7 Sunday, of the day on which it begins. */
    weekday: wholeNumber("weekday").notNull(),
    /** Minutes after local midnight; `to` above 1440 runs into the next day. */
    fromMinute: wholeNumber("from_minute").notNull(),
    toMinute: wholeNumber("to_minute").notNull(),
    /** 1 every week, 2 every other, counted from the week of `from_on`. */
    everyWeeks: wholeNumber("every_weeks").notNull(),
    fromOn: day("from_on").notNull(),
    /** The last day on which one may begin; null without end. */
    untilOn: day("until_on"),
    /** IANA name: a programme may span zones. */
    timeZone: text("time_zone").notNull(),
  },
  (t) => [index("shifts_account").on(t.accountId)],
);

export const rotaLeaves = table(
  "rota_leaves",
  {
    id: text("id").primaryKey(),
    accountId: ofAccount("account_id"),
    /** First and last day away. Why is nobody's business here. */
    fromOn: day("from_on").notNull(),
    toOn: day("to_on").notNull(),
  },
  (t) => [index("leaves_account").on(t.accountId)],
);

export const rotaSwaps = table(
  "rota_swaps",
  {
    id: text("id").primaryKey(),
    shiftId: text("shift_id")
      .notNull()
      .references(() => rotaShifts.id, { onDelete: "cascade" }),
    /** The day on which the turn begins. */
    turnOn: day("turn_on").notNull(),
    /** Who took it over; null while it is only offered. */
    takenBy: id<AccountId>("taken_by").references(() => accounts.id, { onDelete: "cascade" }),
  },
  (t) => [uniqueIndex("swaps_turn").on(t.shiftId, t.turnOn)],
);

export const calendarFeeds = table("calendar_feeds", {
  accountId: id<AccountId>("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** Keyed hash of the code in the feed's address; revoking deletes the row. */
  tag: text("tag").notNull().unique(),
});

export const calendarHolds = table(
  "calendar_holds",
  {
    id: text("id").primaryKey(),
    accountId: ofAccount("account_id"),
    fromAt: instant("from_at").notNull(),
    toAt: instant("to_at").notNull(),
  },
  (t) => [index("holds_account").on(t.accountId)],
);

export const rotaRevisions = table("rota_revisions", {
  id: text("id").primaryKey(),
  /** Another random word after every change: who has computed coverage knows whether it still holds. */
  revision: text("revision").notNull(),
});
