// Everything the stepped-wedge mixed model needs from the rows: cross-products of the columns in
// total and sums by cell (unit x period), so that no rows x rows matrix is ever built.
// Formula: with ratios a = var(unit) / var(residual) and b = var(cell) / var(residual), each unit's
// covariance is I + b (cell blocks) + a (ones); its inverse and determinant follow from applying
// Sherman-Morrison first within cells, then within the unit.
import { CholeskyDecomposition, inverse, Matrix } from "ml-matrix";
import { add, entry, item } from "../linear/entries.ts";

export interface MixedModelSums {
  readonly rows: number;
  /** Columns of X; the outcome follows as one more column. */
  readonly columns: number;
  /** (columns + 1) x (columns + 1), row by row. */
  readonly total: Float64Array;
  /** For each unit, for each of its cells: row count and column sums. */
  readonly cells: readonly (readonly { readonly count: number; readonly sums: Float64Array }[])[];
}

/** @param design rows x columns; @param outcome, unitOf, periodOf one per row */
export function mixedModelSums(
  design: readonly (readonly number[])[],
  outcome: Float64Array,
  unitOf: Int32Array,
  periodOf: Int32Array,
): MixedModelSums {
  const columns = design[0]?.length ?? 0;
  const width = columns + 1;
  const total = new Float64Array(width * width);
  const units = new Map<number, Map<number, { count: number; sums: Float64Array }>>();
  design.forEach((regressors, row) => {
    const values = [...regressors, entry(outcome, row)];
    const cells = units.get(entry(unitOf, row)) ?? new Map();
    units.set(entry(unitOf, row), cells);
    const cell = cells.get(entry(periodOf, row)) ?? { count: 0, sums: new Float64Array(width) };
    cells.set(entry(periodOf, row), cell);
    cell.count += 1;
    values.forEach((first, j) => {
      add(cell.sums, j, first);
      values.forEach((second, k) => {
        add(total, j * width + k, first * second);
      });
    });
  });
  return {
    rows: design.length,
    columns,
    total,
    cells: [...units.values()].map((cells) => [...cells.values()]),
  };
}

export interface GeneralisedFit {
  readonly coefficients: readonly number[];
  /** (X'V^-1 X)^-1 with V relative to the residual variance. */
  readonly bread: Matrix;
  /** Weighted sum of squared residuals. */
  readonly weightedSquares: number;
  readonly logDeterminantV: number;
  readonly logDeterminantX: number;
}

/** Generalised least squares at given variance ratios, both at least 0. */
export function generalisedFit(
  sums: MixedModelSums,
  unitRatio: number,
  cellRatio: number,
): GeneralisedFit {
  const width = sums.columns + 1;
  const products = Float64Array.from(sums.total);
  const takeAway = (vector: Float64Array, weight: number) => {
    for (let j = 0; j < width; j++) {
      const first = weight * entry(vector, j);
      if (first === 0) continue;
      for (let k = 0; k < width; k++) add(products, j * width + k, -first * entry(vector, k));
    }
  };
  let logDeterminantV = 0;
  for (const cells of sums.cells) {
    const ofUnit = new Float64Array(width);
    let information = 0;
    for (const cell of cells) {
      const spread = 1 + cell.count * cellRatio;
      takeAway(cell.sums, cellRatio / spread);
      logDeterminantV += Math.log(spread);
      information += cell.count / spread;
      for (let j = 0; j < width; j++) add(ofUnit, j, entry(cell.sums, j) / spread);
    }
    const spread = 1 + unitRatio * information;
    takeAway(ofUnit, unitRatio / spread);
    logDeterminantV += Math.log(spread);
  }
  // One triangle only, so that rounding leaves the matrix exactly symmetric.
  const at = (j: number, k: number) => entry(products, Math.min(j, k) * width + Math.max(j, k));
  const size = sums.columns;
  const cross = new Matrix(
    Array.from({ length: size }, (_, j) => Array.from({ length: size }, (__, k) => at(j, k))),
  );
  const bread = inverse(cross);
  const side = Array.from({ length: size }, (_, j) => at(j, size));
  const coefficients = bread.mmul(Matrix.columnVector(side)).getColumn(0);
  const root = new CholeskyDecomposition(cross).lowerTriangularMatrix.diagonal();
  return {
    coefficients,
    bread,
    weightedSquares:
      at(size, size) - coefficients.reduce((sum, value, j) => sum + value * item(side, j), 0),
    logDeterminantV,
    logDeterminantX: 2 * root.reduce((sum, value) => sum + Math.log(value), 0),
  };
}
