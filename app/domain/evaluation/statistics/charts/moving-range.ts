// Mean moving range of neighbouring points and the standard deviation it stands for.
// Convention: no screening by default. With screening, ranges of 3.267 times their mean or more are
// dropped once (qicharts2 does this; most textbooks do not); limits can differ by a third.
// Formula: standard deviation = mean range / 1.128 (1.128 = expected range of two normal values).
// Source: Wheeler, Understanding Variation (2000); Nelson, J. Quality Technology 14 (1982).
import { item, mean } from "../linear/entries.ts";

const RANGE_TO_DEVIATION = 1.128;
const SCREENING_FACTOR = 3.267;

/**
 * @param values in time order, without excluded points: a range bridges the hole
 * @returns standard deviation from ranges, or null with fewer than two values
 */
export function deviationFromRanges(values: readonly number[], isScreened: boolean): number | null {
  const ranges = values.slice(1).map((value, at) => Math.abs(value - item(values, at)));
  if (ranges.length === 0) return null;
  const limit = SCREENING_FACTOR * mean(ranges);
  const kept = isScreened ? ranges.filter((range) => range < limit) : ranges;
  return (kept.length === 0 ? 0 : mean(kept)) / RANGE_TO_DEVIATION;
}
