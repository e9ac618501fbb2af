// Logistic regression by iteratively reweighted least squares, used for the odds of being treated.
// Formula: McCullagh and Nelder, Generalized Linear Models (1989), 2.5; covariance = inverse
// information at the estimate.
import type { Matrix } from "ml-matrix";
import { type Refusal, refuse } from "../refusals.ts";
import { entry, item } from "./entries.ts";
import { leastSquares } from "./least-squares.ts";

export interface LogisticFit {
  readonly coefficients: Float64Array;
  /** Fitted chance of each row, strictly between 0 and 1. */
  readonly fitted: Float64Array;
  readonly covariance: Matrix;
}

/**
 * @param design rows x columns, the first column 1
 * @param outcome 0 or 1 for each row
 * @returns the fit, or a refusal when a combination of columns separates 0 from 1
 */
export function logisticRegression(
  design: readonly (readonly number[])[],
  outcome: Float64Array,
): LogisticFit | Refusal {
  const width = design[0]?.length ?? 0;
  let coefficients = new Float64Array(width);
  for (let round = 0; round < 50; round++) {
    const scores = design.map((row) =>
      row.reduce((sum, value, j) => sum + value * entry(coefficients, j), 0),
    );
    const fitted = Float64Array.from(scores, (score) => 1 / (1 + Math.exp(-score)));
    const roots = fitted.map((chance) => Math.sqrt(chance * (1 - chance)));
    if (roots.some((root) => root < 1e-8)) break;
    const step = leastSquares(
      Array.from({ length: width }, (_, j) =>
        Float64Array.from(design, (row, i) => item(row, j) * entry(roots, i)),
      ),
      Float64Array.from(fitted, (chance, i) => (entry(outcome, i) - chance) / entry(roots, i)),
    );
    if ("collinear" in step) return refuse("collinear-treatment", "covariates");
    const change = Math.max(...step.coefficients.map(Math.abs));
    if (change < 1e-12 * (1 + Math.max(...coefficients.map(Math.abs)))) {
      return { coefficients, fitted, covariance: step.bread };
    }
    coefficients = coefficients.map((value, j) => value + entry(step.coefficients, j));
  }
  return refuse("collinear-treatment", "the covariates separate treated from untreated units");
}
