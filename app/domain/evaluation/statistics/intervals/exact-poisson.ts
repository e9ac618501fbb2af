// Exact interval for a rate of events.
// Formula: gamma quantiles, lower with shape count, upper with shape count + 1, over the exposure;
// the lower limit of no events is 0. Source: Garwood, Biometrika 28 (1936).
import { gammaQuantile } from "../distributions/incomplete-gamma.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface RateInterval {
  /** Events per unit of exposure. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/** @returns a refusal for an impossible count or exposure, null otherwise */
export function rateProblem(count: number, exposure: number, largestRate?: number): Refusal | null {
  if (!Number.isFinite(exposure) || exposure <= 0) return refuse("zero-exposure");
  if (!Number.isInteger(count) || count < 0) return refuse("count-out-of-range", `${count}`);
  if (largestRate !== undefined && count / exposure > largestRate) {
    return refuse("rate-out-of-range", `${count} in ${exposure}`);
  }
  return null;
}

/**
 * @param count events, whole number of at least 0
 * @param exposure above 0, for example patient-days
 * @param largestRate rates above it are refused as impossible
 */
export function exactPoissonInterval(
  count: number,
  exposure: number,
  coverage = 0.95,
  largestRate?: number,
): RateInterval | Refusal {
  const problem = rateProblem(count, exposure, largestRate);
  if (problem !== null) return problem;
  const tail = (1 - coverage) / 2;
  return {
    rate: count / exposure,
    low: count === 0 ? 0 : gammaQuantile(count, tail) / exposure,
    high: gammaQuantile(count + 1, 1 - tail) / exposure,
    coverage,
  };
}
