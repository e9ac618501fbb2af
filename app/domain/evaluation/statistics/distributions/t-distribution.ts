// Student's t: two-sided p-values and critical values for any positive, also fractional, degrees of
// freedom. Formula: P(|T| > |t|) = I_x(df / 2, 1 / 2) with x = df / (df + t^2), DLMF 8.17.
import { incompleteBeta } from "./incomplete-beta.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/**
 * P(|T| > |t|).
 * @param degreesOfFreedom above 0
 */
export function tTwoSided(t: number, degreesOfFreedom: number): number {
  const square = t * t;
  if (square === Number.POSITIVE_INFINITY) return 0;
  const total = degreesOfFreedom + square;
  return incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / total, square / total).lower;
}

/**
 * The t with P(|T| <= t) = coverage, used for intervals.
 * @param coverage strictly between 0 and 1, for example 0.95
 * @param degreesOfFreedom above 0
 */
export function tCritical(coverage: number, degreesOfFreedom: number): number {
  const outside = 1 - coverage;
  return solveIncreasing((t) => outside - tTwoSided(t, degreesOfFreedom), 0, 4);
}
