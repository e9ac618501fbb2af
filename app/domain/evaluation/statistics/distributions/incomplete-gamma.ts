// Regularised incomplete gamma function, both tails, by hand: the usual npm package is wrong by 1e-4
// and more for shapes above 1000 (docs/decisions/020-statistics-libraries.md).
// Formula: series and continued fraction, DLMF 8.11.4 and 8.9.2; prefix after Loader (2000).
import { solveIncreasing } from "./solve-increasing.ts";
import { devianceTerm, stirlingError } from "./stirling-error.ts";

const MAX_STEPS = 1_000_000;

/** Both tails; the smaller one keeps full relative precision. They add up to 1. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * P(shape, x) and Q(shape, x).
 * @param shape above 0
 * @param x at least 0
 * @throws RangeError outside those ranges
 */
export function incompleteGamma(shape: number, x: number): Tails {
  if (!(shape > 0) || !(x >= 0)) {
    throw new RangeError("incomplete gamma needs a shape above 0 and a value of at least 0");
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const prefix =
    Math.exp(-stirlingError(shape) - devianceTerm(shape, x)) / Math.sqrt(2 * Math.PI * shape);
  if (x < shape + 1) {
    const lower = Math.min(1, prefix * lowerSeries(shape, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, prefix * shape * upperFraction(shape, x));
  return { lower: 1 - upper, upper };
}

function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let step = 1; step < MAX_STEPS; step++) {
    term *= x / (shape + step);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum;
}

// Modified Lentz evaluation of the continued fraction for the upper tail.
function upperFraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let base = x + 1 - shape;
  let ratioC = 1 / tiny;
  let ratioD = 1 / base;
  let value = ratioD;
  for (let step = 1; step < MAX_STEPS; step++) {
    const numerator = -step * (step - shape);
    base += 2;
    ratioD = numerator * ratioD + base;
    if (Math.abs(ratioD) < tiny) ratioD = tiny;
    ratioC = base + numerator / ratioC;
    if (Math.abs(ratioC) < tiny) ratioC = tiny;
    ratioD = 1 / ratioD;
    const factor = ratioD * ratioC;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

/**
 * The x at which the gamma distribution (rate 1) has the given lower-tail probability.
 * @param shape above 0
 * @param probability strictly between 0 and 1
 */
export function gammaQuantile(shape: number, probability: number): number {
  const distance =
    probability <= 0.5
      ? (x: number) => incompleteGamma(shape, x).lower - probability
      : (x: number) => 1 - probability - incompleteGamma(shape, x).upper;
  return solveIncreasing(distance, 0, Math.max(1, 2 * shape));
}
