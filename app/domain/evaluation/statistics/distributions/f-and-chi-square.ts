// Upper tails of the F and chi-square distributions, for joint tests.
// Formulas: F through the incomplete beta, chi-square through the incomplete gamma function.
import { incompleteBeta } from "./incomplete-beta.ts";
import { incompleteGamma } from "./incomplete-gamma.ts";

/**
 * P(F > value).
 * @param value at least 0
 * @param numerator degrees of freedom, above 0
 * @param denominator degrees of freedom, above 0
 */
export function fUpperTail(value: number, numerator: number, denominator: number): number {
  const total = denominator + numerator * value;
  return incompleteBeta(
    denominator / 2,
    numerator / 2,
    denominator / total,
    (numerator * value) / total,
  ).lower;
}

/**
 * P(X > value) for a chi-square X.
 * @param value at least 0
 * @param degreesOfFreedom above 0
 */
export function chiSquareUpperTail(value: number, degreesOfFreedom: number): number {
  return incompleteGamma(degreesOfFreedom / 2, value / 2).upper;
}
