// Exact (Clopper-Pearson) interval for a proportion.
// Formula: beta quantiles; 0 and 1 at the ends. Source: Clopper and Pearson, Biometrika 26 (1934).
import { betaQuantile } from "../distributions/incomplete-beta.ts";
import type { Refusal } from "../refusals.ts";
import { countProblem, type ProportionInterval } from "./wilson-interval.ts";

export function exactBinomialInterval(
  count: number,
  trials: number,
  coverage = 0.95,
): ProportionInterval | Refusal {
  const problem = countProblem(count, trials);
  if (problem !== null) return problem;
  const tail = (1 - coverage) / 2;
  return {
    proportion: count / trials,
    low: count === 0 ? 0 : betaQuantile(count, trials - count + 1, tail),
    high: count === trials ? 1 : betaQuantile(count + 1, trials - count, 1 - tail),
    coverage,
  };
}
