// Funnel plot: where a unit's proportion or rate would lie by chance alone, given its size, and which
// lie outside after allowing for differences between units that chance does not explain. Units are
// never ranked: the output keeps the order of the input.
// Formula: exact binomial or Poisson limits around the pooled value (95 and 99.8 percent, tail
// quantiles interpolated between whole counts); overdispersion from z on the square-root (Poisson)
// or arcsine (binomial) scale, winsorised at 10 percent (quantiles of type 7), phi = mean z^2, and
// additive tau^2 = max(0, (n phi - (n - 1)) / (sum w - sum w^2 / sum w)).
// Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185; Spiegelhalter et al., JRSS A 175 (2012).
import {
  binomialLowerTail,
  binomialQuantile,
  poissonLowerTail,
  poissonQuantile,
} from "../distributions/binomial-distribution.ts";
import { normalQuantile } from "../distributions/normal-distribution.ts";
import { entry, item } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { rateProblem } from "./exact-poisson.ts";
import { countProblem } from "./wilson-interval.ts";

export interface FunnelUnit {
  readonly label: string;
  readonly count: number;
  /** Trials of a proportion or exposure of a rate. */
  readonly denominator: number;
}

export interface FunnelPoint {
  readonly label: string;
  readonly value: number;
  /** Limits by chance alone. */
  readonly low95: number;
  readonly high95: number;
  readonly low998: number;
  readonly high998: number;
  readonly isOutside998: boolean;
  /** Outside 99.8 percent limits widened for differences between units. */
  readonly isOutsideAdjusted998: boolean;
}

export interface Funnel {
  readonly kind: "proportion" | "rate";
  readonly target: number;
  /** 1 when chance explains the spread. */
  readonly overdispersion: number;
  /** Variance between units on the transformed scale. */
  readonly betweenUnits: number;
  readonly points: readonly FunnelPoint[];
}

export function funnelLimits(
  kind: "proportion" | "rate",
  units: readonly FunnelUnit[],
): Funnel | Refusal {
  if (units.length < 3) return refuse("too-few-points", `${units.length} units`);
  for (const unit of units) {
    const problem =
      kind === "proportion"
        ? countProblem(unit.count, unit.denominator)
        : rateProblem(unit.count, unit.denominator);
    if (problem !== null) return { ...problem, detail: unit.label };
  }
  const count = units.reduce((sum, unit) => sum + unit.count, 0);
  const denominator = units.reduce((sum, unit) => sum + unit.denominator, 0);
  const target = count / denominator;
  if (target === 0 || (kind === "proportion" && target === 1)) return refuse("constant-outcome");
  const scores = units.map((unit) => standardised(kind, unit, target));
  const winsorised = winsorise(scores.map((score) => score.distance / score.error));
  const overdispersion = winsorised.reduce((sum, z) => sum + z * z, 0) / units.length;
  const weights = scores.map((score) => 1 / score.error ** 2);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const excess = units.length * overdispersion - (units.length - 1);
  const betweenUnits = Math.max(0, excess / (total - squares / total));
  const far = normalQuantile(0.999);
  return {
    kind,
    target,
    overdispersion,
    betweenUnits,
    points: units.map((unit, at) => {
      const value = unit.count / unit.denominator;
      const limit = (tail: number) => limitAt(kind, unit.denominator, target, tail);
      const score = item(scores, at);
      const [low998, high998] = [limit(0.001), limit(0.999)];
      return {
        label: unit.label,
        value,
        low95: limit(0.025),
        high95: limit(0.975),
        low998,
        high998,
        isOutside998: value < low998 || value > high998,
        isOutsideAdjusted998:
          Math.abs(score.distance) > far * Math.sqrt(score.error ** 2 + betweenUnits),
      };
    }),
  };
}

// Distance from the target on the scale where its error hardly depends on the value.
function standardised(kind: "proportion" | "rate", unit: FunnelUnit, target: number) {
  const value = unit.count / unit.denominator;
  const error = 1 / (2 * Math.sqrt(unit.denominator));
  return kind === "rate"
    ? { distance: Math.sqrt(value) - Math.sqrt(target), error }
    : { distance: Math.asin(Math.sqrt(value)) - Math.asin(Math.sqrt(target)), error };
}

function winsorise(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const low = quantile(sorted, 0.1);
  const high = quantile(sorted, 0.9);
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** Quantile of type 7: linear between order statistics. @param sorted ascending, not empty */
export function quantile(sorted: readonly number[], share: number): number {
  const position = share * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return entry(sorted, below) + (position - below) * (entry(sorted, above) - entry(sorted, below));
}

function limitAt(kind: "proportion" | "rate", size: number, target: number, tail: number): number {
  const mean = size * target;
  const isRate = kind === "rate";
  const lowerTail = (count: number) =>
    isRate ? poissonLowerTail(count, mean) : binomialLowerTail(count, size, target);
  const count = isRate ? poissonQuantile(tail, mean) : binomialQuantile(tail, size, target);
  const above = lowerTail(count);
  const below = lowerTail(count - 1);
  const part = above > below ? (above - tail) / (above - below) : 0;
  return Math.max(0, count - part) / size;
}
