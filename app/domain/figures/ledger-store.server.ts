// The public ledger of what releases cost. Only appended to; each entry carries a hash over itself, the
// released bytes and the entry before, so a charge that is removed, changed or moved shows.
import { createHash } from "node:crypto";
import { asc } from "drizzle-orm";
import type { ReleaseId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { ledgerEntries } from "#db/schema/figures.ts";
import type { Charge } from "./budget.ts";
import { canonicalJson } from "./canonical-json.ts";
import { periodOf, yearNumberOf } from "./periods.ts";
import { rational } from "./rational.ts";

export type LedgerEntry = typeof ledgerEntries.$inferSelect;

/** Stands before the first entry. */
const beginning = "alongside-ledger-1";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** @param releaseBody the released bytes that the entry pays for. */
export const chainOf = (
  before: string | null,
  entry: Omit<LedgerEntry, "chain">,
  releaseBody: string,
): string => sha256(canonicalJson([before ?? beginning, { ...entry }, sha256(releaseBody)]));

/** Every entry, in order. */
export const ledger = (db: Pick<Db, "reader">): Promise<LedgerEntry[]> =>
  db.reader.select().from(ledgerEntries).orderBy(asc(ledgerEntries.position));

/** @throws RangeError for an entry this program never wrote: the ledger is damaged. */
export const chargesIn = (entries: readonly LedgerEntry[]): Charge[] =>
  entries.map((entry) => {
    const period = periodOf(entry.period);
    if (!period) throw new RangeError("A ledger entry names no period.");
    return {
      tableId: entry.tableId,
      period,
      epsilon: rational(BigInt(entry.epsilonNum), BigInt(entry.epsilonDen)),
    };
  });

/** The entries that pay for one release, chained to the ledger as it stands. */
export function entriesFor(
  before: readonly LedgerEntry[],
  releaseId: ReleaseId,
  releaseBody: string,
  charges: readonly Charge[],
): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let last = before.at(-1) ?? null;
  for (const charge of charges) {
    const entry = {
      position: (last?.position ?? 0) + 1,
      releaseId,
      tableId: charge.tableId,
      period: charge.period,
      year: yearNumberOf(charge.period),
      epsilonNum: Number(charge.epsilon.num),
      epsilonDen: Number(charge.epsilon.den),
    };
    last = { ...entry, chain: chainOf(last?.chain ?? null, entry, releaseBody) };
    entries.push(last);
  }
  return entries;
}

/** Touches fewer rows when a position, or a table's period, is already taken. */
export const appendEntries = (tx: Writer, entries: LedgerEntry[]) =>
  tx
    .insert(ledgerEntries)
    .values(entries)
    .onConflictDoNothing()
    .returning({ position: ledgerEntries.position });
