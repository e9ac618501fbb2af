// Starting dates that only one unit has. What happens to that unit by chance cannot be told from its
// effect, and the formulas for errors then see only the comparison units. Where nothing but such
// units stand behind a figure, its standard error, interval and p are withheld.
import type { ReportedEstimate } from "../evaluation-report.ts";
import type { Estimate } from "../statistics/panel/estimate.ts";

/** @param starts of each unit; null or Infinity = never treated */
export function loneCohorts(starts: Iterable<number | null>): ReadonlySet<number> {
  const sizes = new Map<number, number>();
  for (const start of starts) {
    if (start !== null && Number.isFinite(start)) sizes.set(start, (sizes.get(start) ?? 0) + 1);
  }
  return new Set([...sizes].filter(([, size]) => size === 1).map(([start]) => start));
}

export function areAllLone(cohorts: readonly number[], lone: ReadonlySet<number>): boolean {
  return cohorts.length > 0 && cohorts.every((cohort) => lone.has(cohort));
}

/** The figure, without what would mean nothing when `isLone`. */
export function reported(estimate: Estimate, isLone: boolean): Omit<ReportedEstimate, "name"> {
  if (!isLone) return estimate;
  return {
    ...estimate,
    standardError: null,
    degreesOfFreedom: null,
    statistic: null,
    pValue: null,
    low: null,
    high: null,
  };
}
