// Ordinary least squares through a Householder QR decomposition (ml-matrix).
// Formula: X = Q R, coefficients = R^-1 Q'y, bread = (X'X)^-1 = R^-1 R^-T. X'X is never formed,
// because that squares the condition number (Golub and Van Loan, Matrix Computations, 5.3).
import { Matrix, QrDecomposition } from "ml-matrix";
import { dot, entry, item } from "./entries.ts";

// A column counts as a combination of the columns before it when what is left of it after removing
// them is below this share of its length.
const RANK_TOLERANCE = 1e-9;

export interface LeastSquares {
  /** One per column. */
  readonly coefficients: Float64Array;
  /** Outcome minus fit, one per row. */
  readonly residuals: Float64Array;
  /** (X'X)^-1, columns x columns. */
  readonly bread: Matrix;
  /** R^-1, columns x columns: bread = R^-1 R^-T. */
  readonly inverseRoot: Matrix;
}

/** Columns that are combinations of the columns before them, by position. */
export interface Collinear {
  readonly collinear: readonly number[];
}

/**
 * @param columns regressors, each with one entry per row, at least one column
 * @param outcome one entry per row
 * @param lengths length of each column before anything was removed from it; lets the rank check see
 *   that a column was absorbed by fixed effects. Default: the columns' own lengths.
 */
export function leastSquares(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  lengths: readonly number[] = columns.map((column) => Math.sqrt(dot(column, column))),
): LeastSquares | Collinear {
  const rows = outcome.length;
  const size = columns.length;
  if (rows < size) return { collinear: columns.map((_, position) => position).slice(rows) };
  const design = new Matrix(rows, size);
  columns.forEach((column, j) => {
    for (let i = 0; i < rows; i++) design.set(i, j, entry(column, i));
  });
  const root = new QrDecomposition(design);
  const upper = root.upperTriangularMatrix;
  const collinear = columns
    .map((_, j) => j)
    .filter((j) => !(Math.abs(upper.get(j, j)) > RANK_TOLERANCE * entry(lengths, j)));
  if (collinear.length > 0) return { collinear };
  const solution = root.solve(Matrix.columnVector(Array.from(outcome)));
  const coefficients = Float64Array.from({ length: size }, (_, j) => solution.get(j, 0));
  const residuals = Float64Array.from(outcome);
  for (let j = 0; j < size; j++) {
    const column = item(columns, j);
    const coefficient = entry(coefficients, j);
    for (let i = 0; i < rows; i++) {
      residuals[i] = entry(residuals, i) - coefficient * entry(column, i);
    }
  }
  const inverseRoot = inverseOfUpperTriangle(upper);
  return { coefficients, residuals, inverseRoot, bread: inverseRoot.mmul(inverseRoot.transpose()) };
}

function inverseOfUpperTriangle(upper: Matrix): Matrix {
  const size = upper.rows;
  const inverse = Matrix.zeros(size, size);
  for (let column = 0; column < size; column++) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0;
      for (let k = row + 1; k <= column; k++) sum -= upper.get(row, k) * inverse.get(k, column);
      inverse.set(row, column, sum / upper.get(row, row));
    }
  }
  return inverse;
}
