// What a noisy release can tell the best-informed attacker: one who knows every request but one. For
// noise there are no bounds to solve; the ledger itself says how far a guess can move. Pure.
import { expMinus } from "#app/domain/figures/noise-error.ts";
import { type Rational, rational } from "#app/domain/figures/rational.ts";

/** In hundredths, so that no rounding makes the promise look better than it is. */
export interface Guess {
  /** What somebody thought likely before, in percent. */
  priorPercent: number;
  /** The most it can become, in percent, rounded up; the least is as far down. */
  atMostPercent: number;
  atLeastPercent: number;
}

const one = 1n << 256n;

/**
 * The furthest a guess about one person can move: p e^epsilon / (p e^epsilon + 1 - p), and back.
 * @param priorPercent whole, 1 to 99. @param epsilon zero or above.
 */
export function guessAfter(priorPercent: number, epsilon: Rational): Guess {
  const [p, rest] = [BigInt(priorPercent), BigInt(100 - priorPercent)];
  const shrunk = epsilon.num === 0n ? one : expMinus(epsilon).low;
  // p / (p + (1 - p) e^-epsilon), in percent and rounded up; the least is 100 minus the same of 1 - p.
  const upFrom = (share: bigint, other: bigint): number => {
    const whole = share * one + other * shrunk;
    return Number((share * one * 100n + whole - 1n) / whole);
  };
  return {
    priorPercent,
    atMostPercent: upFrom(p, rest),
    atLeastPercent: 100 - upFrom(rest, p),
  };
}

/** The priors a works council is shown: rather unlikely, one in five, an even guess. */
export const shownPriors = [5, 20, 50] as const;

export interface NoisyRung {
  /** What the attacker looks at. */
  seen: "one-quarter" | "one-request" | "one-person-one-year";
  epsilon: Rational;
  guesses: Guess[];
}

/** From one quarter's number up to all that a year says of somebody who asked twice with a name. */
export function guessesOf(epsilons: {
  oneQuarter: Rational | null;
  oneRequest: Rational;
  onePersonYear: Rational;
}): NoisyRung[] {
  const rungs: { seen: NoisyRung["seen"]; epsilon: Rational | null }[] = [
    { seen: "one-quarter", epsilon: epsilons.oneQuarter },
    { seen: "one-request", epsilon: epsilons.oneRequest },
    { seen: "one-person-one-year", epsilon: epsilons.onePersonYear },
  ];
  return rungs.flatMap(({ seen, epsilon }) =>
    epsilon === null
      ? []
      : [{ seen, epsilon, guesses: shownPriors.map((prior) => guessAfter(prior, epsilon)) }],
  );
}

export const nothing: Rational = rational(0n);
