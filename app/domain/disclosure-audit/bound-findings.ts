// What the bounds of the cells give away (disclosure.md 5.4 B). Pure.
import type { Interval } from "./first-bounds.ts";
import type { Statements } from "./statements.ts";

export const findingKinds = ["exact", "narrow", "existence", "everyone"] as const;
export type FindingKind = (typeof findingKinds)[number];

export interface Finding {
  cell: string;
  kind: FindingKind;
  detail: string;
}

/** What counts as found out of a cell that lies between these bounds. */
function kindsOf(
  bound: Interval,
  k: number,
  headcount: number | undefined,
  own: number,
): { kind: FindingKind; detail: string }[] {
  const { min, max } = bound;
  const found: { kind: FindingKind; detail: string }[] = [];
  const enough = Math.min(k, headcount === undefined ? k : headcount - own);
  if (max !== null && min === max) {
    found.push({ kind: "exact", detail: `It is ${min}, whatever else is true.` });
  } else if (max !== null && max - min < enough) {
    const detail = `It is ${min} to ${max}: narrower than ${enough}.`;
    found.push({ kind: "narrow", detail });
  }
  if (min - own >= 1) {
    const detail = `At least ${min - own} asked: nobody can say that nobody did.`;
    found.push({ kind: "existence", detail });
  }
  if (headcount !== undefined && headcount > 0 && min >= headcount) {
    found.push({ kind: "everyone", detail: `All ${headcount} asked.` });
  }
  return found;
}

/** One finding per sensitive cell and kind; what the attacker knew before is none. */
export function findingsOf(file: Statements, bounds: ReadonlyMap<string, Interval>): Finding[] {
  const sensitive = new Set(file.sensitive ?? file.cells);
  return file.cells
    .filter((cell) => sensitive.has(cell) && file.known[cell] === undefined)
    .flatMap((cell) => {
      const bound = bounds.get(cell);
      if (!bound) return [];
      return kindsOf(bound, file.k, file.headcounts[cell], file.own[cell] ?? 0).map((found) => ({
        cell,
        ...found,
      }));
    });
}
