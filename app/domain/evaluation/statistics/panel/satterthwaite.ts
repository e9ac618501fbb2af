// Satterthwaite (Bell-McCaffrey) degrees of freedom of a contrast of fixed-effects coefficients, under
// a working model of equal, independent errors. Not G - 1.
// Formula: the variance estimate of contrast c is the sum over clusters of (p_g'e)^2 with
// p_g = (I - H)_g A_g X_g bread c; df = (trace P'P)^2 / sum of squares of P'P, P'P clusters x clusters.
// P'P never needs rows x rows: p_g'p_h = [g = h] own_g'own_g - projected_g'projected_h.
// Source: Bell and McCaffrey (2002); Pustejovsky and Tipton, JBES 36 (2018), section 3.
import { Matrix } from "ml-matrix";
import { dot, entry, item } from "../linear/entries.ts";
import { blockKey, hatRoot } from "./bias-reduced-variance.ts";
import type { FixedEffectsFit } from "./fixed-effects-fit.ts";

/** Clusters with the same design share all their products; `count` says how many there are. */
export interface ClusterClass {
  readonly count: number;
  /** own'own, contrasts x contrasts. */
  readonly within: Matrix;
  /** Width of the hat root x contrasts. */
  readonly projected: Matrix;
}

/**
 * @param adjusted A_g X_g of each cluster, the same object for clusters of the same design
 * @param contrasts each with one weight per regressor
 */
export function clusterClasses(
  fit: FixedEffectsFit,
  adjusted: readonly Matrix[],
  contrasts: readonly (readonly number[])[],
): ClusterClass[] {
  const weights = fit.bread.mmul(
    new Matrix(contrasts.map((contrast) => [...contrast])).transpose(),
  );
  const counts = new Map<Matrix, { count: number; rows: readonly number[] }>();
  fit.panel.rowsOfCluster.forEach((rows, cluster) => {
    const block = item(adjusted, cluster);
    const known = counts.get(block);
    counts.set(block, { count: (known?.count ?? 0) + 1, rows });
  });
  return [...counts].map(([block, { count, rows }]) => {
    const own = block.mmul(weights);
    return {
      count,
      within: own.transpose().mmul(own),
      projected: hatRoot(fit, rows).transpose().mmul(own),
    };
  });
}

/** Degrees of freedom for one contrast; above 0, usually below the number of clusters. */
export function satterthwaiteDegrees(
  fit: FixedEffectsFit,
  adjusted: readonly Matrix[],
  contrast: readonly number[],
): number {
  const classes = clusterClasses(fit, adjusted, [contrast]).map((one) => ({
    count: one.count,
    within: one.within.get(0, 0),
    projected: Float64Array.from(one.projected.getColumn(0)),
  }));
  let trace = 0;
  let squares = 0;
  for (const [position, first] of classes.entries()) {
    for (const second of classes.slice(0, position)) {
      squares += 2 * first.count * second.count * dot(first.projected, second.projected) ** 2;
    }
    const crossed = dot(first.projected, first.projected);
    const own = first.within - crossed;
    trace += first.count * own;
    squares += first.count * (own * own + (first.count - 1) * crossed * crossed);
  }
  return (trace * trace) / squares;
}

/** The within-regressors of each cluster as they are: CR1 uses no adjustment. */
export function unadjustedRegressors(fit: FixedEffectsFit): Matrix[] {
  const known = new Map<string, Matrix>();
  return fit.panel.rowsOfCluster.map((rows) => {
    const key = blockKey(fit, rows);
    const block =
      known.get(key) ??
      new Matrix(rows.map((row) => fit.within.map((values) => entry(values, row))));
    known.set(key, block);
    return block;
  });
}
