// The only file that queries how long things are kept, the holds, and the sightings of the clock.
import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { clockSightings, legalHolds, retentionSettings } from "#db/schema/retention.ts";
import { defaultRules, type RetentionRules } from "./retention-rules.ts";

export interface RulesInForce {
  rules: RetentionRules;
  /** 0 while the defaults hold. */
  version: number;
  setOn: string | null;
}

export async function rulesInForce(db: Pick<Db, "reader">): Promise<RulesInForce> {
  const [row] = await db.reader
    .select()
    .from(retentionSettings)
    .where(eq(retentionSettings.id, "site"));
  if (!row) return { rules: defaultRules, version: 0, setOn: null };
  const { untouchedDays, quietDays, graceDays, offerDays, version, setOn } = row;
  return { rules: { untouchedDays, quietDays, graceDays, offerDays }, version, setOn };
}

export const retentionRules = async (db: Pick<Db, "reader">): Promise<RetentionRules> =>
  (await rulesInForce(db)).rules;

/** Expect one row: the rules may have been changed since this version was read. */
export const rulesToSet = (
  tx: Writer,
  rules: RetentionRules,
  version: number,
  setOn: string,
): Statement =>
  version === 0
    ? tx
        .insert(retentionSettings)
        .values({ id: "site", version: 1, setOn, ...rules })
        .onConflictDoNothing()
        .returning()
    : tx
        .update(retentionSettings)
        .set({ ...rules, setOn, version: version + 1 })
        .where(and(eq(retentionSettings.id, "site"), eq(retentionSettings.version, version)))
        .returning();

export type LegalHold = typeof legalHolds.$inferSelect;

/** The holds in force on this day, by record number. */
export const holdsInForce = (db: Pick<Db, "reader">, today: string): Promise<LegalHold[]> =>
  db.reader
    .select()
    .from(legalHolds)
    .where(gte(legalHolds.untilOn, today))
    .orderBy(asc(legalHolds.recordNumber));

/** Asked again, the hold runs until the newer day. */
export const holdToSet = (tx: Writer, hold: LegalHold): Statement =>
  tx
    .insert(legalHolds)
    .values(hold)
    .onConflictDoUpdate({
      target: legalHolds.recordNumber,
      set: { untilOn: hold.untilOn, setOn: hold.setOn },
    })
    .returning();

/** Touches no row when there is no such hold (any more). */
export const holdToEnd = (tx: Writer, recordNumber: string): Statement =>
  tx.delete(legalHolds).where(eq(legalHolds.recordNumber, recordNumber)).returning();

export const holdsToForget = (tx: Writer, today: string): Statement =>
  tx.delete(legalHolds).where(lt(legalHolds.untilOn, today)).returning();

export async function clockSeenAt(db: Pick<Db, "reader">): Promise<Date | null> {
  const rows = await db.reader
    .select()
    .from(clockSightings)
    .where(inArray(clockSightings.id, ["site"]));
  return rows[0]?.seenAt ?? null;
}

export const clockToSee = (tx: Writer, seenAt: Date): Statement =>
  tx
    .insert(clockSightings)
    .values({ id: "site", seenAt })
    .onConflictDoUpdate({ target: clockSightings.id, set: { seenAt } })
    .returning();

/** After restoring: what the clock said when the backup was made says nothing now. */
export const clockToForget = (tx: Writer): Statement =>
  tx.delete(clockSightings).where(eq(clockSightings.id, "site")).returning();
