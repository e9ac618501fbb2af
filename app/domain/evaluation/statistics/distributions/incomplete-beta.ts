// Regularised incomplete beta function, both tails.
// Formula: continued fraction DLMF 8.17.22; prefix after Loader (2000), so that shapes in the tens of
// thousands keep their digits.
import type { Tails } from "./incomplete-gamma.ts";
import { solveIncreasing } from "./solve-increasing.ts";
import { devianceTerm, stirlingError } from "./stirling-error.ts";

/**
 * I_x(first, second) and its complement.
 * @param first shape above 0
 * @param second shape above 0
 * @param x between 0 and 1
 * @param complement 1 - x; pass it when it is known more exactly than by subtraction
 * @throws RangeError outside those ranges
 */
export function incompleteBeta(
  first: number,
  second: number,
  x: number,
  complement: number = 1 - x,
): Tails {
  if (!(first > 0) || !(second > 0) || !(x >= 0) || !(x <= 1)) {
    throw new RangeError("incomplete beta needs shapes above 0 and a value from 0 to 1");
  }
  if (x === 0) return { lower: 0, upper: 1 };
  if (complement === 0) return { lower: 1, upper: 0 };
  const total = first + second;
  const prefix =
    Math.sqrt((first * second) / (2 * Math.PI * total)) *
    Math.exp(
      stirlingError(total) -
        stirlingError(first) -
        stirlingError(second) -
        devianceTerm(first, total * x) -
        devianceTerm(second, total * complement),
    );
  if (x < (first + 1) / (total + 2)) {
    const lower = Math.min(1, (prefix * fraction(first, second, x)) / first);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, (prefix * fraction(second, first, complement)) / second);
  return { lower: 1 - upper, upper };
}

function fraction(first: number, second: number, x: number): number {
  const tiny = 1e-300;
  const guarded = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let ratioC = 1;
  let ratioD = 1 / guarded(1 - ((first + second) * x) / (first + 1));
  let value = ratioD;
  for (let step = 1; step < 1_000_000; step++) {
    const even = (step * (second - step) * x) / ((first + 2 * step - 1) * (first + 2 * step));
    ratioD = 1 / guarded(1 + even * ratioD);
    ratioC = guarded(1 + even / ratioC);
    value *= ratioD * ratioC;
    const odd =
      (-(first + step) * (first + second + step) * x) /
      ((first + 2 * step) * (first + 2 * step + 1));
    ratioD = 1 / guarded(1 + odd * ratioD);
    ratioC = guarded(1 + odd / ratioC);
    const factor = ratioD * ratioC;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

/**
 * The x at which the beta distribution has the given lower-tail probability.
 * @param probability strictly between 0 and 1
 */
export function betaQuantile(first: number, second: number, probability: number): number {
  const distance =
    probability <= 0.5
      ? (x: number) => incompleteBeta(first, second, Math.min(x, 1)).lower - probability
      : (x: number) => 1 - probability - incompleteBeta(first, second, Math.min(x, 1)).upper;
  return solveIncreasing(distance, 0, 1);
}
