// Slow, direct matrix formulas with all dummies written out: what the fast code must agree with.
import { EigenvalueDecomposition, inverse, Matrix } from "ml-matrix";
import type { PanelRow } from "#app/domain/evaluation/statistics/panel/panel.ts";

export function dummyDesign(rows: readonly PanelRow[]): Matrix {
  const units = [...new Set(rows.map((row) => row.unit))].sort();
  const periods = [...new Set(rows.map((row) => row.period))].sort((a, b) => a - b);
  return new Matrix(
    rows.map((row) => [
      ...row.regressors,
      ...units.map((unit) => (unit === row.unit ? 1 : 0)),
      ...periods.slice(1).map((period) => (period === row.period ? 1 : 0)),
    ]),
  );
}

export function ordinaryFit(design: Matrix, outcome: readonly number[]) {
  const y = Matrix.columnVector([...outcome]);
  const bread = inverse(design.transpose().mmul(design));
  const coefficients = bread.mmul(design.transpose()).mmul(y);
  return { bread, coefficients, residuals: Matrix.sub(y, design.mmul(coefficients)) };
}

export function rowsByCluster(rows: readonly PanelRow[]): number[][] {
  const groups = new Map<string, number[]>();
  rows.forEach((row, at) => {
    const name = row.cluster ?? row.unit;
    groups.set(name, [...(groups.get(name) ?? []), at]);
  });
  return [...groups.values()];
}

/** Symmetric inverse root, zero eigenvalues left at zero. */
export function inverseRoot(matrix: Matrix): Matrix {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const scaled = eigenvectorMatrix.clone();
  realEigenvalues.forEach((value, j) => {
    scaled.mulColumn(j, value > 1e-10 ? 1 / Math.sqrt(value) : 0);
  });
  return scaled.mmul(eigenvectorMatrix.transpose());
}

/** CR2 variance and Satterthwaite degrees of freedom of coefficient 0, with the full hat matrix. */
export function denseCr2(rows: readonly PanelRow[]) {
  const design = dummyDesign(rows);
  const { bread, coefficients, residuals } = ordinaryFit(
    design,
    rows.map((row) => row.outcome),
  );
  const hat = design.mmul(bread).mmul(design.transpose());
  const left = Matrix.sub(Matrix.eye(rows.length), hat);
  const all = Array.from({ length: design.columns }, (_, j) => j);
  let variance = 0;
  const vectors = rowsByCluster(rows).map((members) => {
    const root = inverseRoot(left.selection(members, members));
    const own = root
      .mmul(design.selection(members, all))
      .mmul(bread.subMatrix(0, design.columns - 1, 0, 0));
    const score = own
      .transpose()
      .mmul(residuals.selection(members, [0]))
      .get(0, 0);
    variance += score * score;
    const everyRow = Array.from({ length: rows.length }, (_, i) => i);
    return left.selection(everyRow, members).mmul(own);
  });
  let trace = 0;
  let squares = 0;
  vectors.forEach((first, g) => {
    vectors.forEach((second, h) => {
      const product = first.transpose().mmul(second).get(0, 0);
      if (g === h) trace += product;
      squares += product * product;
    });
  });
  return { estimate: coefficients.get(0, 0), variance, degrees: (trace * trace) / squares };
}
