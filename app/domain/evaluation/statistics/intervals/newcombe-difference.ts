// Interval for the difference of two independent proportions from their Wilson limits.
// Formula: difference - sqrt((p1 - l1)^2 + (u2 - p2)^2) to difference + sqrt((u1 - p1)^2 + (p2 - l2)^2).
// Source: Newcombe, Statistics in Medicine 17 (1998) 873, method 10.
import { isRefusal, type Refusal } from "../refusals.ts";
import { wilsonInterval } from "./wilson-interval.ts";

export interface ProportionDifference {
  /** First minus second proportion. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

export function newcombeDifference(
  firstCount: number,
  firstTrials: number,
  secondCount: number,
  secondTrials: number,
  coverage = 0.95,
): ProportionDifference | Refusal {
  const first = wilsonInterval(firstCount, firstTrials, coverage);
  if (isRefusal(first)) return first;
  const second = wilsonInterval(secondCount, secondTrials, coverage);
  if (isRefusal(second)) return second;
  const difference = first.proportion - second.proportion;
  return {
    difference,
    low: difference - Math.hypot(first.proportion - first.low, second.high - second.proportion),
    high: difference + Math.hypot(first.high - first.proportion, second.proportion - second.low),
    coverage,
  };
}
