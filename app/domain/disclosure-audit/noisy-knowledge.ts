// What a noisy release can tell the best-informed attacker: one who knows every request but one. For
// noise there are no bounds to solve; the ledger itself says how far a guess can move. Pure.

import { personYearLoss, plannedCharges } from "#app/domain/figures/budget.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import { expMinus } from "#app/domain/figures/noise-error.ts";
import { isQuarter } from "#app/domain/figures/periods.ts";
import { type Rational, sumOf } from "#app/domain/figures/rational.ts";
import type { ReleasePlan } from "#app/domain/figures/release-plan.ts";

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

function guessesOf(
  seen: readonly { seen: NoisyRung["seen"]; epsilon: Rational | null }[],
): NoisyRung[] {
  return seen.flatMap(({ seen: what, epsilon }) =>
    epsilon === null
      ? []
      : [
          {
            seen: what,
            epsilon,
            guesses: shownPriors.map((prior) => guessAfter(prior, epsilon)),
          },
        ],
  );
}

/** What the best-informed attacker can gain from a year of this plan. */
export function guessesUnder(plan: ReleasePlan): NoisyRung[] {
  const [quarter] = periodsOfPlan(plan).filter(isQuarter);
  const epsilonsOf = (period: typeof quarter | `${number}`) =>
    period ? plannedCharges(plan, period).map(({ epsilon }) => epsilon) : [];
  const ofQuarter = epsilonsOf(quarter);
  const ofYear = epsilonsOf(`${plan.year}`);
  const all = periodsOfPlan(plan).flatMap((period) => plannedCharges(plan, period));
  return guessesOf([
    { seen: "one-quarter", epsilon: ofQuarter.length > 0 ? sumOf(ofQuarter) : null },
    { seen: "one-request", epsilon: sumOf([...ofQuarter, ...ofYear]) },
    { seen: "one-person-one-year", epsilon: personYearLoss(all, plan) },
  ]);
}
