// Two-way fixed effects for the report: estimate, named variance, and the bootstrap where clusters
// are few.

import type { SpecOf } from "../evaluate-spec.ts";
import {
  type EvaluationResult,
  named,
  type ReportedEstimate,
  type Warning,
  warn,
} from "../evaluation-report.ts";
import { checkUnitPeriods, type TableReader } from "../read-table.ts";
import type { PanelRow } from "../statistics/panel/panel.ts";
import { twoWayFixedEffects } from "../statistics/panel/two-way-fixed-effects.ts";
import {
  type WildBootstrap,
  wildClusterBootstrap,
} from "../statistics/panel/wild-cluster-bootstrap.ts";
import { isRefusal, type Refusal } from "../statistics/refusals.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { goodmanBacon } from "../statistics/staggered/goodman-bacon.ts";
import { startsFromTreatment } from "../statistics/staggered/starts-from-treatment.ts";

type Spec = SpecOf<"two-way-fixed-effects">;
export type OnProgress = (step: string, done: number, total: number) => void;

// Below 30 clusters the normal theory of cluster-robust errors is known to be too optimistic.
const FEW_CLUSTERS = 30;

export function readPanel(spec: Spec, reader: TableReader): { rows: PanelRow[]; leftOut: number } {
  const { columns, options } = spec;
  reader.require([columns.unit, columns.period, columns.outcome, columns.treatment]);
  reader.require([columns.cluster, ...columns.covariates]);
  if (reader.problems.length > 0) return { rows: [], leftOut: 0 };
  const areGapsAllowed = options.gaps === "allow";
  let leftOut = 0;
  const entries = reader.rows.flatMap((row) => {
    if (areGapsAllowed && reader.optionalText(row, columns.outcome) === "") {
      leftOut += 1;
      return [];
    }
    const cluster =
      columns.cluster === undefined ? {} : { cluster: reader.text(row, columns.cluster) };
    return [
      {
        row,
        unit: reader.text(row, columns.unit),
        period: reader.period(row, columns.period),
        outcome: reader.number(row, columns.outcome),
        regressors: [columns.treatment, ...columns.covariates].map((name) =>
          reader.number(row, name),
        ),
        ...cluster,
      },
    ];
  });
  checkUnitPeriods(reader, entries, columns.unit, columns.period, areGapsAllowed);
  return { rows: entries, leftOut };
}

export function panelMethod(
  spec: Spec,
  reader: TableReader,
  onProgress: OnProgress,
): EvaluationResult | Refusal | null {
  const { rows, leftOut } = readPanel(spec, reader);
  if (reader.problems.length > 0) return null;
  const { options } = spec;
  const result = twoWayFixedEffects(rows, options.variance, options.coverage, (done, total) =>
    onProgress("variance", done, total),
  );
  if (isRefusal(result)) return result;
  const warnings: Warning[] = [];
  const estimates: ReportedEstimate[] = [named("treatment", result.effect)];
  const fewest = Math.min(
    result.treatedClusters,
    result.untreatedClusters === 0 ? result.clusters : result.untreatedClusters,
  );
  const areFew = result.clusters < FEW_CLUSTERS || fewest < 5;
  if (result.clusters < FEW_CLUSTERS) warnings.push(warn("few-clusters", `${result.clusters}`));
  if (fewest < 5) warnings.push(warn("few-on-one-side", `${fewest}`));
  let bootstrap: WildBootstrap | Refusal | null = null;
  if (options.bootstrap === "always" || (options.bootstrap === "automatic" && areFew)) {
    bootstrap = wildClusterBootstrap(result.fit, {
      random: seededRandom(options.seed),
      draws: options.draws,
      coverage: options.coverage,
      ...(options.weights === undefined ? {} : { weights: options.weights }),
      onProgress: (done, total) => onProgress("bootstrap", done, total),
    });
  }
  if (bootstrap !== null && !isRefusal(bootstrap)) {
    if (options.bootstrap === "automatic") warnings.push(warn("bootstrap-used"));
    if (bootstrap.isBelowResolution) {
      warnings.push(warn("bootstrap-below-resolution", `below ${bootstrap.smallestPValue}`));
    }
    if (bootstrap.low === null || bootstrap.high === null)
      warnings.push(warn("interval-without-end"));
    estimates.push({
      name: "treatment, wild cluster bootstrap",
      estimate: bootstrap.estimate,
      standardError: null,
      degreesOfFreedom: null,
      statistic: bootstrap.statistic,
      pValue: bootstrap.pValue,
      ...(bootstrap.isBelowResolution ? { pValueBelow: bootstrap.smallestPValue } : {}),
      low: bootstrap.low,
      high: bootstrap.high,
      coverage: bootstrap.coverage,
    });
  }
  if (leftOut > 0) warnings.push(warn("rows-left-out", `${leftOut}`));
  const decomposition = decompositionOf(rows);
  if (decomposition !== null) warnings.push(...decomposition.warnings);
  return {
    estimates,
    conventions: {
      variance: options.variance,
      degreesOfFreedom:
        options.variance === "CR2" || options.variance === "clubSandwich"
          ? "Satterthwaite"
          : "clusters minus 1",
      cluster: spec.columns.cluster ?? spec.columns.unit,
      ...(bootstrap === null || isRefusal(bootstrap)
        ? {}
        : {
            bootstrap: "restricted, ties not counted, interval by inversion",
            bootstrapWeights: bootstrap.weights,
            bootstrapDraws: bootstrap.draws,
            bootstrapEnumerated: bootstrap.isEnumerated,
            seed: options.seed,
          }),
    },
    warnings,
    sample: {
      rows: result.rows,
      units: result.units,
      periods: result.periods,
      clusters: result.clusters,
      changingClusters: result.treatedClusters,
      neverTreatedClusters: result.untreatedClusters,
    },
    details: {
      ...(isRefusal(bootstrap) ? { bootstrapRefusal: bootstrap } : {}),
      ...(decomposition === null ? {} : { weightOfTreatedAsComparison: decomposition.share }),
    },
  };
}

// Only said where it can be computed: 0/1 treatment that stays, balanced panel, no covariates.
function decompositionOf(rows: readonly PanelRow[]) {
  if (rows.some((row) => row.regressors.length !== 1)) return null;
  const treatment = rows.map((row) => ({
    unit: row.unit,
    period: row.period,
    treated: row.regressors[0] ?? 0,
  }));
  const starts = startsFromTreatment(treatment);
  if (isRefusal(starts)) return null;
  if (new Set([...starts.values()].filter((start) => start !== null)).size < 2) return null;
  const parts = goodmanBacon(
    rows.map((row) => ({
      unit: row.unit,
      period: row.period,
      outcome: row.outcome,
      firstTreated: starts.get(row.unit) ?? null,
    })),
  );
  if (isRefusal(parts)) return null;
  const share = parts.byKind
    .filter(
      (one) => one.kind.endsWith("against-earlier-treated") || one.kind.endsWith("always-treated"),
    )
    .reduce((sum, one) => sum + one.weight, 0);
  const warnings = [warn("staggered-starts")];
  if (share > 0.01)
    warnings.push(warn("treated-as-comparison", `${(100 * share).toFixed(1)} % of the weight`));
  return { share, warnings };
}
