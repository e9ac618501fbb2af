// Two-way fixed effects estimate of a treatment: y = effect x treat + covariates + unit + period.
// Standard errors by cluster: CR1 in a named convention with t on G - 1 degrees of freedom (on
// Satterthwaite's for the clubSandwich convention), or CR2 with Satterthwaite degrees of freedom.
// With staggered starts and effects that grow this estimate can be far off (goodman-bacon.ts).
import { item } from "../linear/entries.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { biasReducedVariance } from "./bias-reduced-variance.ts";
import { type Cr1Convention, clusterRobustVariance } from "./cluster-robust-variance.ts";
import { type Estimate, estimateFrom } from "./estimate.ts";
import { type FixedEffectsFit, fixedEffectsFit } from "./fixed-effects-fit.ts";
import { type Panel, type PanelRow, panelOf } from "./panel.ts";
import { satterthwaiteDegrees, unadjustedRegressors } from "./satterthwaite.ts";

export type VarianceChoice = Cr1Convention | "CR2";

export interface TwoWayFixedEffects {
  readonly effect: Estimate;
  readonly convention: VarianceChoice;
  readonly rows: number;
  readonly units: number;
  readonly periods: number;
  readonly clusters: number;
  /** Clusters whose treatment changes. */
  readonly treatedClusters: number;
  /** Clusters that are never treated. */
  readonly untreatedClusters: number;
  readonly fit: FixedEffectsFit;
}

/**
 * @param rows the first regressor is the treatment
 * @param convention how the variance is computed
 * @returns the estimate, or a named refusal
 */
export function twoWayFixedEffects(
  rows: readonly PanelRow[],
  convention: VarianceChoice,
  coverage = 0.95,
  onProgress?: (done: number, total: number) => void,
): TwoWayFixedEffects | Refusal {
  const panel = panelOf(rows);
  if (isRefusal(panel)) return panel;
  const fit = fixedEffectsFit(panel);
  if (isRefusal(fit)) return fit;
  const sides = clustersBySide(panel);
  const clusters = panel.clusterNames.length;
  if (sides.isLone) {
    return refuse(
      "one-treated-cluster",
      `${sides.changing} of ${clusters} clusters change treatment, ${sides.never} are never treated`,
    );
  }
  const contrast = fit.within.map((_, j) => (j === 0 ? 1 : 0));
  const effect = contrastEstimate(fit, contrast, convention, coverage, onProgress);
  if (isRefusal(effect)) return effect;
  return {
    effect,
    convention,
    rows: panel.outcome.length,
    units: panel.unitNames.length,
    periods: panel.periodValues.length,
    clusters,
    treatedClusters: sides.changing,
    untreatedClusters: sides.never,
    fit,
  };
}

/** Estimate of a weighted sum of coefficients under the named variance. */
export function contrastEstimate(
  fit: FixedEffectsFit,
  contrast: readonly number[],
  convention: VarianceChoice,
  coverage = 0.95,
  onProgress?: (done: number, total: number) => void,
): Estimate | Refusal {
  const value = contrast.reduce((sum, weight, j) => sum + weight * (fit.coefficients[j] ?? 0), 0);
  let variance: number;
  let degrees: number;
  if (convention === "CR2") {
    const reduced = biasReducedVariance(fit, onProgress);
    if (isRefusal(reduced)) return reduced;
    variance = quadratic(reduced.variance, contrast);
    degrees = satterthwaiteDegrees(fit, reduced.adjusted, contrast);
  } else {
    variance = quadratic(clusterRobustVariance(fit, convention), contrast);
    if (convention === "clubSandwich") {
      if (!fit.panel.areUnitsNested) return refuse("clusters-cut-across-units");
      degrees = satterthwaiteDegrees(fit, unadjustedRegressors(fit), contrast);
    } else {
      degrees = fit.panel.clusterNames.length - 1;
    }
  }
  if (!(variance > 0)) return refuse("no-residual-variation");
  return estimateFrom(value, Math.sqrt(variance), degrees, coverage);
}

function quadratic(matrix: { get(i: number, j: number): number }, weights: readonly number[]) {
  let sum = 0;
  weights.forEach((first, i) => {
    weights.forEach((second, j) => {
      sum += first * second * matrix.get(i, j);
    });
  });
  return sum;
}

// A cluster informs the effect when its treatment changes. When there are only two starting times and
// one cluster alone has one of them, its score is exactly zero: every cluster-robust variance is then
// blind to that cluster's noise and its p-value means nothing.
export function clustersBySide(panel: Panel): {
  readonly changing: number;
  readonly never: number;
  readonly isLone: boolean;
} {
  const treatment = item(panel.regressors, 0);
  const clustersOfStart = new Map<string, number>();
  let changing = 0;
  let never = 0;
  for (const rows of panel.rowsOfCluster) {
    if (new Set(rows.map((row) => treatment[row])).size > 1) changing += 1;
    const first = rows.find((row) => treatment[row] !== 0);
    if (first === undefined) never += 1;
    const start = first === undefined ? "never" : String(panel.periodOf[first]);
    clustersOfStart.set(start, (clustersOfStart.get(start) ?? 0) + 1);
  }
  const hasLoneStart = [...clustersOfStart.values()].includes(1);
  return {
    changing,
    never,
    isLone: changing < 2 || (clustersOfStart.size <= 2 && hasLoneStart),
  };
}
