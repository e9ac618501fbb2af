// Reliable change index: is one person's change larger than the scale's error of measurement?
// Formula: standard error of measurement = sd sqrt(1 - reliability); of a difference = that times
// sqrt 2; index = (after - before) / that. Beyond 1.96 the change is more than error in 95 percent.
// Source: Jacobson and Truax, J. Consulting and Clinical Psychology 59 (1991).
import { type Refusal, refuse } from "../refusals.ts";

export interface ReliableChange {
  readonly index: number;
  readonly errorOfMeasurement: number;
  readonly errorOfDifference: number;
  /** Smallest change that counts as reliable at 95 percent. */
  readonly smallestReliableChange: number;
  readonly isReliable: boolean;
}

/**
 * @param deviation standard deviation of the score in the reference group, above 0
 * @param reliability from 0 up to, not including, 1
 */
export function reliableChange(
  before: number,
  after: number,
  deviation: number,
  reliability: number,
): ReliableChange | Refusal {
  if (!Number.isFinite(before) || !Number.isFinite(after)) return refuse("not-a-number");
  if (!(deviation > 0)) return refuse("not-positive", "standard deviation");
  if (!(reliability >= 0 && reliability < 1)) return refuse("reliability-out-of-range");
  const errorOfMeasurement = deviation * Math.sqrt(1 - reliability);
  const errorOfDifference = Math.SQRT2 * errorOfMeasurement;
  const index = (after - before) / errorOfDifference;
  return {
    index,
    errorOfMeasurement,
    errorOfDifference,
    smallestReliableChange: 1.96 * errorOfDifference,
    isReliable: Math.abs(index) > 1.96,
  };
}
