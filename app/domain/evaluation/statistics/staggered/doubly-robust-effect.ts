// Doubly robust difference-in-differences for two groups and two periods of a panel.
// Formula: effect = mean change of the treated around the outcome regression of the comparison units,
// minus the same mean among comparison units reweighted by the odds of being treated (logit).
// Influence function from Sant'Anna and Zhao, Journal of Econometrics 219 (2020), section 3.1.
// Without covariates it is the difference of mean changes, and the variance of its influence
// function is the sum of population variances over n.
import { inverse, Matrix } from "ml-matrix";
import { entry, item, mean } from "../linear/entries.ts";
import { leastSquares } from "../linear/least-squares.ts";
import { logisticRegression } from "../linear/logistic-regression.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface TwoByTwoEffect {
  readonly estimate: number;
  /** One per unit, in the order given; mean zero; estimate's variance = sum of squares / n^2. */
  readonly influence: Float64Array;
}

/**
 * @param change later minus earlier outcome of each unit
 * @param isTreated one per unit; false = comparison unit
 * @param covariates of each unit, possibly empty lists
 */
export function doublyRobustEffect(
  change: Float64Array,
  isTreated: readonly boolean[],
  covariates: readonly (readonly number[])[],
): TwoByTwoEffect | Refusal {
  const units = change.length;
  const treated = Float64Array.from(isTreated, (yes) => (yes ? 1 : 0));
  const comparison = Float64Array.from(isTreated, (yes) => (yes ? 0 : 1));
  if (mean(treated) === 0) return refuse("no-treated");
  if (mean(comparison) === 0) return refuse("no-comparison-group");
  const width = covariates[0]?.length ?? 0;
  const design = covariates.map((row) => [1, ...row]);
  if (width === 0) return differenceOfMeans(change, treated, comparison);
  const comparisonUnits = [...comparison.keys()].filter((i) => comparison[i] === 1);
  const columns = Array.from({ length: width + 1 }, (_, j) =>
    Float64Array.from(comparisonUnits, (i) => item(item(design, i), j)),
  );
  const regression = leastSquares(
    columns,
    Float64Array.from(comparisonUnits, (i) => entry(change, i)),
  );
  if ("collinear" in regression)
    return refuse("collinear-treatment", "covariates among comparison units");
  const odds = logisticRegression(design, treated);
  if ("refused" in odds) return odds;

  const left = Float64Array.from(
    change,
    (value, i) => value - combine(item(design, i), regression.coefficients),
  );
  const weight = Float64Array.from(comparison, (isOne, i) => {
    const chance = Math.min(entry(odds.fitted, i), 1 - 1e-6);
    return isOne === 0 ? 0 : chance / (1 - chance);
  });
  const treatedShare = mean(treated);
  const weightShare = mean(weight);
  const treatedMean = mean(left.map((value, i) => value * entry(treated, i))) / treatedShare;
  const comparisonMean = mean(left.map((value, i) => value * entry(weight, i))) / weightShare;

  // How the estimated regression and the estimated odds move the two means.
  const size = width + 1;
  const cross = Matrix.zeros(size, size);
  for (const i of comparisonUnits) {
    const row = item(design, i);
    row.forEach((a, j) => {
      row.forEach((b, k) => {
        cross.set(j, k, cross.get(j, k) + (a * b) / units);
      });
    });
  }
  const regressionBread = inverse(cross);
  const moment = (factor: (unit: number) => number) =>
    Array.from({ length: size }, (_, j) =>
      design.reduce((sum, row, i) => sum + (item(row, j) * factor(i)) / units, 0),
    );
  const throughTreated = times(
    regressionBread,
    moment((i) => entry(treated, i)),
  );
  const throughWeight = times(
    regressionBread,
    moment((i) => entry(weight, i)),
  );
  const throughOdds = times(
    Matrix.mul(odds.covariance, units),
    moment((i) => entry(weight, i) * (entry(left, i) - comparisonMean)),
  );
  const influence = Float64Array.from({ length: units }, (_, i) => {
    const row = item(design, i);
    const regressionScore = entry(comparison, i) * entry(left, i);
    const oddsScore = entry(treated, i) - entry(odds.fitted, i);
    const ofTreated =
      entry(treated, i) * (entry(left, i) - treatedMean) -
      regressionScore * combine(row, throughTreated);
    const ofComparison =
      entry(weight, i) * (entry(left, i) - comparisonMean) +
      oddsScore * combine(row, throughOdds) -
      regressionScore * combine(row, throughWeight);
    return ofTreated / treatedShare - ofComparison / weightShare;
  });
  return { estimate: treatedMean - comparisonMean, influence };
}

function differenceOfMeans(
  change: Float64Array,
  treated: Float64Array,
  comparison: Float64Array,
): TwoByTwoEffect {
  const treatedShare = mean(treated);
  const comparisonShare = mean(comparison);
  const treatedMean = mean(change.map((value, i) => value * entry(treated, i))) / treatedShare;
  const comparisonMean =
    mean(change.map((value, i) => value * entry(comparison, i))) / comparisonShare;
  return {
    estimate: treatedMean - comparisonMean,
    influence: change.map(
      (value, i) =>
        (entry(treated, i) * (value - treatedMean)) / treatedShare -
        (entry(comparison, i) * (value - comparisonMean)) / comparisonShare,
    ),
  };
}

function combine(row: readonly number[], weights: readonly number[] | Float64Array): number {
  return row.reduce((sum, value, j) => sum + value * entry(weights, j), 0);
}

function times(matrix: Matrix, vector: readonly number[]): number[] {
  return matrix.mmul(Matrix.columnVector([...vector])).getColumn(0);
}
