// Exact discrete Laplace noise (Canonne, Kamath, Steinke 2020, algorithm 2), whole numbers only: samplers
// in floating point leak through their gaps (Mironov 2012). A test refuses anything else in this file.
import type { Rational } from "./rational.ts";

/** Where chance comes from: fair, independent bits, 0n or 1n. */
export interface Rng {
  bit(): bigint;
}

/** Uniform among 0n to `limit` - 1n: too large a draw is thrown away, never folded back. */
function below(limit: bigint, rng: Rng): bigint {
  for (;;) {
    let value = 0n;
    for (let span = 1n; span < limit; span *= 2n) value = value * 2n + rng.bit();
    if (value < limit) return value;
  }
}

/** True with probability e to the power of -num/den, for num between 0n and den. */
function happensExp(num: bigint, den: bigint, rng: Rng): boolean {
  let turn = 1n;
  while (below(den * turn, rng) < num) turn += 1n;
  return turn % 2n === 1n;
}

/**
 * One draw of P(z) proportional to e^(-|z| / scale), over all whole numbers.
 * @param scale 1 / epsilon, above zero.
 * @throws RangeError when the scale is not above zero.
 */
export function discreteLaplace(scale: Rational, rng: Rng): bigint {
  if (scale.num <= 0n) throw new RangeError("The scale of noise must be above zero.");
  for (;;) {
    const rest = below(scale.num, rng);
    if (!happensExp(rest, scale.num, rng)) continue;
    let wholes = 0n;
    while (happensExp(1n, 1n, rng)) wholes += 1n;
    const size = (rest + scale.num * wholes) / scale.den;
    const isNegative = rng.bit() === 1n;
    // Zero would otherwise be drawn twice as often as it should: once as +0, once as -0.
    if (isNegative && size === 0n) continue;
    return isNegative ? -size : size;
  }
}
