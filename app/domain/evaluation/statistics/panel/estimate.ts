// One shape for every estimate with a standard error, so that pages and exports read the same words.
import { normalQuantile, normalTwoSided } from "../distributions/normal-distribution.ts";
import { tCritical, tTwoSided } from "../distributions/t-distribution.ts";

export interface Estimate {
  readonly estimate: number;
  readonly standardError: number;
  /** null when the normal distribution is used. */
  readonly degreesOfFreedom: number | null;
  readonly statistic: number;
  readonly pValue: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/**
 * Estimate plus and minus critical value times standard error; p for the hypothesis of zero.
 * @param standardError above 0
 * @param degreesOfFreedom of Student's t, or null for the normal distribution
 * @param coverage of the interval, between 0 and 1
 */
export function estimateFrom(
  estimate: number,
  standardError: number,
  degreesOfFreedom: number | null,
  coverage = 0.95,
): Estimate {
  const statistic = estimate / standardError;
  const critical =
    degreesOfFreedom === null
      ? normalQuantile(0.5 + coverage / 2)
      : tCritical(coverage, degreesOfFreedom);
  return {
    estimate,
    standardError,
    degreesOfFreedom,
    statistic,
    pValue:
      degreesOfFreedom === null
        ? normalTwoSided(statistic)
        : tTwoSided(statistic, degreesOfFreedom),
    low: estimate - critical * standardError,
    high: estimate + critical * standardError,
    coverage,
  };
}
