// Standard normal tails and quantiles through the incomplete gamma function with shape 1/2.
// Never 1 minus a lower tail: that loses everything below 1e-16.
import { incompleteGamma } from "./incomplete-gamma.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/** P(Z > z) for a standard normal Z. */
export function normalUpperTail(z: number): number {
  if (z < 0) return 1 - normalUpperTail(-z);
  return incompleteGamma(0.5, (z * z) / 2).upper / 2;
}

/** P(|Z| > |z|). */
export function normalTwoSided(z: number): number {
  return incompleteGamma(0.5, (z * z) / 2).upper;
}

/**
 * The z with P(Z <= z) = probability.
 * @param probability strictly between 0 and 1
 */
export function normalQuantile(probability: number): number {
  if (probability < 0.5) return -upperQuantile(probability);
  if (probability > 0.5) return upperQuantile(1 - probability);
  return 0;
}

function upperQuantile(tail: number): number {
  return solveIncreasing((z) => tail - normalUpperTail(z), 0, 2);
}
