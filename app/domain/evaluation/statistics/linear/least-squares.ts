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
  const { design, side } = mergedRows(columns, outcome);
  const root = new QrDecomposition(design);
  const upper = root.upperTriangularMatrix;
  const collinear = columns
    .map((_, j) => j)
    .filter((j) => !(Math.abs(upper.get(j, j)) > RANK_TOLERANCE * entry(lengths, j)));
  if (collinear.length > 0) return { collinear };
  const solution = root.solve(side);
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

// From this many columns on, looking for equal rows costs less than it saves.
const MANY_COLUMNS = 20;

// Rows with equal regressors have the same normal equations as one row with their mean outcome, both
// times the root of their number. Indicator designs of 500 units shrink to a few hundred rows.
function mergedRows(
  columns: readonly Float64Array[],
  outcome: Float64Array,
): { design: Matrix; side: Matrix } {
  const groups = new Map<string, { row: number; count: number; sum: number }>();
  outcome.forEach((value, row) => {
    const key =
      columns.length < MANY_COLUMNS ? String(row) : columns.map((column) => column[row]).join();
    const group = groups.get(key) ?? { row, count: 0, sum: 0 };
    group.count += 1;
    group.sum += value;
    groups.set(key, group);
  });
  // Too few different rows would leave the decomposition without its shape; zeros change nothing.
  const design = Matrix.zeros(Math.max(groups.size, columns.length), columns.length);
  const side = Matrix.zeros(design.rows, 1);
  [...groups.values()].forEach(({ row, count, sum }, position) => {
    const scale = Math.sqrt(count);
    columns.forEach((column, j) => {
      design.set(position, j, scale * entry(column, row));
    });
    side.set(position, 0, sum / scale);
  });
  return { design, side };
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
