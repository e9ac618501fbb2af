// Satterthwaite (Bell-McCaffrey) degrees of freedom of a contrast of fixed-effects coefficients, and
// the general form for several contrasts at once, under a working model of equal, independent errors.
// Formula: the variance estimate of contrast c is the sum over clusters of (p_g'e)^2 with
// p_g = (I - H)_g A_g X_g bread c; df = (trace P'P)^2 / sum of squares of P'P. It is not G - 1.
// Source: Bell and McCaffrey (2002); Pustejovsky and Tipton, JBES 36 (2018), section 3.
import { Matrix } from "ml-matrix";
import { entry, item } from "../linear/entries.ts";
import { hatRoot } from "./bias-reduced-variance.ts";
import type { FixedEffectsFit } from "./fixed-effects-fit.ts";

/**
 * Clusters x clusters matrix of p_g'p_h for two contrasts (the same one twice for a single test).
 * @param adjusted A_g X_g of each cluster; X_g itself for CR1
 */
export class ContrastProducts {
  private readonly projected: readonly (readonly Float64Array[])[];
  private readonly own: readonly (readonly Float64Array[])[];

  /** @param contrasts each with one weight per regressor */
  constructor(
    fit: FixedEffectsFit,
    adjusted: readonly Matrix[],
    contrasts: readonly (readonly number[])[],
  ) {
    const weights = contrasts.map((contrast) => fit.bread.mmul(Matrix.columnVector([...contrast])));
    this.own = fit.panel.rowsOfCluster.map((_, cluster) =>
      weights.map((weight) => column(item(adjusted, cluster).mmul(weight))),
    );
    const known = new Map<Matrix, Float64Array[]>();
    this.projected = fit.panel.rowsOfCluster.map((rows, cluster) => {
      const found =
        known.get(item(adjusted, cluster)) ??
        projections(hatRoot(fit, rows), item(this.own, cluster));
      known.set(item(adjusted, cluster), found);
      return found;
    });
  }

  get clusters(): number {
    return this.own.length;
  }

  /** p'p of the first contrast in one cluster with the second contrast in another. */
  product(first: number, firstCluster: number, second: number, secondCluster: number): number {
    let value = 0;
    if (firstCluster === secondCluster) {
      value = product(
        item(item(this.own, firstCluster), first),
        item(item(this.own, secondCluster), second),
      );
    }
    return (
      value -
      product(
        item(item(this.projected, firstCluster), first),
        item(item(this.projected, secondCluster), second),
      )
    );
  }
}

function projections(root: Matrix, own: readonly Float64Array[]): Float64Array[] {
  const transposed = root.transpose();
  return own.map((vector) => column(transposed.mmul(Matrix.columnVector(Array.from(vector)))));
}

function column(matrix: Matrix): Float64Array {
  return Float64Array.from(matrix.getColumn(0));
}

function product(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < first.length; i++) sum += entry(first, i) * entry(second, i);
  return sum;
}

/** Degrees of freedom for one contrast; above 0, usually below the number of clusters. */
export function satterthwaiteDegrees(
  fit: FixedEffectsFit,
  adjusted: readonly Matrix[],
  contrast: readonly number[],
): number {
  const products = new ContrastProducts(fit, adjusted, [contrast]);
  let trace = 0;
  let squares = 0;
  for (let g = 0; g < products.clusters; g++) {
    for (let h = 0; h <= g; h++) {
      const value = products.product(0, g, 0, h);
      if (g === h) trace += value;
      squares += (g === h ? 1 : 2) * value * value;
    }
  }
  return (trace * trace) / squares;
}

/** The within-regressors of each cluster as they are: CR1 uses no adjustment. */
export function unadjustedRegressors(fit: FixedEffectsFit): Matrix[] {
  return fit.panel.rowsOfCluster.map(
    (rows) => new Matrix(rows.map((row) => fit.within.map((values) => entry(values, row)))),
  );
}
