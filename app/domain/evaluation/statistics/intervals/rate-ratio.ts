// Ratio of two event rates with an exact interval and p-value.
// Formula: given the total, the first count is binomial with chance e1 / (e1 + e2) under equal rates;
// interval from Clopper-Pearson limits of that chance, turned into odds and divided by e1 / e2.
// Convention: p doubles the smaller tail, so that it never disagrees with the interval (summed
// likelihoods, as in R's poisson.test, may). Source: Przyborowski and Wilenski, Biometrika 31 (1940).
import { binomialLowerTail } from "../distributions/binomial-distribution.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { exactBinomialInterval } from "./exact-binomial.ts";
import { rateProblem } from "./exact-poisson.ts";

export interface RateRatio {
  /** First over second rate; null when the second count is 0 (the ratio has no upper end). */
  readonly ratio: number | null;
  readonly low: number;
  /** null = no upper end. */
  readonly high: number | null;
  readonly pValue: number;
  readonly coverage: number;
}

export function rateRatio(
  firstCount: number,
  firstExposure: number,
  secondCount: number,
  secondExposure: number,
  coverage = 0.95,
): RateRatio | Refusal {
  const problem =
    rateProblem(firstCount, firstExposure) ?? rateProblem(secondCount, secondExposure);
  if (problem !== null) return problem;
  const total = firstCount + secondCount;
  if (total === 0) return refuse("constant-outcome", "no events in either group");
  const share = exactBinomialInterval(firstCount, total, coverage);
  if (isRefusal(share)) return share;
  const odds = secondExposure / firstExposure;
  const chance = firstExposure / (firstExposure + secondExposure);
  const atMost = binomialLowerTail(firstCount, total, chance);
  // The upper tail through the mirrored binomial, never 1 minus the lower one.
  const atLeast = binomialLowerTail(secondCount, total, 1 - chance);
  return {
    ratio: secondCount === 0 ? null : (firstCount / secondCount) * odds,
    low: (share.low / (1 - share.low)) * odds,
    high: share.high === 1 ? null : (share.high / (1 - share.high)) * odds,
    pValue: Math.min(1, 2 * Math.min(atMost, atLeast)),
    coverage,
  };
}
