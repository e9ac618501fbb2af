// Interrupted time series, control charts and funnels, for the report.
import type { SpecOf } from "../evaluate-spec.ts";
import { type EvaluationResult, named, type Warning, warn } from "../evaluation-report.ts";
import type { TableReader } from "../read-table.ts";
import { controlChart } from "../statistics/charts/control-chart.ts";
import { funnelLimits } from "../statistics/intervals/funnel-limits.ts";
import { isRefusal, type Refusal } from "../statistics/refusals.ts";
import { segmentedRegression } from "../statistics/series/segmented-regression.ts";

type Answer = EvaluationResult | Refusal | null;

export function timeSeriesMethod(
  spec: SpecOf<"interrupted-time-series">,
  reader: TableReader,
): Answer {
  const { columns, options } = spec;
  reader.require([columns.period, columns.outcome, columns.comparison]);
  if (reader.problems.length > 0) return null;
  const points = reader.rows.map((row) => ({
    time: reader.period(row, columns.period),
    outcome: reader.number(row, columns.outcome),
    isComparison:
      columns.comparison !== undefined && reader.optionalNumber(row, columns.comparison) === 1,
  }));
  const lineOf = new Map<string, number>();
  points.forEach((point, at) => {
    const line = reader.rows[at]?.line ?? 0;
    const name = `${point.isComparison}|${point.time}`;
    const known = lineOf.get(name);
    if (known !== undefined)
      reader.report(line, columns.period, `this period is already in line ${known}`);
    lineOf.set(name, line);
  });
  const start = reader.periodFromOption(options.start, columns.period);
  if (reader.problems.length > 0) return null;
  const result = segmentedRegression(points, {
    start,
    isAdjusted: options.adjusted,
    isLogarithm: options.logarithm,
    coverage: options.coverage,
    ...(options.lag === undefined ? {} : { lag: options.lag }),
    ...(options.season === undefined ? {} : { season: options.season }),
  });
  if (isRefusal(result)) return result;
  const warnings: Warning[] = [];
  if (result.missingPeriods > 0) warnings.push(warn("missing-periods", `${result.missingPeriods}`));
  const own = points.filter((point) => !point.isComparison);
  const before = own.filter((point) => point.time < start).length;
  if (Math.min(before, own.length - before) < 12) {
    warnings.push(warn("short-series", `${before} before, ${own.length - before} after`));
  }
  return {
    estimates: result.coefficients.map(({ plainStandardError: _, name, ...rest }) =>
      named(name, rest),
    ),
    conventions: {
      variance: "Newey-West, Bartlett weights, no prewhitening",
      lag: result.lag,
      adjusted: result.isAdjusted,
      degreesOfFreedom: "points minus coefficients",
      outcome: options.logarithm ? "logarithm" : "as given",
      timeSinceStart: "0 in the first period of the programme",
    },
    warnings,
    sample: { points: result.points, pointsBefore: before, pointsAfter: own.length - before },
    details: {
      effects: result.effects,
      plainStandardErrors: Object.fromEntries(
        result.coefficients.map((one) => [one.name, one.plainStandardError]),
      ),
      fitted: result.fitted,
    },
  };
}

export function controlChartMethod(spec: SpecOf<"control-chart">, reader: TableReader): Answer {
  const { columns, options } = spec;
  reader.require([
    columns.value,
    columns.label,
    columns.denominator,
    columns.phase,
    columns.excluded,
  ]);
  if (reader.problems.length > 0) return null;
  const isCount = !["run", "xmr", "t"].includes(options.chart);
  const points = reader.rows.map((row) => ({
    label: reader.optionalText(row, columns.label) || `line ${row.line}`,
    value: isCount ? reader.count(row, columns.value) : reader.number(row, columns.value),
    isExcluded:
      columns.excluded !== undefined && reader.optionalNumber(row, columns.excluded) === 1,
    ...(columns.denominator === undefined
      ? {}
      : { denominator: reader.number(row, columns.denominator) }),
    ...(columns.phase === undefined ? {} : { phase: reader.optionalText(row, columns.phase) }),
  }));
  if (reader.problems.length > 0) return null;
  const chart = controlChart(options.chart, points, {
    multiply: options.multiply,
    isScreened: options.screened,
    ...(options.freezeAfter === undefined ? {} : { freezeAfter: options.freezeAfter }),
  });
  if (isRefusal(chart)) return chart;
  return {
    estimates: [],
    conventions: {
      chart: options.chart,
      rules: "Anhoej; points on the line do not count",
      limits: options.chart === "run" ? "none" : "three sigma",
      movingRangesScreened: chart.isScreened,
      multiply: options.multiply,
    },
    warnings: chart.phases.some((phase) => phase.runs === null)
      ? [warn("few-points-on-chart")]
      : [],
    sample: { points: points.length, phases: chart.phases.length },
    details: { firedRules: chart.firedRules, frozenAfter: chart.frozenAfter, phases: chart.phases },
  };
}

export function funnelMethod(spec: SpecOf<"funnel">, reader: TableReader): Answer {
  const { columns, options } = spec;
  reader.require([columns.label, columns.count, columns.denominator]);
  if (reader.problems.length > 0) return null;
  const units = reader.rows.map((row) => ({
    label: reader.text(row, columns.label),
    count: reader.count(row, columns.count),
    denominator: reader.number(row, columns.denominator),
  }));
  if (reader.problems.length > 0) return null;
  const result = funnelLimits(options.kind, units);
  if (isRefusal(result)) return result;
  return {
    estimates: [],
    conventions: {
      kind: options.kind,
      limits: options.kind === "rate" ? "exact Poisson" : "exact binomial",
      overdispersion: "winsorised at 10 percent, additive",
    },
    warnings: result.betweenUnits > 0 ? [warn("overdispersed")] : [],
    sample: { units: units.length },
    details: {
      target: result.target,
      overdispersion: result.overdispersion,
      betweenUnits: result.betweenUnits,
      points: result.points,
    },
  };
}
