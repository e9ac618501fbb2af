// How long things are kept here, what must be kept longer by law, and when the site's clock was last seen
// right. Nothing in these tables says whose case it is.
import { day, id, instant, table, text, wholeNumber } from "#db/words.ts";

export const retentionSettings = table("retention_settings", {
  /** One row, "site"; none while the defaults hold. */
  id: id<"site">("id").primaryKey(),
  /** Counts the changes, so that two approvals cannot pass each other. */
  version: wholeNumber("version").notNull(),
  untouchedDays: wholeNumber("untouched_days").notNull(),
  quietDays: wholeNumber("quiet_days").notNull(),
  graceDays: wholeNumber("grace_days").notNull(),
  offerDays: wholeNumber("offer_days").notNull(),
  setOn: day("set_on").notNull(),
});

export const legalHolds = table("legal_holds", {
  /** The case's record number: a keyed hash of its random id. Whether such a case exists is not kept. */
  recordNumber: text("record_number").primaryKey(),
  /** The hold ends by itself after this day. */
  untilOn: day("until_on").notNull(),
  setOn: day("set_on").notNull(),
});

export const clockSightings = table("clock_sightings", {
  /** One row, "site". */
  id: id<"site">("id").primaryKey(),
  /** Moved on every few minutes; a jump of more than a day stops all destruction until confirmed. */
  seenAt: instant("seen_at").notNull(),
});
