// Callaway and Sant'Anna's group-time effects for the report.
import type { SpecOf } from "../evaluate-spec.ts";
import { type EvaluationResult, type Warning, warn } from "../evaluation-report.ts";
import type { TableReader } from "../read-table.ts";
import { estimateFrom } from "../statistics/panel/estimate.ts";
import { isRefusal, type Refusal } from "../statistics/refusals.ts";
import {
  AGGREGATIONS,
  type Aggregation,
  aggregateGroupTime,
  aggregationKey,
} from "../statistics/staggered/aggregate-group-time.ts";
import { type Comparison, groupTimeEffects } from "../statistics/staggered/group-time-effects.ts";
import { preTrendWald } from "../statistics/staggered/pre-trend-wald.ts";
import type { StaggeredPanel } from "../statistics/staggered/staggered-panel.ts";
import { areAllLone, loneCohorts, reported } from "./lone-cohorts.ts";
import type { OnProgress } from "./panel-method.ts";

// Fewer never-treated units than this carry too much of the comparison on their own.
const FEW_NEVER_TREATED = 5;

export function groupTimeMethod(
  spec: SpecOf<"callaway-santanna">,
  panel: StaggeredPanel,
  reader: TableReader,
  onProgress: OnProgress,
): EvaluationResult | Refusal {
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
  const lone = loneCohorts(effects.panel.starts);
  const withInterval = (
    point: { readonly estimate: number; readonly standardError: number },
    groups: readonly number[],
  ) => {
    if (point.standardError === 0) return { estimate: point.estimate, standardError: null };
    const full = estimateFrom(point.estimate, point.standardError, null, options.coverage);
    return reported(full, areAllLone(groups, lone));
  };
  const groupsAt = (aggregation: Aggregation, at: number) =>
    effects.cells
      .filter((cell) => aggregationKey(aggregation, cell) === at)
      .filter((cell) => aggregation === "dynamic" || cell.isAfterStart)
      .map((cell) => cell.group);
  const aggregates = AGGREGATIONS.map((name) =>
    aggregateGroupTime(effects, name, options.groupShares),
  );
  const preTrend = preTrendWald(effects);
  const warnings: Warning[] = [];
  if (options.comparison === "automatic") warnings.push(warn("comparison-chosen", comparison));
  warnings.push(...fewUnits(effects.panel.units.length), preTrendWarning(preTrend));
  return {
    estimates: aggregates.map(({ aggregation, overall }) => ({
      name: `${aggregation}, overall`,
      ...reported(
        estimateFrom(overall.estimate, overall.standardError, null, options.coverage),
        areAllLone(effects.panel.cohorts, lone),
      ),
    })),
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
    sample: staggeredSample(effects.panel),
    details: {
      groupTime: effects.cells.map((cell) => ({
        group: reader.periodLabel(cell.group),
        period: reader.periodLabel(cell.time),
        isAfterStart: cell.isAfterStart,
        ...withInterval(cell, [cell.group]),
      })),
      aggregates: Object.fromEntries(
        aggregates.map(({ aggregation, points }) => [
          aggregation,
          points.map((point) => ({
            at: aggregation === "dynamic" ? point.at : reader.periodLabel(point.at),
            ...withInterval(point, groupsAt(aggregation, point.at)),
          })),
        ]),
      ),
      preTrend,
    },
  };
}

// Coverage was measured at 24 units (too low) and at 200 (right): docs/bench/evaluation.md.
const FEW_UNITS = 100;

export function fewUnits(units: number): Warning[] {
  return units < FEW_UNITS ? [warn("few-units", `${units} units`)] : [];
}

export function staggeredSample(panel: StaggeredPanel): Record<string, number> {
  return {
    units: panel.units.length,
    periods: panel.periods.length,
    cohorts: panel.cohorts.length,
    neverTreatedUnits: panel.starts.filter((start) => !Number.isFinite(start)).length,
  };
}

export function preTrendWarning(test: { pValue: number } | Refusal): Warning {
  if (isRefusal(test)) return warn("pre-trend-not-tested", test.reason);
  return test.pValue < 0.05 ? warn("pre-trend-rejected") : warn("pre-trend-is-no-proof");
}
