// The estimators for staggered starts, for the report.
import type { EvaluateSpec, SpecOf } from "../evaluate-spec.ts";
import { type EvaluationResult, named, type Warning, warn } from "../evaluation-report.ts";
import { checkUnitPeriods, type TableReader } from "../read-table.ts";
import { isRefusal, type Refusal } from "../statistics/refusals.ts";
import { eventStudy } from "../statistics/staggered/event-study.ts";
import { goodmanBacon } from "../statistics/staggered/goodman-bacon.ts";
import { imputation } from "../statistics/staggered/imputation.ts";
import {
  type StaggeredPanel,
  type StaggeredRow,
  staggeredPanel,
} from "../statistics/staggered/staggered-panel.ts";
import { startsFromTreatment } from "../statistics/staggered/starts-from-treatment.ts";
import { sunAbraham } from "../statistics/staggered/sun-abraham.ts";
import {
  fewUnits,
  groupTimeMethod,
  preTrendWarning,
  staggeredSample,
} from "./group-time-method.ts";
import { areAllLone, loneCohorts, reported } from "./lone-cohorts.ts";
import type { OnProgress } from "./panel-method.ts";

type StaggeredSpec = Extract<
  EvaluateSpec,
  { method: "callaway-santanna" | "sun-abraham" | "imputation" | "goodman-bacon" | "event-study" }
>;
type Answer = EvaluationResult | Refusal;

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
      ? groupTimeMethod(spec, panel, reader, onProgress)
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
  const lone = loneCohorts(panel.starts);
  if (lone.size > 0) warnings.push(warn("lone-cohort", `${lone.size} starting dates`));
  if (panel.starts.every(Number.isFinite)) warnings.push(warn("nobody-never-treated"));
  return warnings;
}

function sunAbrahamResult(spec: SpecOf<"sun-abraham">, panel: StaggeredPanel): Answer {
  const result = sunAbraham(panel, spec.options.variance, spec.options.coverage);
  if (isRefusal(result)) return result;
  const lone = loneCohorts(result.panel.starts);
  const { cohorts, periods } = result.panel;
  const cohortsAt = (at: number) => cohorts.filter((cohort) => periods.includes(cohort + at));
  return {
    estimates: [
      {
        name: "average over treated unit-periods",
        ...reported(result.overall, areAllLone(cohorts, lone)),
      },
    ],
    conventions: {
      variance: result.convention,
      cohortShares: "taken as given",
      reference: "last period before the start",
    },
    warnings: fewUnits(result.panel.units.length),
    sample: staggeredSample(result.panel),
    details: {
      byTimeSinceStart: result.points.map((point) => ({
        at: point.at,
        ...reported(point, areAllLone(cohortsAt(point.at), lone)),
      })),
    },
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
    sample: staggeredSample(panel),
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
  const starts = new Map(rows.map((row) => [row.unit, row.firstTreated]));
  warnings.push(...fewUnits(starts.size));
  const lone = loneCohorts(starts.values());
  const cohortsAt = (at: number | null) => [
    ...new Set(
      rows.flatMap(({ period, firstTreated }) =>
        firstTreated !== null &&
        (at === null ? period >= firstTreated : period - firstTreated === at)
          ? [firstTreated]
          : [],
      ),
    ),
  ];
  return {
    estimates: [
      {
        name: "average over treated rows",
        ...reported(result.overall, areAllLone(cohortsAt(null), lone)),
      },
    ],
    conventions: {
      standardError: "by unit, residual effects centred on cohort and period, normal intervals",
    },
    warnings,
    sample: { rows: rows.length, units: starts.size, treatedRows: result.treatedRows },
    details: {
      byTimeSinceStart: result.points.map((point) => ({
        at: point.at,
        ...reported(point, areAllLone(cohortsAt(point.at), lone)),
      })),
    },
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
