// The only file that queries forms that came too late, and tokens that were spent.
import { and, eq, gt, lt } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { keptForms, spentTokens } from "#db/schema/access.ts";

export type KeptFormRow = typeof keptForms.$inferSelect;

export async function keptFormRow(
  db: Db,
  tag: string,
  accountId: AccountId,
  now: Date,
): Promise<KeptFormRow | null> {
  const rows = await db.reader
    .select()
    .from(keptForms)
    .where(
      and(eq(keptForms.tag, tag), eq(keptForms.accountId, accountId), gt(keptForms.expiresAt, now)),
    )
    .limit(1);
  return rows[0] ?? null;
}

export const keptFormToAdd = (tx: Writer, row: KeptFormRow) =>
  tx.insert(keptForms).values(row).returning({ tag: keptForms.tag });

export const keptFormToForget = (tx: Writer, tag: string) =>
  tx.delete(keptForms).where(eq(keptForms.tag, tag)).returning({ tag: keptForms.tag });

export const oldKeptFormsToForget = (tx: Writer, now: Date) =>
  tx.delete(keptForms).where(lt(keptForms.expiresAt, now)).returning({ tag: keptForms.tag });

/** Spends a token. Expect one row: none when it was spent before. */
export const tokenToSpend = (tx: Writer, row: typeof spentTokens.$inferSelect) =>
  tx.insert(spentTokens).values(row).onConflictDoNothing().returning();

export const oldTokensToForget = (tx: Writer, now: Date) =>
  tx.delete(spentTokens).where(lt(spentTokens.expiresAt, now)).returning();
