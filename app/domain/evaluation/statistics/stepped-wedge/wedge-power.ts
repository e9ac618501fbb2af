// Standard error and power of a stepped-wedge (or any unit x period) plan, closed form.
// Formula: with I units, T periods, X the 0/1 plan, U = sum X, W = sum over periods of squared
// period sums, V = sum over units of squared unit sums, s2 = variance of a cell mean given the unit,
// t2 = unit variance: variance = I s2 (s2 + T t2) / ((I U - W) s2 + (U^2 + I T U - T W - I V) t2).
// A unit-by-period variance adds to s2. Power by the normal distribution, two-sided.
// Source: Hussey and Hughes (2007), equations 8 and 9.
import { normalQuantile, normalUpperTail } from "../distributions/normal-distribution.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface WedgePlan {
  /** One list per unit with 0 or 1 for each period, all of the same length. */
  readonly plan: readonly (readonly number[])[];
  /** People measured in each unit and period, above 0. */
  readonly cellSize: number;
  readonly unitVariance: number;
  readonly cellVariance?: number;
  readonly residualVariance: number;
  readonly effect: number;
  /** Two-sided level; default 0.05. */
  readonly level?: number;
}

export interface WedgePower {
  readonly standardError: number;
  readonly power: number;
  /** Smallest effect found with a power of 80 percent. */
  readonly detectableEffect: number;
}

export function wedgePower(plan: WedgePlan): WedgePower | Refusal {
  const units = plan.plan.length;
  const periods = plan.plan[0]?.length ?? 0;
  if (units < 2) return refuse("one-cluster");
  if (periods < 2) return refuse("one-period");
  if (plan.plan.some((row) => row.length !== periods)) return refuse("not-a-balanced-panel");
  if (!(plan.cellSize > 0) || !(plan.residualVariance > 0)) return refuse("not-positive");
  if (!(plan.unitVariance >= 0) || !((plan.cellVariance ?? 0) >= 0)) return refuse("not-positive");
  const unitSums = plan.plan.map((row) => row.reduce((sum, value) => sum + value, 0));
  const periodSums = Array.from({ length: periods }, (_, at) =>
    plan.plan.reduce((sum, row) => sum + (row[at] ?? 0), 0),
  );
  const treated = unitSums.reduce((sum, value) => sum + value, 0);
  const byPeriod = periodSums.reduce((sum, value) => sum + value * value, 0);
  const byUnit = unitSums.reduce((sum, value) => sum + value * value, 0);
  const ofCell = plan.residualVariance / plan.cellSize + (plan.cellVariance ?? 0);
  const ofUnit = plan.unitVariance;
  const information =
    (units * treated - byPeriod) * ofCell +
    (treated * treated + units * periods * treated - periods * byPeriod - units * byUnit) * ofUnit;
  if (!(information > 1e-12 * ofCell)) return refuse("collinear-treatment");
  const standardError = Math.sqrt((units * ofCell * (ofCell + periods * ofUnit)) / information);
  const critical = normalQuantile(1 - (plan.level ?? 0.05) / 2);
  const distance = Math.abs(plan.effect) / standardError;
  return {
    standardError,
    power: normalUpperTail(critical - distance) + normalUpperTail(critical + distance),
    detectableEffect: (critical + normalQuantile(0.8)) * standardError,
  };
}
