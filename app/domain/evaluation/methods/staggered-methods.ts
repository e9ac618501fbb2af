// The estimators for staggered starts, for the report.
import type { EvaluateSpec, SpecOf } from "../evaluate-spec.ts";
import { type EvaluationResult, named, type Warning, warn } from "../evaluation-report.ts";
import { checkUnitPeriods, type TableReader } from "../read-table.ts";
import { estimateFrom } from "../statistics/panel/estimate.ts";
import { isRefusal, type Refusal } from "../statistics/refusals.ts";
import { AGGREGATIONS, aggregateGroupTime } from "../statistics/staggered/aggregate-group-time.ts";
import { eventStudy } from "../statistics/staggered/event-study.ts";
import { goodmanBacon } from "../statistics/staggered/goodman-bacon.ts";
import { type Comparison, groupTimeEffects } from "../statistics/staggered/group-time-effects.ts";
import { imputation } from "../statistics/staggered/imputation.ts";
import { preTrendWald } from "../statistics/staggered/pre-trend-wald.ts";
import {
  type StaggeredPanel,
  type StaggeredRow,
  staggeredPanel,
} from "../statistics/staggered/staggered-panel.ts";
import { startsFromTreatment } from "../statistics/staggered/starts-from-treatment.ts";
import { sunAbraham } from "../statistics/staggered/sun-abraham.ts";
import type { OnProgress } from "./panel-method.ts";

type StaggeredSpec = Extract<
  EvaluateSpec,
  { method: "callaway-santanna" | "sun-abraham" | "imputation" | "goodman-bacon" | "event-study" }
>;
type Answer = EvaluationResult | Refusal;

// Fewer never-treated units than this carry too much of the comparison on their own.
const FEW_NEVER_TREATED = 5;

export function staggeredMethod(
  spec: StaggeredSpec,
  reader: TableReader,
  onProgress: OnProgress,
): Answer | null {
  const rows = readStaggered(spec, reader);
  if (reader.problems.length > 0) return null;
  if (isRefusal(rows)) return rows;
  if (spec.method === "imputation") return imputationResult(spec, rows);
  if (spec.method === "goodman-bacon") return baconResult(rows, reader);
  const panel = staggeredPanel(rows);
  if (isRefusal(panel)) return panel;
  const result =
    spec.method === "callaway-santanna"
      ? callawayResult(spec, panel, reader, onProgress)
      : spec.method === "sun-abraham"
        ? sunAbrahamResult(spec, panel)
        : eventStudyResult(spec, panel);
  return isRefusal(result)
    ? result
    : { ...result, warnings: [...panelWarnings(panel), ...result.warnings] };
}

function readStaggered(spec: StaggeredSpec, reader: TableReader): StaggeredRow[] | Refusal {
  const { columns } = spec;
  reader.require([columns.unit, columns.period, columns.outcome, columns.firstTreated]);
  reader.require([columns.treatment, ...columns.covariates]);
  if (reader.problems.length > 0) return [];
  const areGapsAllowed = "gaps" in spec.options && spec.options.gaps === "allow";
  const present = reader.rows.filter(
    (row) => !areGapsAllowed || reader.optionalText(row, columns.outcome) !== "",
  );
  const entries = present.map((row) => ({
    row,
    unit: reader.text(row, columns.unit),
    period: reader.period(row, columns.period),
    outcome: reader.number(row, columns.outcome),
    start:
      columns.firstTreated === undefined ? null : reader.startPeriod(row, columns.firstTreated),
    treated: columns.treatment === undefined ? 0 : reader.zeroOrOne(row, columns.treatment),
    covariates: columns.covariates.map((name) => reader.number(row, name)),
  }));
  checkUnitPeriods(reader, entries, columns.unit, columns.period, areGapsAllowed);
  const startOf = new Map<string, number | null>();
  for (const { row, unit, start } of entries) {
    if (startOf.has(unit) && startOf.get(unit) !== start) {
      reader.report(row.line, columns.firstTreated ?? "", `unit ${unit} has another start above`);
    }
    startOf.set(unit, start);
  }
  if (reader.problems.length > 0) return [];
  // 0 is a common code for "never"; it can only be a start where periods reach down to it.
  const firstPeriod = Math.min(...entries.map((entry) => entry.period));
  const fromTreatment = columns.treatment === undefined ? null : startsFromTreatment(entries);
  if (isRefusal(fromTreatment)) return fromTreatment;
  return entries.map(({ unit, period, outcome, start, covariates }) => ({
    unit,
    period,
    outcome,
    covariates,
    firstTreated:
      fromTreatment !== null
        ? (fromTreatment.get(unit) ?? null)
        : start === 0 && firstPeriod > 0
          ? null
          : start,
  }));
}

function panelWarnings(panel: StaggeredPanel): Warning[] {
  const { treatedFromFirstPeriod, withGaps } = panel.leftOut;
  const warnings: Warning[] = [];
  if (treatedFromFirstPeriod + withGaps > 0) {
    const detail = `${treatedFromFirstPeriod} treated from the first period, ${withGaps} with gaps`;
    warnings.push(warn("units-left-out", detail));
  }
  const lone = panel.cohorts.filter(
    (cohort) => panel.starts.filter((start) => start === cohort).length === 1,
  );
  if (lone.length > 0) warnings.push(warn("lone-cohort", `${lone.length} starting dates`));
  if (panel.starts.every(Number.isFinite)) warnings.push(warn("nobody-never-treated"));
  return warnings;
}

function sampleOf(panel: StaggeredPanel): Record<string, number> {
  return {
    units: panel.units.length,
    periods: panel.periods.length,
    cohorts: panel.cohorts.length,
    neverTreatedUnits: panel.starts.filter((start) => !Number.isFinite(start)).length,
  };
}

function callawayResult(
  spec: SpecOf<"callaway-santanna">,
  panel: StaggeredPanel,
  reader: TableReader,
  onProgress: OnProgress,
): Answer {
  const { options } = spec;
  const never = panel.starts.filter((start) => !Number.isFinite(start)).length;
  const comparison: Comparison =
    options.comparison !== "automatic"
      ? options.comparison
      : never < FEW_NEVER_TREATED
        ? "not-yet-treated"
        : "never-treated";
  const effects = groupTimeEffects(panel, {
    comparison,
    base: options.base,
    anticipation: options.anticipation,
    onProgress: (done, total) => onProgress("group-time effects", done, total),
  });
  if (isRefusal(effects)) return effects;
  const withInterval = (point: { estimate: number; standardError: number }) =>
    point.standardError > 0
      ? estimateFrom(point.estimate, point.standardError, null, options.coverage)
      : { estimate: point.estimate, standardError: null };
  const aggregates = AGGREGATIONS.map((name) =>
    aggregateGroupTime(effects, name, options.groupShares),
  );
  const preTrend = preTrendWald(effects);
  const warnings: Warning[] = [];
  if (options.comparison === "automatic") warnings.push(warn("comparison-chosen", comparison));
  warnings.push(preTrendWarning(preTrend));
  return {
    estimates: aggregates.map(({ aggregation, overall }) =>
      named(
        `${aggregation}, overall`,
        estimateFrom(overall.estimate, overall.standardError, null, options.coverage),
      ),
    ),
    conventions: {
      comparison,
      base: options.base,
      anticipation: options.anticipation,
      groupShares: options.groupShares,
      estimator:
        spec.columns.covariates.length > 0 ? "doubly robust" : "difference of mean changes",
      standardError: "influence function, divisor n, normal intervals, point by point",
    },
    warnings,
    sample: sampleOf(effects.panel),
    details: {
      groupTime: effects.cells.map((cell) => ({
        group: reader.periodLabel(cell.group),
        period: reader.periodLabel(cell.time),
        isAfterStart: cell.isAfterStart,
        ...withInterval(cell),
      })),
      aggregates: Object.fromEntries(
        aggregates.map(({ aggregation, points }) => [
          aggregation,
          points.map((point) => ({
            at: aggregation === "dynamic" ? point.at : reader.periodLabel(point.at),
            ...withInterval(point),
          })),
        ]),
      ),
      preTrend,
    },
  };
}

function preTrendWarning(test: { pValue: number } | Refusal): Warning {
  if (isRefusal(test)) return warn("pre-trend-not-tested", test.reason);
  return test.pValue < 0.05 ? warn("pre-trend-rejected") : warn("pre-trend-is-no-proof");
}

function sunAbrahamResult(spec: SpecOf<"sun-abraham">, panel: StaggeredPanel): Answer {
  const result = sunAbraham(panel, spec.options.variance, spec.options.coverage);
  if (isRefusal(result)) return result;
  return {
    estimates: [named("average over treated unit-periods", result.overall)],
    conventions: {
      variance: result.convention,
      cohortShares: "taken as given",
      reference: "last period before the start",
    },
    warnings: [],
    sample: sampleOf(result.panel),
    details: { byTimeSinceStart: result.points },
  };
}

function eventStudyResult(spec: SpecOf<"event-study">, panel: StaggeredPanel): Answer {
  const { options } = spec;
  const result = eventStudy(panel, options.variance, options.window, options.coverage);
  if (isRefusal(result)) return result;
  const warnings = [preTrendWarning(result.preTrend)];
  if (panel.cohorts.length > 1) warnings.push(warn("staggered-starts"));
  return {
    estimates: result.points.map((point) => named(`time since start ${point.at}`, point)),
    conventions: {
      variance: result.convention,
      references: result.references.join(", "),
      binnedFrom: options.window?.[0] ?? "no binning",
      binnedTo: options.window?.[1] ?? "no binning",
      preTrendTest: "CR2 with HTZ",
    },
    warnings,
    sample: sampleOf(panel),
    details: { byTimeSinceStart: result.points, preTrend: result.preTrend },
  };
}

function imputationResult(spec: SpecOf<"imputation">, rows: StaggeredRow[]): Answer {
  const result = imputation(rows, spec.options.coverage);
  if (isRefusal(result)) return result;
  const warnings: Warning[] = [];
  if (result.rowsWithoutEffect > 0) {
    warnings.push(warn("rows-without-effect", `${result.rowsWithoutEffect}`));
  }
  if (result.loneCohorts > 0)
    warnings.push(warn("lone-cohort", `${result.loneCohorts} starting dates`));
  return {
    estimates: [named("average over treated rows", result.overall)],
    conventions: {
      standardError: "by unit, residual effects centred on cohort and period, normal intervals",
    },
    warnings,
    sample: { rows: rows.length, treatedRows: result.treatedRows },
    details: { byTimeSinceStart: result.points },
  };
}

function baconResult(rows: StaggeredRow[], reader: TableReader): Answer {
  const result = goodmanBacon(rows);
  if (isRefusal(result)) return result;
  const wrong = result.byKind
    .filter(
      (one) => one.kind.endsWith("against-earlier-treated") || one.kind.endsWith("always-treated"),
    )
    .reduce((sum, one) => sum + one.weight, 0);
  return {
    estimates: [
      {
        name: "two-way fixed effects",
        estimate: result.estimate,
        standardError: null,
        degreesOfFreedom: null,
        statistic: null,
        pValue: null,
        low: null,
        high: null,
        coverage: null,
      },
    ],
    conventions: { decomposition: "weights sum to 1 and give back the estimate (checked)" },
    warnings:
      wrong > 0.01
        ? [warn("treated-as-comparison", `${(100 * wrong).toFixed(1)} % of the weight`)]
        : [],
    sample: { rows: rows.length, comparisons: result.comparisons.length },
    details: {
      byKind: result.byKind,
      comparisons: result.comparisons.map((one) => ({
        ...one,
        treated: reader.periodLabel(one.treated),
        comparison: one.comparison === null ? null : reader.periodLabel(one.comparison),
      })),
    },
  };
}
