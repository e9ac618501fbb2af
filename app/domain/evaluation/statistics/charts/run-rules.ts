// Anhoej rules for non-random variation around a centre line: an unusually long run on one side, or
// unusually few crossings. One set of rules only; "six in a row" sets are not mixed in.
// Formula: with n points off the centre line, a run longer than round(log2 n) + 3, or fewer crossings
// than the 5 percent quantile of binomial(n - 1, 1/2). Points on the line neither count nor break a
// run. Source: Anhoej and Olesen, PLoS ONE 9 (2014) e113825.
import { binomialQuantile } from "../distributions/binomial-distribution.ts";
import { item } from "../linear/entries.ts";

export interface RunRules {
  readonly points: number;
  readonly usefulPoints: number;
  readonly longestRun: number;
  readonly longestRunAllowed: number;
  readonly crossings: number;
  readonly crossingsNeeded: number;
  readonly firedRules: readonly ("long-run" | "few-crossings")[];
}

/**
 * @param values in time order
 * @param centres centre line at each value
 * @returns the counts; null with fewer than 10 useful points, where the rules say nothing reliable
 */
export function runRules(values: readonly number[], centres: readonly number[]): RunRules | null {
  const sides = values
    .map((value, at) => Math.sign(value - item(centres, at)))
    .filter((side) => side !== 0);
  if (sides.length < 10) return null;
  let longestRun = 1;
  let run = 1;
  let crossings = 0;
  for (let at = 1; at < sides.length; at++) {
    const isSame = sides[at] === sides[at - 1];
    run = isSame ? run + 1 : 1;
    if (!isSame) crossings += 1;
    longestRun = Math.max(longestRun, run);
  }
  const longestRunAllowed = Math.round(Math.log2(sides.length)) + 3;
  const crossingsNeeded = binomialQuantile(0.05, sides.length - 1, 0.5);
  const firedRules: ("long-run" | "few-crossings")[] = [];
  if (longestRun > longestRunAllowed) firedRules.push("long-run");
  if (crossings < crossingsNeeded) firedRules.push("few-crossings");
  return {
    points: values.length,
    usefulPoints: sides.length,
    longestRun,
    longestRunAllowed,
    crossings,
    crossingsNeeded,
    firedRules,
  };
}
