// The only file that queries what people answer for themselves. No figure imports it.
import { asc, eq, lt } from "drizzle-orm";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { selfChecks, selfViews } from "#db/schema/self-view.ts";

type Reading = Pick<Db, "reader">;
export type SelfViewRow = typeof selfViews.$inferSelect;

/** Where checks hang: on a case, or on a view that a code opens. */
export type CheckOwner = { caseId: CaseId } | { selfViewId: string };

const isOf = (owner: CheckOwner) =>
  "caseId" in owner
    ? eq(selfChecks.caseId, owner.caseId)
    : eq(selfChecks.selfViewId, owner.selfViewId);

export async function selfViewByTag(db: Reading, tag: string): Promise<SelfViewRow | null> {
  const [row] = await db.reader.select().from(selfViews).where(eq(selfViews.tag, tag));
  return row ?? null;
}

export const checksOf = (
  db: Reading,
  owner: CheckOwner,
): Promise<{ id: string; sealedCheck: Sealed }[]> =>
  db.reader
    .select({ id: selfChecks.id, sealedCheck: selfChecks.sealedCheck })
    .from(selfChecks)
    .where(isOf(owner))
    .orderBy(asc(selfChecks.id));

export const selfViewToAdd = (tx: Writer, row: SelfViewRow): Statement =>
  tx.insert(selfViews).values(row).returning({ id: selfViews.id });

/** Expect one row: a view that was destroyed meanwhile takes no more checks. */
export const selfViewToKeepUntil = (tx: Writer, id: string, lapsesOn: string): Statement =>
  tx
    .update(selfViews)
    .set({ lapsesOn })
    .where(eq(selfViews.id, id))
    .returning({ id: selfViews.id });

export const checkToAdd = (
  tx: Writer,
  owner: CheckOwner,
  row: { id: string; sealedCheck: Sealed },
): Statement =>
  tx
    .insert(selfChecks)
    .values({ caseId: null, selfViewId: null, ...owner, ...row })
    .returning({ id: selfChecks.id });

export const checksToForget = (tx: Writer, owner: CheckOwner): Statement =>
  tx.delete(selfChecks).where(isOf(owner)).returning({ id: selfChecks.id });

export const selfViewToForget = (tx: Writer, id: string): Statement =>
  tx.delete(selfViews).where(eq(selfViews.id, id)).returning({ id: selfViews.id });

/** For the purge: views that nobody came back to, with everything in them. */
export const selfViewsToForget = (tx: Writer, today: string): Statement =>
  tx.delete(selfViews).where(lt(selfViews.lapsesOn, today)).returning({ id: selfViews.id });
