// Standard error, degrees of freedom, p and interval of weighted sums of fixed-effects coefficients,
// under a named variance. The variance is computed once for all contrasts.
// Degrees of freedom: G - 1 for the fixest conventions, Satterthwaite's for clubSandwich and CR2.
import type { Matrix } from "ml-matrix";
import { entry } from "../linear/entries.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { biasReducedVariance } from "./bias-reduced-variance.ts";
import { CR1_CONVENTIONS, clusterRobustVariance } from "./cluster-robust-variance.ts";
import { type Estimate, estimateFrom } from "./estimate.ts";
import type { FixedEffectsFit } from "./fixed-effects-fit.ts";
import { satterthwaiteDegrees, unadjustedRegressors } from "./satterthwaite.ts";

export const VARIANCE_CHOICES = [...CR1_CONVENTIONS, "CR2"] as const;
export type VarianceChoice = (typeof VARIANCE_CHOICES)[number];

export type ContrastInference = (
  contrast: readonly number[],
  coverage?: number,
) => Estimate | Refusal;

/** @returns a function from one weight per regressor to its estimate, or a refusal */
export function contrastInference(
  fit: FixedEffectsFit,
  convention: VarianceChoice,
  onProgress?: (done: number, total: number) => void,
): ContrastInference | Refusal {
  if (convention === "CR2") {
    const reduced = biasReducedVariance(fit, onProgress);
    if (isRefusal(reduced)) return reduced;
    return inferenceWith(fit, reduced.variance, (contrast) =>
      satterthwaiteDegrees(fit, reduced.adjusted, contrast),
    );
  }
  const variance = clusterRobustVariance(fit, convention);
  if (convention !== "clubSandwich") {
    return inferenceWith(fit, variance, () => fit.panel.clusterNames.length - 1);
  }
  if (!fit.panel.areUnitsNested) return refuse("clusters-cut-across-units");
  const plain = unadjustedRegressors(fit);
  return inferenceWith(fit, variance, (contrast) => satterthwaiteDegrees(fit, plain, contrast));
}

function inferenceWith(
  fit: FixedEffectsFit,
  variance: Matrix,
  degrees: (contrast: readonly number[]) => number,
): ContrastInference {
  return (contrast, coverage) => {
    let value = 0;
    let square = 0;
    contrast.forEach((first, i) => {
      value += first * entry(fit.coefficients, i);
      contrast.forEach((second, j) => {
        square += first * second * variance.get(i, j);
      });
    });
    if (!(square > 0)) return refuse("no-residual-variation");
    return estimateFrom(value, Math.sqrt(square), degrees(contrast), coverage);
  };
}
