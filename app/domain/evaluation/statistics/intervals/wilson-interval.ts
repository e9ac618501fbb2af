// Wilson score interval for a proportion, without or with continuity correction.
// Formula: (2 n p + z^2 -+ z sqrt(z^2 + 4 n p (1 - p))) / (2 (n + z^2)); exactly 0 and 1 at the ends.
// The correction is Newcombe's; R's prop.test shrinks it near one half, so the two can differ.
// Source: Wilson, JASA 22 (1927); Newcombe, Statistics in Medicine 17 (1998) 857, methods 3 and 4.
import { normalQuantile } from "../distributions/normal-distribution.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface ProportionInterval {
  readonly proportion: number;
  readonly low: number;
  readonly high: number;
  readonly coverage: number;
}

/** Counts are whole numbers from 0 to trials, trials above 0; null when they are. */
export function countProblem(count: number, trials: number): Refusal | null {
  if (trials === 0) return refuse("zero-exposure");
  const isCount = Number.isInteger(count) && Number.isInteger(trials);
  if (!isCount || count < 0 || count > trials) {
    return refuse("count-out-of-range", `${count} of ${trials}`);
  }
  return null;
}

export function wilsonInterval(
  count: number,
  trials: number,
  coverage = 0.95,
  isContinuityCorrected = false,
): ProportionInterval | Refusal {
  const problem = countProblem(count, trials);
  if (problem !== null) return problem;
  const z = normalQuantile(0.5 + coverage / 2);
  const proportion = count / trials;
  const rest = 1 - proportion;
  const centre = 2 * count + z * z;
  const width = 2 * (trials + z * z);
  const spread = z * Math.sqrt(z * z + 4 * count * rest);
  let low = (centre - spread) / width;
  let high = (centre + spread) / width;
  if (isContinuityCorrected) {
    const below = z * z - 2 - 1 / trials + 4 * proportion * (trials * rest + 1);
    const above = z * z + 2 - 1 / trials + 4 * proportion * (trials * rest - 1);
    low = (centre - 1 - z * Math.sqrt(Math.max(0, below))) / width;
    high = (centre + 1 + z * Math.sqrt(Math.max(0, above))) / width;
  }
  return {
    proportion,
    low: count === 0 ? 0 : Math.max(0, low),
    high: count === trials ? 1 : Math.min(1, high),
    coverage,
  };
}
