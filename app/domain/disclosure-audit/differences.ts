// Differencing: one statement about a group inside another's leaves the rest between them. The solver
// finds all of this and more; this names the pair, so that a person sees which two numbers to subtract.
import type { Interval } from "./first-bounds.ts";
import type { Statement, Statements } from "./statements.ts";

export interface Difference {
  /** The releases of the larger and of the smaller group. */
  from: string;
  without: string;
  /** The cells that only the larger one holds. */
  rest: string[];
  between: Interval;
}

const mostStatements = 2_000;

const plainCells = ({ terms }: Statement): Set<string> | null =>
  terms.every(([, factor]) => factor === 1) ? new Set(terms.map(([cell]) => cell)) : null;

function differenceOf(larger: Statement, smaller: Statement): Difference | null {
  const [all, part] = [plainCells(larger), plainCells(smaller)];
  if (!all || !part || part.size >= all.size || ![...part].every((cell) => all.has(cell))) {
    return null;
  }
  const min = Math.max(0, (larger.lo ?? 0) - (smaller.hi ?? Number.POSITIVE_INFINITY));
  const max = larger.hi === null ? null : larger.hi - (smaller.lo ?? 0);
  const rest = [...all].filter((cell) => !part.has(cell));
  return { from: larger.release, without: smaller.release, rest, between: { min, max } };
}

/** Pairs of statements whose difference gives away a sensitive cell, or a few of them, below k. */
export function differencesIn(file: Statements): Difference[] {
  if (file.statements.length > mostStatements) return [];
  const sensitive = new Set(file.sensitive ?? file.cells);
  return file.statements.flatMap((larger) =>
    file.statements.flatMap((smaller) => {
      const found = differenceOf(larger, smaller);
      if (!found?.rest.every((cell) => sensitive.has(cell))) return [];
      const { min, max } = found.between;
      const isFound =
        (max !== null && max - min < file.k && max < file.k) ||
        (max === min && found.rest.length === 1);
      return isFound ? [found] : [];
    }),
  );
}
