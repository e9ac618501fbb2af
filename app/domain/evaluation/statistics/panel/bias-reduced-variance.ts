// CR2 ("bias-reduced linearisation") variance of fixed-effects coefficients.
// Formula: each cluster's residuals are multiplied by the symmetric root A_g = (I - H_gg)^(-1/2),
// H the hat matrix of all columns including the effects; no further factor. Eigenvalues of I - H_gg
// at zero (always there: the unit's own mean) stay zero, because inverting them would blow up noise.
// Unit effects may be taken out first; period effects must stay in H.
// Source: Bell and McCaffrey, Survey Methodology 28 (2002); Pustejovsky and Tipton, JBES 36 (2018).
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { entry, item } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { sandwich } from "./cluster-robust-variance.ts";
import type { FixedEffectsFit } from "./fixed-effects-fit.ts";

const RELATIVE_ZERO = 1e-10;
const LARGEST_FOR_SERIES = 0.5;

export interface BiasReduced {
  readonly variance: Matrix;
  /** A_g x within-regressors of each cluster: rows of the cluster x regressors. */
  readonly adjusted: readonly Matrix[];
}

/**
 * @param onProgress called with the number of clusters done and their total
 * @returns the variance, or a refusal when a unit lies in several clusters
 */
export function biasReducedVariance(
  fit: FixedEffectsFit,
  onProgress: (done: number, total: number) => void = () => {},
): BiasReduced | Refusal {
  if (!fit.panel.areUnitsNested) return refuse("clusters-cut-across-units");
  const clusters = fit.panel.rowsOfCluster;
  // Units that start together in a balanced panel share their block of H: one decomposition serves.
  const known = new Map<string, Matrix>();
  const adjusted = clusters.map((rows, cluster) => {
    const key = blockKey(fit, rows);
    const found = known.get(key) ?? adjustedRegressors(fit, rows);
    known.set(key, found);
    onProgress(cluster + 1, clusters.length);
    return found;
  });
  const scores = clusters.map((rows, cluster) => {
    const block = item(adjusted, cluster);
    return fit.within.map((_, j) =>
      rows.reduce((sum, row, i) => sum + block.get(i, j) * entry(fit.residuals, row), 0),
    );
  });
  return { variance: sandwich(fit.bread, scores), adjusted };
}

/** Equal for clusters whose rows have the same periods and within-regressors. */
export function blockKey(fit: FixedEffectsFit, rows: readonly number[]): string {
  const first = entry(fit.effects.unitOf, rows[0] ?? 0);
  return rows
    .map((row) =>
      [
        entry(fit.effects.unitOf, row) - first,
        entry(fit.effects.periodOf, row),
        ...fit.within.map((column) => entry(column, row)),
      ].join(),
    )
    .join(";");
}

/**
 * Rows of B with H_gg = B B' once unit means are out: period part and regressor part side by side.
 * @returns rows of the cluster x (period parameters + regressors)
 */
export function hatRoot(fit: FixedEffectsFit, rows: readonly number[]): Matrix {
  const { effects } = fit;
  const periodWidth = effects.periodParameters;
  const root = Matrix.zeros(rows.length, periodWidth + fit.within.length);
  const members = new Map<number, number[]>();
  rows.forEach((row, i) => {
    const unit = entry(effects.unitOf, row);
    members.set(unit, [...(members.get(unit) ?? []), i]);
    const period = entry(effects.periodOf, row);
    for (let k = 0; k < periodWidth; k++) root.set(i, k, effects.periodRoot.get(period, k));
    for (let j = 0; j < fit.within.length; j++) {
      let value = 0;
      for (let m = 0; m <= j; m++) {
        value += entry(item(fit.within, m), row) * fit.inverseRoot.get(m, j);
      }
      root.set(i, periodWidth + j, value);
    }
  });
  for (const own of members.values()) {
    for (let k = 0; k < periodWidth; k++) {
      const centre = own.reduce((sum, i) => sum + root.get(i, k), 0) / own.length;
      for (const i of own) root.set(i, k, root.get(i, k) - centre);
    }
  }
  return root;
}

function adjustedRegressors(fit: FixedEffectsFit, rows: readonly number[]): Matrix {
  const own = Matrix.zeros(rows.length, fit.within.length);
  fit.within.forEach((column, j) => {
    rows.forEach((row, i) => {
      own.set(i, j, entry(column, row));
    });
  });
  const root = hatRoot(fit, rows);
  return traceOf(root) <= LARGEST_FOR_SERIES ? bySeries(root, own) : byDecomposition(root, own);
}

/** Trace of B B': no eigenvalue is above it. */
function traceOf(root: Matrix): number {
  let trace = 0;
  for (let i = 0; i < root.rows; i++) {
    for (let k = 0; k < root.columns; k++) trace += root.get(i, k) ** 2;
  }
  return trace;
}

// (1 - x)^(-1/2) = 1 + x/2 + 3/8 x^2 + ...: with no eigenvalue above one half, 60 terms leave less than
// rounding does, and many clusters cost no decomposition each.
function bySeries(root: Matrix, own: Matrix): Matrix {
  const transposed = root.transpose();
  const sum = own.clone();
  let power = own;
  let coefficient = 1;
  for (let term = 1; term <= 60; term++) {
    power = root.mmul(transposed.mmul(power));
    coefficient *= (2 * term - 1) / (2 * term);
    sum.add(Matrix.mul(power, coefficient));
    if (power.norm() <= 1e-18 * sum.norm()) break;
  }
  return sum;
}

function byDecomposition(root: Matrix, own: Matrix): Matrix {
  // Decompose B B' or B'B, whichever is smaller: their eigenvalues above zero are the same.
  const isWide = root.columns >= root.rows;
  const transposed = root.transpose();
  const square = isWide ? root.mmul(transposed) : transposed.mmul(root);
  const decomposition = new EigenvalueDecomposition(square, { assumeSymmetric: true });
  const vectors = decomposition.eigenvectorMatrix;
  const values = decomposition.realEigenvalues;
  const directions = isWide ? vectors : root.mmul(vectors);
  const loadings = directions.transpose().mmul(own);
  values.forEach((value, k) => {
    const left = 1 - value;
    const stretch = left > RELATIVE_ZERO ? 1 / Math.sqrt(left) : 0;
    // In the small form the directions have squared length `value`, hence the division.
    const weight = isWide ? stretch - 1 : value > 1e-14 ? (stretch - 1) / value : 0.5;
    loadings.mulRow(k, weight);
  });
  return own.add(directions.mmul(loadings));
}
