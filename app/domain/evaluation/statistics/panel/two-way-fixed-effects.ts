// Two-way fixed effects estimate of a treatment: y = effect x treat + covariates + unit + period.
// Standard errors by cluster: CR1 in a named convention with t on G - 1 degrees of freedom (on
// Satterthwaite's for the clubSandwich convention), or CR2 with Satterthwaite degrees of freedom.
// With staggered starts and effects that grow this estimate can be far off (goodman-bacon.ts).
import { item } from "../linear/entries.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { contrastInference, type VarianceChoice } from "./contrast-inference.ts";
import type { Estimate } from "./estimate.ts";
import { type FixedEffectsFit, fixedEffectsFit } from "./fixed-effects-fit.ts";
import { type Panel, type PanelRow, panelOf } from "./panel.ts";

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
  const inference = contrastInference(fit, convention, onProgress);
  if (isRefusal(inference)) return inference;
  const effect = inference(contrast, coverage);
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
