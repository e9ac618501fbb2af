// The only file that queries the audit. It adds and reads; nothing here changes or takes away a row, which
// only the destruction of a case does.
import { asc, eq, isNotNull } from "drizzle-orm";
import type { Writer } from "#db/all-or-nothing.server.ts";
import { exactlyOne, type Step } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { auditHeads, auditRows } from "#db/schema/audit.ts";
import type { AuditHead, AuditRow, ChainEnd } from "./audit-chain.ts";
import { beginning } from "./audit-chain.ts";

export const chainRows = (db: Db, chain: string): Promise<AuditRow[]> =>
  db.reader
    .select()
    .from(auditRows)
    .where(eq(auditRows.chain, chain))
    .orderBy(asc(auditRows.place), asc(auditRows.id));

export async function chainHead(db: Db, chain: string): Promise<AuditHead | null> {
  const [head] = await db.reader.select().from(auditHeads).where(eq(auditHeads.chain, chain));
  return head ?? null;
}

/** Every chain that a case has, by the case's id: from the rows and from the heads. */
export async function caseChains(db: Db): Promise<string[]> {
  const ofRows = await db.reader
    .selectDistinct({ chain: auditRows.chain })
    .from(auditRows)
    .where(isNotNull(auditRows.caseId));
  const ofHeads = await db.reader
    .select({ chain: auditHeads.chain })
    .from(auditHeads)
    .where(isNotNull(auditHeads.caseId));
  return [...new Set([...ofRows, ...ofHeads].map(({ chain }) => chain))].sort();
}

/** Where the next row goes. */
export async function chainEnd(db: Db, chain: string): Promise<ChainEnd> {
  const head = await chainHead(db, chain);
  if (!head) return { rowCount: 0, lastMark: beginning };
  const [last] = await db.reader
    .select({ mark: auditRows.mark })
    .from(auditRows)
    .where(eq(auditRows.id, `${chain}:${head.rowCount}`));
  return { rowCount: head.rowCount, lastMark: last?.mark ?? "" };
}

/** Refused when somebody else was faster to write in the same chain. */
export const linkToAdd = (
  tx: Writer,
  { row, head }: { row: AuditRow; head: AuditHead },
): Step<"changed-meanwhile">[] => [
  exactlyOne(
    tx.insert(auditRows).values(row).onConflictDoNothing().returning({ id: auditRows.id }),
    "changed-meanwhile",
  ),
  tx
    .insert(auditHeads)
    .values(head)
    .onConflictDoUpdate({
      target: auditHeads.chain,
      set: { rowCount: head.rowCount, mark: head.mark },
    })
    .returning({ chain: auditHeads.chain }),
];
