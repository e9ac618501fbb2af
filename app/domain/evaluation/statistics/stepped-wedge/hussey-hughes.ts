// Hussey and Hughes' stepped-wedge model: outcome = treatment + period + random unit, optionally a
// random unit-by-period effect (without it the standard error is too small when periods of a unit
// drift apart). REML by default; ML only to compare fixed effects.
// Formula: profile deviance over the variance ratios; coefficients by generalised least squares.
// Convention: Satterthwaite degrees of freedom from the curvature of the deviance (as lmerTest).
// Neither they nor Kenward-Roger's cure few clusters: see permutation-over-crossover.ts.
// When both random variances are estimated at exactly 0 the result is ordinary least squares and
// says 'singular'.
// Source: Hussey and Hughes, Contemporary Clinical Trials 28 (2007); Hooper et al., SiM 35 (2016).
import { entry, item } from "../linear/entries.ts";
import { leastSquares } from "../linear/least-squares.ts";
import { minimiseOnUnitInterval } from "../linear/minimise.ts";
import { type Estimate, estimateFrom } from "../panel/estimate.ts";
import { isConstant, isFittedExactly } from "../panel/fixed-effects-fit.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { generalisedFit, type MixedModelSums, mixedModelSums } from "./mixed-model-sums.ts";
import { satterthwaiteOfVariances } from "./variance-curvature.ts";
import { type WedgeRow, wedgeDesign } from "./wedge-design.ts";

export type Likelihood = "REML" | "ML";

export interface HusseyHughes {
  readonly effect: Estimate;
  readonly likelihood: Likelihood;
  readonly unitVariance: number;
  /** null when the model has no unit-by-period effect. */
  readonly cellVariance: number | null;
  readonly residualVariance: number;
  readonly isSingular: boolean;
  readonly logLikelihood: number;
  /** Intercept, treatment, then one for each period after the first. */
  readonly fixedEffects: readonly { readonly name: string; readonly estimate: number }[];
  readonly units: number;
  readonly periods: number;
  readonly rows: number;
}

export interface HusseyHughesOptions {
  readonly likelihood?: Likelihood;
  readonly hasCellEffect?: boolean;
  readonly coverage?: number;
}

export function husseyHughes(
  rows: readonly WedgeRow[],
  options: HusseyHughesOptions = {},
): HusseyHughes | Refusal {
  const design = wedgeDesign(rows);
  if ("refused" in design) return design;
  if (isConstant(design.outcome)) return refuse("constant-outcome");
  const columns = design.names.map((_, j) =>
    Float64Array.from(design.matrix, (row) => item(row, j)),
  );
  const plain = leastSquares(columns, design.outcome);
  if ("collinear" in plain) return refuse("collinear-treatment");
  if (rows.length <= columns.length + 1) return refuse("too-few-points");
  if (isFittedExactly(plain.residuals, design.outcome)) return refuse("no-residual-variation");
  // Working on residuals keeps the sums of squares free of cancellation.
  const sums = mixedModelSums(design.matrix, plain.residuals, design.unitOf, design.periodOf);
  const likelihood = options.likelihood ?? "REML";
  const hasCellEffect = options.hasCellEffect ?? false;
  if (hasCellEffect && sums.cells.every((cells) => cells.every((cell) => cell.count === 1))) {
    return refuse("too-few-points", "one row per unit and period cannot split its variance");
  }
  const ratios = bestRatios(sums, likelihood, hasCellEffect);
  const fit = generalisedFit(sums, ratios.unit, ratios.cell);
  const divisor = likelihood === "REML" ? sums.rows - sums.columns : sums.rows;
  const residualVariance = fit.weightedSquares / divisor;
  const variances = {
    unit: ratios.unit * residualVariance,
    cell: ratios.cell * residualVariance,
    residual: residualVariance,
  };
  const estimates = fit.coefficients.map((value, j) => value + entry(plain.coefficients, j));
  const isSingular = ratios.unit === 0 && ratios.cell === 0;
  const degrees = isSingular
    ? sums.rows - sums.columns
    : satterthwaiteOfVariances(sums, likelihood, variances, 1);
  return {
    effect: estimateFrom(
      entry(estimates, 1),
      Math.sqrt(residualVariance * fit.bread.get(1, 1)),
      degrees,
      options.coverage,
    ),
    likelihood,
    unitVariance: variances.unit,
    cellVariance: hasCellEffect ? variances.cell : null,
    residualVariance,
    isSingular,
    logLikelihood: -profileDeviance(sums, likelihood, ratios.unit, ratios.cell) / 2,
    fixedEffects: design.names.map((name, j) => ({ name, estimate: entry(estimates, j) })),
    units: design.units,
    periods: design.periods,
    rows: sums.rows,
  };
}

function profileDeviance(
  sums: MixedModelSums,
  likelihood: Likelihood,
  unitRatio: number,
  cellRatio: number,
): number {
  const fit = generalisedFit(sums, unitRatio, cellRatio);
  const divisor = likelihood === "REML" ? sums.rows - sums.columns : sums.rows;
  const spread = divisor * (1 + Math.log((2 * Math.PI * fit.weightedSquares) / divisor));
  return fit.logDeterminantV + spread + (likelihood === "REML" ? fit.logDeterminantX : 0);
}

function bestRatios(
  sums: MixedModelSums,
  likelihood: Likelihood,
  hasCellEffect: boolean,
): { unit: number; cell: number } {
  const ratio = (share: number) => share / (1 - share);
  const bestUnit = (cell: number, gridSize: number) =>
    ratio(
      minimiseOnUnitInterval(
        (share) => profileDeviance(sums, likelihood, ratio(share), cell),
        gridSize,
      ),
    );
  if (!hasCellEffect) return { unit: bestUnit(0, 40), cell: 0 };
  const cell = ratio(
    minimiseOnUnitInterval((share) => {
      const own = ratio(share);
      return profileDeviance(sums, likelihood, bestUnit(own, 12), own);
    }, 12),
  );
  return { unit: bestUnit(cell, 40), cell };
}
