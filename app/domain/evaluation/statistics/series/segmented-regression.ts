// Interrupted time series by segmented regression: level, slope, change of level and change of slope
// at the start, optionally against a comparison series that did not change, with Newey-West errors.
// Formula: y = b0 + b1 time + b2 after + b3 time since start [+ the same four for the series with the
// programme when there is a comparison; its change of level and slope then are the effects].
// Convention: time since start is 0 in the first period of the programme. t with n - k degrees of
// freedom. Season by sine and cosine pairs when a season length is given.
// Source: Wagner et al., J. Clinical Pharmacy and Therapeutics 27 (2002); Linden, Stata J. 15 (2015).
import { entry } from "../linear/entries.ts";
import { leastSquares } from "../linear/least-squares.ts";
import { type Estimate, estimateFrom } from "../panel/estimate.ts";
import { isConstant, isFittedExactly } from "../panel/fixed-effects-fit.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { neweyWest, ruleOfThumbLag } from "./newey-west.ts";

export interface SeriesPoint {
  /** Whole number, for example months since some date. */
  readonly time: number;
  readonly outcome: number;
  /** True for the series without the programme; default false. */
  readonly isComparison?: boolean;
}

export interface SegmentedOptions {
  /** First period with the programme. */
  readonly start: number;
  /** Default: rule of thumb. */
  readonly lag?: number;
  /** Multiply the variance by n / (n - k); default true. */
  readonly isAdjusted?: boolean;
  /** Analyse the logarithm; outcomes must be above 0. */
  readonly isLogarithm?: boolean;
  /** Periods in a season, for example 12, and how many sine-cosine pairs (default 1). */
  readonly season?: { readonly length: number; readonly pairs?: number };
  readonly coverage?: number;
}

export interface SegmentedRegression {
  readonly coefficients: readonly (Estimate & {
    readonly name: string;
    /** Standard error that ignores the relation over time, for comparison. */
    readonly plainStandardError: number;
  })[];
  /** Names of the coefficients that answer the question. */
  readonly effects: readonly string[];
  readonly lag: number;
  readonly isAdjusted: boolean;
  readonly missingPeriods: number;
  readonly points: number;
  /** Fitted values in the order of the given points. */
  readonly fitted: readonly number[];
}

const SEGMENTS = ["level", "slope", "level-change", "slope-change"] as const;

export function segmentedRegression(
  points: readonly SeriesPoint[],
  options: SegmentedOptions,
): SegmentedRegression | Refusal {
  const problem = problemWith(points, options);
  if (problem !== null) return problem;
  const hasComparison = points.some((point) => point.isComparison === true);
  const names = hasComparison
    ? [
        ...SEGMENTS.map((name) => `comparison-${name}`),
        ...SEGMENTS.map((name) => `${name}-difference`),
      ]
    : [...SEGMENTS];
  const first = Math.min(...points.map((point) => point.time));
  const design = points.map((point) => {
    const after = point.time >= options.start ? 1 : 0;
    const segments = [1, point.time, after, after * (point.time - options.start)];
    const own = point.isComparison === true ? 0 : 1;
    return [
      ...(hasComparison ? [...segments, ...segments.map((value) => value * own)] : segments),
      ...seasonColumns(point.time - first, options.season),
    ];
  });
  const width = design[0]?.length ?? 0;
  const allNames = [
    ...names,
    ...Array.from({ length: width - names.length }, (_, k) => `season-${k + 1}`),
  ];
  const columns = allNames.map((_, j) => Float64Array.from(design, (row) => row[j] ?? 0));
  const outcome = Float64Array.from(points, (point) =>
    options.isLogarithm === true ? Math.log(point.outcome) : point.outcome,
  );
  const rows = points.length;
  if (rows <= width) return refuse("too-few-points", `${rows} points, ${width} coefficients`);
  const fit = leastSquares(columns, outcome);
  if ("collinear" in fit) return refuse("collinear-treatment");
  if (isFittedExactly(fit.residuals, outcome)) return refuse("no-residual-variation");
  const series = points.map((point) => (point.isComparison === true ? 1 : 0));
  const times = points.map((point) => point.time);
  const longest = Math.max(...[0, 1].map((one) => series.filter((own) => own === one).length));
  const lag = options.lag ?? ruleOfThumbLag(longest);
  const isAdjusted = options.isAdjusted ?? true;
  const variance = neweyWest(columns, fit.residuals, fit.bread, series, times, lag, isAdjusted);
  const residualVariance =
    fit.residuals.reduce((sum, value) => sum + value * value, 0) / (rows - width);
  if (allNames.some((_, j) => !(variance.get(j, j) > 0))) return refuse("no-residual-variation");
  return {
    coefficients: allNames.map((name, j) => ({
      name,
      ...estimateFrom(
        entry(fit.coefficients, j),
        Math.sqrt(variance.get(j, j)),
        rows - width,
        options.coverage,
      ),
      plainStandardError: Math.sqrt(residualVariance * fit.bread.get(j, j)),
    })),
    effects: hasComparison
      ? ["level-change-difference", "slope-change-difference"]
      : ["level-change", "slope-change"],
    lag,
    isAdjusted,
    missingPeriods: missingPeriods(points),
    points: rows,
    fitted: Array.from(fit.residuals, (left, row) => entry(outcome, row) - left),
  };
}

function problemWith(points: readonly SeriesPoint[], options: SegmentedOptions): Refusal | null {
  if (points.length === 0) return refuse("no-rows");
  for (const point of points) {
    if (!Number.isInteger(point.time) || !Number.isFinite(point.outcome)) {
      return refuse("not-a-number", `period ${point.time}`);
    }
    if (options.isLogarithm === true && !(point.outcome > 0)) {
      return refuse("not-positive", `outcome in period ${point.time}`);
    }
  }
  for (const isComparison of [false, true]) {
    const own = points.filter((point) => (point.isComparison ?? false) === isComparison);
    if (isComparison && own.length === 0) continue;
    const times = own.map((point) => point.time);
    if (new Set(times).size < times.length) return refuse("duplicate-unit-period");
    if (new Set(times).size < 2) return refuse("one-period");
    const before = times.filter((time) => time < options.start).length;
    if (before === 0) return refuse("no-points-before");
    if (before === times.length) return refuse("no-points-after");
    // Two points on either side carry a line each; more are needed to see any noise around it.
    if (before < 3 || times.length - before < 3) {
      return refuse("too-few-points", `${before} before, ${times.length - before} after the start`);
    }
    if (isConstant(Float64Array.from(own, (point) => point.outcome))) {
      return refuse("constant-outcome");
    }
  }
  return null;
}

function seasonColumns(time: number, season: SegmentedOptions["season"]): number[] {
  if (season === undefined) return [];
  return Array.from({ length: season.pairs ?? 1 }, (_, k) => {
    const angle = (2 * Math.PI * (k + 1) * time) / season.length;
    return [Math.sin(angle), Math.cos(angle)];
  }).flat();
}

function missingPeriods(points: readonly SeriesPoint[]): number {
  return [false, true].reduce((total, isComparison) => {
    const times = points
      .filter((point) => (point.isComparison ?? false) === isComparison)
      .map((point) => point.time);
    if (times.length === 0) return total;
    return total + Math.max(...times) - Math.min(...times) + 1 - times.length;
  }, 0);
}
