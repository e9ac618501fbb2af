// How far a released number may lie from the truth, from the exact distribution of the noise. Fixed
// point with 256 bits and both bounds kept, so that the answer is proven, not approximated.
import type { Rational } from "./rational.ts";

const one = 1n << 256n;
export type Bounds = { low: bigint; high: bigint };

const product = (a: Bounds, b: Bounds): Bounds => ({
  low: (a.low * b.low) / one,
  high: (a.high * b.high) / one + 1n,
});

/** Bounds of e^-x in units of 2^-256, for x above zero. Halved until at most 1, where the series brackets its limit. */
export function expMinus(x: Rational): Bounds {
  if (x.num > x.den) {
    const half = expMinus({ num: x.num, den: x.den * 2n });
    return product(half, half);
  }
  let [low, high, power, factorial] = [0n, one, one, 1n];
  for (let turn = 1n; turn <= 60n; turn += 1n) {
    power = (power * x.num) / x.den;
    factorial *= turn;
    const term = power / factorial;
    if (turn % 2n === 1n) low = high - term;
    else high = low + term;
  }
  // Each of the 60 terms was rounded down by less than three units.
  return { low: low - 200n, high: high + 200n };
}

/**
 * The smallest whole number m such that noise of this epsilon is further than m from zero in at most one
 * of twenty draws. P(|Z| > m) = 2 q^(m+1) / (1 + q) with q = e^-epsilon.
 * @throws RangeError when epsilon is not above zero or below 1/10000.
 */
export function errorNineteenInTwenty(epsilon: Rational): number {
  if (epsilon.num <= 0n || epsilon.num * 10_000n < epsilon.den) {
    throw new RangeError("The epsilon of a table lies between 1/10000 and its maximum.");
  }
  const q = expMinus(epsilon);
  let power = q;
  for (let within = 0; ; within += 1) {
    if (40n * power.high <= one + q.low) return within;
    if (40n * power.low <= one + q.high) throw new RangeError("Too close to decide.");
    power = product(power, q);
  }
}
