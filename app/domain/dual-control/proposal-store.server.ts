// The only file that queries proposals.
import { and, desc, eq, lt } from "drizzle-orm";
import { addDays } from "#app/domain/calendar/local-time.ts";
import type { AccountId, ProposalId } from "#app/domain/ids.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { proposals } from "#db/schema/dual-control.ts";
import { type ProposalState, recordDays } from "./proposal.ts";

export type ProposalRow = typeof proposals.$inferSelect;

export async function proposalOf(
  db: Pick<Db, "reader">,
  proposalId: ProposalId,
): Promise<ProposalRow | null> {
  const rows = await db.reader
    .select()
    .from(proposals)
    .where(eq(proposals.id, proposalId))
    .limit(1);
  return rows[0] ?? null;
}

/** All that are on record, the newest first. */
export const proposalsOnRecord = (db: Pick<Db, "reader">): Promise<ProposalRow[]> =>
  db.reader.select().from(proposals).orderBy(desc(proposals.askedOn), desc(proposals.id));

export const proposalToAdd = (tx: Writer, row: ProposalRow): Statement =>
  tx.insert(proposals).values(row).returning({ id: proposals.id });

/** Decides one that is open. Expect one row: two people may decide at once. */
export const proposalToDecide = (
  tx: Writer,
  proposalId: ProposalId,
  decision: { state: Exclude<ProposalState, "open">; decidedBy: AccountId; decidedOn: string },
): Statement =>
  tx
    .update(proposals)
    .set(decision)
    .where(and(eq(proposals.id, proposalId), eq(proposals.state, "open")))
    .returning({ id: proposals.id });

export const proposalsToForget = (tx: Writer, today: string): Statement =>
  tx
    .delete(proposals)
    .where(lt(proposals.askedOn, addDays(today, -recordDays)))
    .returning({ id: proposals.id });
