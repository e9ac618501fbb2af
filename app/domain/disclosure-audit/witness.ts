// A witness is a table of whole numbers that agrees with everything that was said. The solver proposes
// it in floating point; it counts only after this check, which is exact. Pure.
import type { Problem } from "./problem.ts";

/** @returns the solver's values as whole numbers, or null when they are none. */
export function wholeTable(values: ArrayLike<number>): bigint[] | null {
  const table: bigint[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? Number.NaN;
    const rounded = Math.round(value);
    if (!(Math.abs(value - rounded) <= 1e-4) || !Number.isSafeInteger(rounded)) return null;
    table.push(BigInt(rounded));
  }
  return table;
}

/** Whether the table agrees with every row and limit of the problem. */
export function isWitness(problem: Problem, table: readonly bigint[]): boolean {
  const isWithin = (value: bigint, lo: number | null, hi: number | null) =>
    (lo === null || value >= BigInt(lo)) && (hi === null || value <= BigInt(hi));
  return (
    table.length === problem.cells.length &&
    table.every((value, at) =>
      isWithin(value, problem.lower[at] ?? 0, problem.upper[at] ?? null),
    ) &&
    problem.rows.every(({ terms, lo, hi }) => {
      const sum = terms.reduce(
        (total, { at, factor }) => total + BigInt(factor) * (table[at] ?? 0n),
        0n,
      );
      return isWithin(sum, lo, hi);
    })
  );
}

/**
 * The problem whose solutions are the directions in which a cell can grow for ever: a direction changes
 * no limited row beyond its limit and moves this cell by at least one.
 */
export function endlessDirections(problem: Problem, cell: number): Problem {
  return {
    cells: problem.cells,
    lower: problem.cells.map((_cell, at) => (at === cell ? 1 : 0)),
    upper: problem.upper.map((upper) => (upper === null ? 1_000_000 : 0)),
    rows: problem.rows.map((row) => ({
      ...row,
      lo: row.lo === null ? null : 0,
      hi: row.hi === null ? null : 0,
    })),
  };
}
