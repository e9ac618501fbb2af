// Goodman-Bacon decomposition: the two-way fixed effects estimate is a weighted mean of all two-group
// before-after comparisons; the weights show how much comes from units already treated serving as
// the comparison ("later against earlier"), which is wrong when effects grow.
// Formula: shares n, treated share of periods D; weight of early k against late l as comparison
// n_k n_l (D_k - D_l)(1 - D_k) / V, of l against k n_k n_l D_l (D_k - D_l) / V, against never
// treated n_k n_u D_k (1 - D_k) / V; V is the variance of treatment without unit and period effects.
// Needs a balanced panel and treatment that stays. Asserts that the weights give back the estimate.
// Source: Goodman-Bacon, Journal of Econometrics 225 (2021), theorem 1.
import { entry, item } from "../linear/entries.ts";
import { fixedEffectsFit } from "../panel/fixed-effects-fit.ts";
import { panelOf } from "../panel/panel.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import type { StaggeredRow } from "./staggered-panel.ts";

export const COMPARISON_KINDS = [
  "earlier-against-later-treated",
  "later-against-earlier-treated",
  "treated-against-never-treated",
  "later-against-always-treated",
] as const;
export type ComparisonKind = (typeof COMPARISON_KINDS)[number];

export interface BaconComparison {
  readonly treated: number;
  /** Start of the comparison cohort; null = never treated. */
  readonly comparison: number | null;
  readonly kind: ComparisonKind;
  readonly estimate: number;
  readonly weight: number;
}

export interface GoodmanBacon {
  readonly estimate: number;
  readonly comparisons: readonly BaconComparison[];
  readonly byKind: readonly {
    readonly kind: ComparisonKind;
    readonly weight: number;
    readonly averageEstimate: number;
  }[];
}

interface Cohort {
  readonly start: number;
  readonly share: number;
  readonly treatedShare: number;
  /** Mean outcome in each period. */
  readonly means: readonly number[];
}

export function goodmanBacon(rows: readonly StaggeredRow[]): GoodmanBacon | Refusal {
  const panel = panelOf(
    rows.map((row) => ({
      unit: row.unit,
      period: row.period,
      outcome: row.outcome,
      regressors: [row.firstTreated !== null && row.period >= row.firstTreated ? 1 : 0],
    })),
  );
  if (isRefusal(panel)) return panel;
  if (!panel.isBalanced) return refuse("not-a-balanced-panel");
  const treatment = item(panel.regressors, 0);
  if (!treatment.includes(1)) return refuse("no-treated");
  if (!treatment.includes(0)) return refuse("no-untreated");
  const fit = fixedEffectsFit(panel);
  if (isRefusal(fit)) return fit;
  const within = item(fit.within, 0);
  const variance = within.reduce((sum, value) => sum + value * value, 0) / within.length;
  const cohorts = cohortsOf(rows, panel.periodValues, panel.unitNames.length);
  const comparisons = cohorts.flatMap((first) =>
    cohorts.flatMap((second) => comparisonOf(first, second, panel.periodValues, variance)),
  );
  const estimate = entry(fit.coefficients, 0);
  const total = comparisons.reduce((sum, one) => sum + one.weight, 0);
  const weighted = comparisons.reduce((sum, one) => sum + one.weight * one.estimate, 0);
  const scale = comparisons.reduce((sum, one) => sum + Math.abs(one.weight * one.estimate), 0);
  if (Math.abs(total - 1) > 1e-9 || Math.abs(weighted - estimate) > 1e-9 * (scale + 1e-9)) {
    throw new Error("the decomposition does not give back the fixed effects estimate");
  }
  return { estimate, comparisons, byKind: byKind(comparisons) };
}

function cohortsOf(
  rows: readonly StaggeredRow[],
  periods: readonly number[],
  units: number,
): Cohort[] {
  const never = Number.POSITIVE_INFINITY;
  const first = entry(periods, 0);
  const last = entry(periods, periods.length - 1);
  const startOf = (row: StaggeredRow) => {
    const start = row.firstTreated ?? never;
    return start > last ? never : start <= first ? first : start;
  };
  const starts = [...new Set(rows.map(startOf))].sort((a, b) => a - b);
  return starts.map((start) => {
    const own = rows.filter((row) => startOf(row) === start);
    const members = own.length / periods.length;
    const sums = new Map<number, number>();
    for (const row of own) sums.set(row.period, (sums.get(row.period) ?? 0) + row.outcome);
    return {
      start,
      share: members / units,
      treatedShare: periods.filter((period) => period >= start).length / periods.length,
      means: periods.map((period) => (sums.get(period) ?? 0) / members),
    };
  });
}

// The comparison with `treated` changing while `other` stays as it is, over the periods where it does.
function comparisonOf(
  treated: Cohort,
  other: Cohort,
  periods: readonly number[],
  variance: number,
): BaconComparison[] {
  const isAlways = other.treatedShare === 1;
  if (treated.start === other.start || treated.treatedShare === 0 || treated.treatedShare === 1) {
    return [];
  }
  const isEarlier = treated.start < other.start;
  const inWindow = (period: number) =>
    isEarlier ? period < other.start : isAlways || period >= other.start;
  const window = [...periods.keys()].filter((at) => inWindow(entry(periods, at)));
  const after = window.filter((at) => entry(periods, at) >= treated.start);
  const before = window.filter((at) => entry(periods, at) < treated.start);
  const change = (cohort: Cohort) => meanAt(cohort.means, after) - meanAt(cohort.means, before);
  const gap = Math.abs(treated.treatedShare - other.treatedShare);
  const switching = isEarlier ? 1 - treated.treatedShare : treated.treatedShare;
  return [
    {
      treated: treated.start,
      comparison: Number.isFinite(other.start) ? other.start : null,
      kind: kindOf(isEarlier, other.treatedShare),
      estimate: change(treated) - change(other),
      weight: (treated.share * other.share * gap * switching) / variance,
    },
  ];
}

function kindOf(isEarlier: boolean, otherShare: number): ComparisonKind {
  if (otherShare === 0) return "treated-against-never-treated";
  if (otherShare === 1) return "later-against-always-treated";
  return isEarlier ? "earlier-against-later-treated" : "later-against-earlier-treated";
}

function meanAt(values: readonly number[], positions: readonly number[]): number {
  return positions.reduce((sum, at) => sum + entry(values, at), 0) / positions.length;
}

function byKind(comparisons: readonly BaconComparison[]): GoodmanBacon["byKind"] {
  return COMPARISON_KINDS.flatMap((kind) => {
    const own = comparisons.filter((one) => one.kind === kind);
    if (own.length === 0) return [];
    const weight = own.reduce((sum, one) => sum + one.weight, 0);
    const weighted = own.reduce((sum, one) => sum + one.weight * one.estimate, 0);
    return [{ kind, weight, averageEstimate: weighted / weight }];
  });
}
