// Pseudo-inverse square root of a symmetric matrix that is not negative: S with S S' = M^+.
// Eigenvalues below a relative tolerance count as zero: they belong to directions that the data do
// not inform (a level shift of all periods), and inverting them would blow up rounding errors.
import { Matrix as Dense, EigenvalueDecomposition, type Matrix } from "ml-matrix";
import { entry } from "./entries.ts";

const RELATIVE_ZERO = 1e-10;

export interface SymmetricRoot {
  /** size x rank. */
  readonly root: Matrix;
  readonly rank: number;
}

/** @param matrix symmetric, eigenvalues at least 0 up to rounding */
export function inverseSymmetricRoot(matrix: Matrix): SymmetricRoot {
  const decomposition = new EigenvalueDecomposition(matrix, { assumeSymmetric: true });
  const values = decomposition.realEigenvalues;
  const vectors = decomposition.eigenvectorMatrix;
  const largest = Math.max(0, ...values);
  const kept = values.map((_, j) => j).filter((j) => entry(values, j) > RELATIVE_ZERO * largest);
  const root = Dense.zeros(matrix.rows, kept.length);
  kept.forEach((j, column) => {
    const scale = 1 / Math.sqrt(entry(values, j));
    for (let i = 0; i < matrix.rows; i++) root.set(i, column, vectors.get(i, j) * scale);
  });
  return { root, rank: kept.length };
}
