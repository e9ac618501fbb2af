// Where a fact is counted: in its own quarter and year while they are open, else in the next that are.
// A release is never corrected (disclosure.md 5.1).
import {
  type Period,
  type Quarter,
  quarterAfter,
  quartersOf,
  yearNumberOf,
  yearPeriod,
} from "./periods.ts";
import type { ReleasePlan } from "./release-plan.ts";

export interface CountingPlace {
  plan: ReleasePlan;
  /** The accumulators the fact changes: quarter and year, or the year alone. */
  periods: readonly Period[];
}

/** Every period that is released under the plan, the year last. */
export const periodsOfPlan = (plan: ReleasePlan): readonly Period[] =>
  plan.cadence === "quarter"
    ? [...quartersOf(plan.year), yearPeriod(plan.year)]
    : [yearPeriod(plan.year)];

/** The periods of a plan that a fact of this quarter belongs to. */
export const periodsOfFact = (plan: ReleasePlan, quarter: Quarter): readonly Period[] =>
  plan.cadence === "quarter"
    ? [quarter, yearPeriod(yearNumberOf(quarter))]
    : [yearPeriod(yearNumberOf(quarter))];

/**
 * @param from the quarter in which the case ended.
 * @param current the quarter of today; it is never released yet.
 * @returns null while no plan is signed for the time in which the fact could be counted.
 */
export function countingPlace(
  from: Quarter,
  current: Quarter,
  planOf: (year: number) => ReleasePlan | null,
  isReleased: (period: Period) => boolean,
): CountingPlace | null {
  // A clock that was set back must not count into a quarter that has not begun.
  for (let quarter = from < current ? from : current; ; quarter = quarterAfter(quarter)) {
    const plan = planOf(yearNumberOf(quarter));
    if (plan && !periodsOfFact(plan, quarter).some(isReleased)) {
      return { plan, periods: periodsOfFact(plan, quarter) };
    }
    if (quarter >= current) return null;
  }
}
