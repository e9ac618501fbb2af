// Centre line and three-sigma limits of each kind of chart, from the points of one phase.
// Formulas (m = mean or pooled rate, n = denominator):
//   run median; xmr mean +- 3 s, s from moving ranges; p pooled +- 3 sqrt(m (1 - m) / n);
//   u pooled +- 3 sqrt(m / n); c mean +- 3 sqrt(m); p', u' the same times s_z, the moving-range
//   deviation of z = (value - m) / sigma; g limits mean +- 3 sqrt(m (m + 1)), line at the median;
//   t: xmr of time^(1/3.6), taken back to the original scale.
// Limits end at 0, for p also at 1. Sources: Provost and Murray, The Health Care Data Guide (2011);
// Laney, Quality Engineering 14 (2002); Benneyan, Health Care Management Science 4 (2001); Nelson,
// J. Quality Technology 26 (1994).
import { item, mean } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { ChartKind } from "./chart-point.ts";
import { deviationFromRanges } from "./moving-range.ts";

const TIME_POWER = 1 / 3.6;

export interface Limits {
  readonly centre: number;
  readonly at: (denominator: number) => { readonly lower: number; readonly upper: number } | null;
  readonly movingRange: { readonly centre: number; readonly upper: number } | null;
}

export interface Measured {
  readonly value: number;
  readonly denominator: number;
}

/**
 * @param points that limits are computed from: checked, not excluded, up to the freeze
 * @returns the limits, or a refusal when the points do not vary or are too few
 */
export function chartLimits(
  kind: ChartKind,
  points: readonly Measured[],
  isScreened: boolean,
): Limits | Refusal {
  if (points.length < 2) return refuse("too-few-points", `${points.length} points for the limits`);
  const values = points.map((point) => point.value);
  switch (kind) {
    case "run":
      return { centre: median(values), at: () => null, movingRange: null };
    case "c":
      if (mean(values) === 0) return refuse("no-variation-between-points", "no events at all");
      return symmetric(mean(values), () => Math.sqrt(mean(values)), Number.POSITIVE_INFINITY);
    case "g":
      return {
        centre: median(values),
        at: () => {
          const spread = 3 * Math.sqrt(mean(values) * (mean(values) + 1));
          return { lower: Math.max(0, mean(values) - spread), upper: mean(values) + spread };
        },
        movingRange: null,
      };
    case "p":
    case "p-prime":
    case "u":
    case "u-prime":
      return rateLimits(kind, points, isScreened);
    case "xmr":
      return individualLimits(values, isScreened);
    case "t": {
      const inner = individualLimits(
        values.map((value) => value ** TIME_POWER),
        isScreened,
      );
      if ("refused" in inner) return inner;
      const back = (value: number) => Math.max(0, value) ** (1 / TIME_POWER);
      return {
        centre: back(inner.centre),
        at: (denominator) => {
          const limits = inner.at(denominator);
          return limits && { lower: back(limits.lower), upper: back(limits.upper) };
        },
        movingRange: null,
      };
    }
  }
}

function individualLimits(values: readonly number[], isScreened: boolean): Limits | Refusal {
  const deviation = deviationFromRanges(values, isScreened);
  if (deviation === null || deviation === 0) return refuse("no-variation-between-points");
  const centre = mean(values);
  const meanRange = deviation * 1.128;
  return {
    centre,
    at: () => ({ lower: centre - 3 * deviation, upper: centre + 3 * deviation }),
    movingRange: { centre: meanRange, upper: 3.267 * meanRange },
  };
}

function rateLimits(
  kind: "p" | "p-prime" | "u" | "u-prime",
  points: readonly Measured[],
  isScreened: boolean,
): Limits | Refusal {
  const isProportion = kind === "p" || kind === "p-prime";
  const events = points.reduce((sum, point) => sum + point.value, 0);
  const exposure = points.reduce((sum, point) => sum + point.denominator, 0);
  const centre = events / exposure;
  const sigma = (denominator: number) =>
    Math.sqrt((isProportion ? centre * (1 - centre) : centre) / denominator);
  if (sigma(1) === 0) return refuse("no-variation-between-points", "all rates are 0 or 1");
  const highest = isProportion ? 1 : Number.POSITIVE_INFINITY;
  if (kind === "p" || kind === "u") return symmetric(centre, sigma, highest);
  const scores = points.map(
    (point) => (point.value / point.denominator - centre) / sigma(point.denominator),
  );
  const widening = deviationFromRanges(scores, isScreened);
  if (widening === null || widening === 0) return refuse("no-variation-between-points");
  return symmetric(centre, (denominator) => sigma(denominator) * widening, highest);
}

function symmetric(
  centre: number,
  sigma: (denominator: number) => number,
  highest: number,
): Limits {
  return {
    centre,
    at: (denominator) => ({
      lower: Math.max(0, centre - 3 * sigma(denominator)),
      upper: Math.min(highest, centre + 3 * sigma(denominator)),
    }),
    movingRange: null,
  };
}

/** Middle value, or the mean of the two middle values; at least one value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? item(sorted, half)
    : (item(sorted, half - 1) + item(sorted, half)) / 2;
}
