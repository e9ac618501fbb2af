// The sealed accumulators of periods that are not released yet, and the turn that folds and closings
// take one after the other.
import { and, asc, eq } from "drizzle-orm";
import type { Sealed } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { accumulators, figuresTurns } from "#db/schema/figures.ts";

export type AccumulatorRow = typeof accumulators.$inferSelect;

export const openAccumulators = (db: Pick<Db, "reader">): Promise<AccumulatorRow[]> =>
  db.reader.select().from(accumulators).orderBy(asc(accumulators.period));

/** How often a fold or closing was written; 0 before the first. */
export async function currentTurn(db: Pick<Db, "reader">): Promise<number> {
  const [row] = await db.reader.select({ turn: figuresTurns.turn }).from(figuresTurns);
  return row?.turn ?? 0;
}

/** Touches one row if nobody else took this turn meanwhile, else none. Comes first in a list. */
export const takeTurn = (tx: Writer, turn: number) =>
  turn === 0
    ? tx.insert(figuresTurns).values({ id: "figures", turn: 1 }).onConflictDoNothing().returning()
    : tx
        .update(figuresTurns)
        .set({ turn: turn + 1 })
        .where(and(eq(figuresTurns.id, "figures"), eq(figuresTurns.turn, turn)))
        .returning();

/** @param version 0 for a period that has no accumulator yet. */
export const rewriteAccumulator = (
  tx: Writer,
  row: { period: string; planVersion: string; version: number; sealedCounters: Sealed },
) =>
  row.version === 0
    ? tx
        .insert(accumulators)
        .values({ ...row, version: 1 })
        .onConflictDoNothing()
        .returning()
    : tx
        .update(accumulators)
        .set({ version: row.version + 1, sealedCounters: row.sealedCounters })
        .where(and(eq(accumulators.period, row.period), eq(accumulators.version, row.version)))
        .returning();

export const deleteAccumulator = (tx: Writer, period: string, version: number) =>
  tx
    .delete(accumulators)
    .where(and(eq(accumulators.period, period), eq(accumulators.version, version)))
    .returning();
