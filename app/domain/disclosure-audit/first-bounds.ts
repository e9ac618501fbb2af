// Narrows cells by plain arithmetic on one row at a time. Never too narrow, often final; what it leaves
// open goes to the solver. It also settles many contradictions without any solver. Pure.
import type { Problem } from "./problem.ts";

export interface Interval {
  min: number;
  /** Null when nothing limits it. */
  max: number | null;
}

const mostRounds = 50;

/** Sum of the extremes of all terms but one; null when one of them has no limit. */
function restOf(
  terms: readonly { at: number; factor: number }[],
  without: number,
  bounds: readonly Interval[],
  side: "least" | "most",
): number | null {
  let sum = 0;
  for (const { at, factor } of terms) {
    if (at === without) continue;
    const bound = bounds[at];
    const isMin = factor > 0 === (side === "least");
    const value = isMin ? bound?.min : bound?.max;
    if (value === null || value === undefined) return null;
    sum += factor * value;
  }
  return sum;
}

/** @returns outer bounds by cell, or null when the rows contradict each other. */
export function firstBounds(problem: Problem): Interval[] | null {
  const bounds = problem.cells.map(
    (_cell, at): Interval => ({ min: problem.lower[at] ?? 0, max: problem.upper[at] ?? null }),
  );
  let hasChanged = true;
  for (let round = 0; hasChanged && round < mostRounds; round += 1) {
    hasChanged = false;
    for (const { terms, lo, hi } of problem.rows) {
      if (terms.length === 0 && ((lo ?? 0) > 0 || (hi ?? 0) < 0)) return null;
      for (const { at, factor } of terms) {
        const bound = bounds[at];
        if (!bound) continue;
        const least = restOf(terms, at, bounds, "least");
        const most = restOf(terms, at, bounds, "most");
        // factor * x lies between `from` and `to`.
        const from = lo === null || most === null ? null : lo - most;
        const to = hi === null || least === null ? null : hi - least;
        const [below, above] = factor > 0 ? [from, to] : [to, from];
        const min = below === null ? bound.min : Math.max(bound.min, Math.ceil(below / factor) + 0);
        const cap = above === null ? null : Math.floor(above / factor) + 0; // never -0
        const max = cap === null ? bound.max : Math.min(bound.max ?? cap, cap);
        if (max !== null && min > max) return null;
        if (min !== bound.min || max !== bound.max) {
          bounds[at] = { min, max };
          hasChanged = true;
        }
      }
    }
  }
  return bounds.some(({ min, max }) => max !== null && min > max) ? null : bounds;
}
