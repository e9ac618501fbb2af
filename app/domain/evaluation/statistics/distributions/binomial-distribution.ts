// Binomial and Poisson probabilities and quantiles in Loader's saddle-point form.
// Source: C. Loader (2000); quantile = smallest count whose cumulated probability reaches the target.
import { incompleteBeta } from "./incomplete-beta.ts";
import { incompleteGamma } from "./incomplete-gamma.ts";

// Guards the comparison of a cumulated sum with its target against the last binary digits.
const ROUNDING = 64 * Number.EPSILON;

/** P(X <= count) for X binomial(trials, probability); count and trials whole numbers. */
export function binomialLowerTail(count: number, trials: number, probability: number): number {
  if (count < 0) return 0;
  if (count >= trials) return 1;
  return incompleteBeta(trials - count, count + 1, 1 - probability, probability).lower;
}

/**
 * Smallest count k with P(X <= k) >= target for X binomial(trials, probability).
 * @param target strictly between 0 and 1
 * @param trials whole number, at least 0
 * @param probability from 0 to 1
 */
export function binomialQuantile(target: number, trials: number, probability: number): number {
  return smallestCount((count) => binomialLowerTail(count, trials, probability), target, trials);
}

/** P(X <= count) for X Poisson(mean), mean above 0. */
export function poissonLowerTail(count: number, mean: number): number {
  return count < 0 ? 0 : incompleteGamma(count + 1, mean).upper;
}

/** Smallest count k with P(X <= k) >= target for X Poisson(mean). */
export function poissonQuantile(target: number, mean: number): number {
  const beyond = Math.ceil(mean + 20 * Math.sqrt(mean) + 50);
  return smallestCount((count) => poissonLowerTail(count, mean), target, beyond);
}

function smallestCount(lowerTail: (count: number) => number, target: number, largest: number) {
  const goal = target * (1 - ROUNDING);
  let low = -1;
  let high = largest;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lowerTail(middle) >= goal) high = middle;
    else low = middle;
  }
  return high;
}
