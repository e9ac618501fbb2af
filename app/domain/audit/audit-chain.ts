// A chain of rows, each marked with a key over its place, the mark before and what it says; a head says how
// many there are. From these the verifier can tell what was done to it, and to which row.
import type { CaseId } from "#app/domain/ids.ts";

export interface AuditRow {
  id: string;
  chain: string;
  caseId: CaseId | null;
  place: number;
  body: string;
  previous: string;
  mark: string;
}
export interface AuditHead {
  chain: string;
  caseId: CaseId | null;
  rowCount: number;
  mark: string;
}

/** A keyed hash; whoever has the database only cannot make one. */
export type Marker = (text: string) => string;

/** Stands before the first row. */
export const beginning = "alongside-audit-1";

const linkText = (row: Pick<AuditRow, "chain" | "place" | "previous">, said: string): string =>
  JSON.stringify([row.chain, row.place, row.previous, said]);
const headText = (chain: string, rowCount: number, lastMark: string): string =>
  JSON.stringify([chain, "head", rowCount, lastMark]);

export interface ChainEnd {
  rowCount: number;
  lastMark: string;
}

/**
 * The next row and the head after it.
 * @param said what happened, in clear; it is what the mark covers, however the body is stored.
 */
export function nextLink(
  of: Pick<AuditRow, "chain" | "caseId">,
  end: ChainEnd,
  said: string,
  body: string,
  marker: Marker,
): { row: AuditRow; head: AuditHead } {
  const { chain, caseId } = of;
  const place = end.rowCount + 1;
  const previous = end.lastMark;
  const mark = marker(linkText({ chain, place, previous }, said));
  return {
    row: { id: `${chain}:${place}`, chain, caseId, place, body, previous, mark },
    head: { chain, caseId, rowCount: place, mark: marker(headText(chain, place, mark)) },
  };
}

export interface AuditFinding {
  /** The row's place in its chain; null when the chain as a whole does not fit its head. */
  place: number | null;
  finding: "edited" | "removed" | "reordered" | "head-changed";
  /** For a row that was moved: the place it was written at. */
  writtenAt?: number;
}

/** @param saidOf what a row says, in clear; null when it cannot be opened. */
export function findingsIn(
  rows: readonly AuditRow[],
  head: AuditHead | null,
  saidOf: (row: AuditRow) => string | null,
  marker: Marker,
): AuditFinding[] {
  const findings: AuditFinding[] = [];
  const sorted = [...rows].sort((a, b) => a.place - b.place);
  const count = Math.max(head?.rowCount ?? 0, sorted.at(-1)?.place ?? 0);
  const at = new Map(sorted.map((row) => [row.place, row]));
  for (let place = 1; place <= count; place += 1) {
    const row = at.get(place);
    if (!row) {
      findings.push({ place, finding: "removed" });
      continue;
    }
    const said = saidOf(row);
    const fits = (as: number) =>
      said !== null && marker(linkText({ ...row, place: as }, said)) === row.mark;
    const before = at.get(place - 1);
    const isLinked = place === 1 ? row.previous === beginning : before?.mark === row.previous;
    if (fits(place)) {
      // A row that fits by itself, behind one that was replaced by an older copy.
      if (!isLinked && before && !findings.some((one) => one.place === place - 1)) {
        findings.push({ place: place - 1, finding: "edited" });
      }
      continue;
    }
    const places = Array.from({ length: count }, (_none, index) => index + 1);
    const writtenAt = places.find((other) => other !== place && fits(other));
    findings.push(
      writtenAt ? { place, finding: "reordered", writtenAt } : { place, finding: "edited" },
    );
  }
  const lastMark = at.get(count)?.mark;
  const isHeadRight =
    head === null
      ? rows.length === 0
      : lastMark === undefined ||
        marker(headText(head.chain, head.rowCount, lastMark)) === head.mark;
  if (!isHeadRight && findings.length === 0) {
    findings.push({ place: null, finding: "head-changed" });
  }
  return findings;
}
