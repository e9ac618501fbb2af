// Exact fractions. A privacy budget in floating point would be a budget of about that size.

/** A fraction in lowest terms; `den` is above zero. */
export interface Rational {
  num: bigint;
  den: bigint;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError when the denominator is not above zero. */
export function rational(num: bigint, den = 1n): Rational {
  if (den <= 0n) throw new RangeError("A fraction needs a denominator above zero.");
  const divisor = greatestDivisor(num, den);
  return { num: num / divisor, den: den / divisor };
}

export const zero: Rational = rational(0n);

export const plus = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den);

export const times = (a: Rational, factor: bigint): Rational => rational(a.num * factor, a.den);

export const sumOf = (values: readonly Rational[]): Rational => values.reduce(plus, zero);

export const isAbove = (a: Rational, b: Rational): boolean => a.num * b.den > b.num * a.den;

/** @throws RangeError for zero. */
export const inverse = (a: Rational): Rational => rational(a.den, a.num);

/** As released and stored: `2/5`, and `2/1` for a whole number. */
export const rationalText = (a: Rational): string => `${a.num}/${a.den}`;

/** For people: `0.4`, `2`, and `1/3` where a decimal of three places would round. */
export function rationalShown(a: Rational): string {
  const thousandths = (a.num * 1_000n) / a.den;
  return thousandths * a.den === a.num * 1_000n
    ? String(Number(thousandths) / 1_000)
    : rationalText(a);
}

/** @returns null when the text is not `digits/digits` with a denominator above zero. */
export function rationalOf(text: string): Rational | null {
  const parts = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text);
  return parts?.[1] && parts[2] ? rational(BigInt(parts[1]), BigInt(parts[2])) : null;
}

/** The same of a stored text; what is none stays as it is. */
export function amountShown(text: string): string {
  const amount = rationalOf(text);
  return amount ? rationalShown(amount) : text;
}
