// The hospital's numbers in order of time, and what may be said of them: only that they stayed within
// their error, or moved further than the added chance explains. Never good or bad, never why. Pure.
import { isQuarter, type Period } from "./periods.ts";
import type { Release } from "./release.ts";

export interface TrendPoint {
  period: Period;
  /** Noisy, zero where the noise went below. */
  shown: number;
  from: number;
  to: number;
}

export interface Trend {
  points: TrendPoint[];
  /** Of the last against the one before; "single" when there are not two to compare. */
  finding: "none" | "single" | "within-error" | "higher" | "lower";
}

/** The quarters if there are any, else the years; oldest first. */
export function trendOf(releases: readonly Release[]): Trend {
  const all = releases.flatMap(({ period, tables }) => {
    const table = tables.find(({ id }) => id.startsWith("hospital-"));
    const noisy = table?.cells.all;
    return table && noisy !== undefined ? [{ period, noisy, within: table.within }] : [];
  });
  const quarters = all.filter(({ period }) => isQuarter(period));
  const used = (quarters.length > 0 ? quarters : all).sort((a, b) =>
    a.period < b.period ? -1 : 1,
  );
  const points = used.map(({ period, noisy, within }) => ({
    period,
    shown: Math.max(0, noisy),
    from: Math.max(0, noisy - within),
    to: Math.max(0, noisy + within),
  }));
  const [before, last] = [used.at(-2), used.at(-1)];
  if (!last) return { points, finding: "none" };
  if (!before) return { points, finding: "single" };
  const change = last.noisy - before.noisy;
  // Both ends must be off at once in opposite directions: rarer than one time in twenty.
  if (Math.abs(change) <= before.within + last.within) return { points, finding: "within-error" };
  return { points, finding: change > 0 ? "higher" : "lower" };
}
