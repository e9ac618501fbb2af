// The only file that queries slips.
import { and, eq, gte, lt } from "drizzle-orm";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { slips } from "#db/schema/offers.ts";

export type Slip = typeof slips.$inferSelect;

export async function openSlip(db: Db, codeTag: string, today: string): Promise<Slip | null> {
  const rows = await db.reader
    .select()
    .from(slips)
    .where(and(eq(slips.codeTag, codeTag), gte(slips.expiresOn, today)))
    .limit(1);
  return rows[0] ?? null;
}

export const slipToAdd = (tx: Writer, slip: Slip) => tx.insert(slips).values(slip).returning();

/** Expect one row: each works once. */
export const slipToUse = (tx: Writer, codeTag: string) =>
  tx.delete(slips).where(eq(slips.codeTag, codeTag)).returning();

export const slipsToForget = (tx: Writer, today: string) =>
  tx.delete(slips).where(lt(slips.expiresOn, today)).returning({ tag: slips.codeTag });
