// Two-way fixed effects regression: y = regressors x coefficients + unit effect + period effect.
// Formula: regressors and outcome lose both effects exactly (two-way-effects.ts), then QR least
// squares. Coefficients and residuals equal those of the regression with all dummies.
import { dot } from "../linear/entries.ts";
import { type LeastSquares, leastSquares } from "../linear/least-squares.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { Panel } from "./panel.ts";
import { type TwoWayEffects, twoWayEffects } from "./two-way-effects.ts";

export interface FixedEffectsFit extends LeastSquares {
  readonly panel: Panel;
  readonly effects: TwoWayEffects;
  /** Regressors without unit and period effects. */
  readonly within: readonly Float64Array[];
  /** Outcome without unit and period effects. */
  readonly withinOutcome: Float64Array;
  /** All parameters: regressors, units and periods. */
  readonly parameters: number;
  /** Parameters that a cluster of whole units cannot absorb: regressors, periods, one intercept. */
  readonly parametersOutsideUnits: number;
}

/**
 * @param panel at least one regressor
 * @returns the fit, or a refusal: one period, one cluster, constant outcome, collinear regressors,
 *   too few rows, a perfect fit
 */
export function fixedEffectsFit(panel: Panel): FixedEffectsFit | Refusal {
  if (panel.periodValues.length < 2) return refuse("one-period");
  if (panel.clusterNames.length < 2) return refuse("one-cluster");
  if (isConstant(panel.outcome)) return refuse("constant-outcome");
  const effects = twoWayEffects(panel.unitOf, panel.periodOf);
  const within = panel.regressors.map((column) => effects.residualise(column));
  const withinOutcome = effects.residualise(panel.outcome);
  const lengths = panel.regressors.map((column) => Math.sqrt(dot(column, column)));
  const fit = leastSquares(within, withinOutcome, lengths);
  if ("collinear" in fit) {
    return refuse(
      "collinear-treatment",
      `regressor ${fit.collinear.map((position) => position + 1).join(", ")}`,
    );
  }
  const parameters = within.length + effects.units + effects.periodParameters;
  if (panel.outcome.length <= parameters) return refuse("too-few-points");
  if (isFittedExactly(fit.residuals, panel.outcome)) return refuse("no-residual-variation");
  return {
    ...fit,
    panel,
    effects,
    within,
    withinOutcome,
    parameters,
    parametersOutsideUnits: within.length + effects.periodParameters + 1,
  };
}

export function isConstant(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

// Residuals at the size of rounding errors carry no information about uncertainty.
export function isFittedExactly(residuals: Float64Array, outcome: Float64Array): boolean {
  return dot(residuals, residuals) <= 1e-22 * dot(outcome, outcome);
}
