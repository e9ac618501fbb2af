// Cluster-robust variance of fixed-effects coefficients, CR1, in three named conventions.
// Formula: factor x bread x sum over clusters of (score score') x bread, score = X_g' residuals_g.
// N rows, K parameters, G clusters; the factors are
//   fixest-nested  G/(G-1) x (N-1)/(N-K), unit effects inside clusters left out of K (fixest's
//                  default, Stata xtreg, reghdfe); K is full when units cut across clusters
//   fixest-full    the same, K counts every effect (Stata areg with dummies, clubSandwich CR1S)
//   clubSandwich   G/(G-1) (clubSandwich CR1)
// Source: Liang and Zeger, Biometrika 73 (1986); Cameron and Miller, J. Human Resources 50 (2015).
import { Matrix } from "ml-matrix";
import { entry, item } from "../linear/entries.ts";
import type { FixedEffectsFit } from "./fixed-effects-fit.ts";

export const CR1_CONVENTIONS = ["fixest-nested", "fixest-full", "clubSandwich"] as const;
export type Cr1Convention = (typeof CR1_CONVENTIONS)[number];

/** Factor by which the sandwich is multiplied under the named convention. */
export function smallSampleFactor(fit: FixedEffectsFit, convention: Cr1Convention): number {
  const clusters = fit.panel.clusterNames.length;
  const rows = fit.panel.outcome.length;
  const perCluster = clusters / (clusters - 1);
  if (convention === "clubSandwich") return perCluster;
  const isNested = convention === "fixest-nested" && fit.panel.areUnitsNested;
  const parameters = isNested ? fit.parametersOutsideUnits : fit.parameters;
  return (perCluster * (rows - 1)) / (rows - parameters);
}

/** Regressors x regressors variance of the coefficients. */
export function clusterRobustVariance(fit: FixedEffectsFit, convention: Cr1Convention): Matrix {
  const scores = clusterScores(fit.within, fit.residuals, fit.panel.rowsOfCluster);
  return sandwich(fit.bread, scores).mul(smallSampleFactor(fit, convention));
}

/** Sum over the rows of each cluster of column x residual: one list of column scores per cluster. */
export function clusterScores(
  columns: readonly Float64Array[],
  residuals: Float64Array,
  rowsOfCluster: readonly (readonly number[])[],
): number[][] {
  return rowsOfCluster.map((rows) =>
    columns.map((column) => {
      let score = 0;
      for (const row of rows) score += entry(column, row) * entry(residuals, row);
      return score;
    }),
  );
}

/** bread x sum of score score' x bread. */
export function sandwich(bread: Matrix, scores: readonly (readonly number[])[]): Matrix {
  const size = bread.rows;
  const middle = Matrix.zeros(size, size);
  for (const score of scores) {
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        middle.set(i, j, middle.get(i, j) + item(score, i) * item(score, j));
      }
    }
  }
  return bread.mmul(middle).mmul(bread);
}
