// Satterthwaite degrees of freedom of a fixed effect in a mixed model.
// Formula: df = 2 v^2 / (g' A g), v the variance of the estimate, g its gradient in the variance
// components, A = 2 x inverse of the curvature of the deviance. Taken in log variances, by central
// differences with one Richardson step; components at exactly 0 are held there.
// Source: Giesbrecht and Burns, Biometrics 41 (1985).
import { inverse, Matrix } from "ml-matrix";
import { entry } from "../linear/entries.ts";
import { generalisedFit, type MixedModelSums } from "./mixed-model-sums.ts";

export interface VarianceComponents {
  readonly unit: number;
  readonly cell: number;
  readonly residual: number;
}

const STEP = 0.02;

/**
 * @param at the estimated variances, residual above 0
 * @param column position of the fixed effect
 */
export function satterthwaiteOfVariances(
  sums: MixedModelSums,
  likelihood: "REML" | "ML",
  at: VarianceComponents,
  column: number,
): number {
  const names = (["unit", "cell", "residual"] as const).filter((name) => at[name] > 0);
  const moved = (shifts: readonly number[]): VarianceComponents => {
    const result = { ...at };
    names.forEach((name, j) => {
      result[name] = at[name] * Math.exp(entry(shifts, j));
    });
    return result;
  };
  const fitAt = (shifts: readonly number[]) => {
    const own = moved(shifts);
    const fit = generalisedFit(sums, own.unit / own.residual, own.cell / own.residual);
    return { own, fit };
  };
  const deviance = (shifts: readonly number[]) => {
    const { own, fit } = fitAt(shifts);
    const free = likelihood === "REML" ? sums.rows - sums.columns : sums.rows;
    return (
      free * Math.log(own.residual) +
      fit.logDeterminantV +
      fit.weightedSquares / own.residual +
      (likelihood === "REML" ? fit.logDeterminantX : 0)
    );
  };
  const variance = (shifts: readonly number[]) => {
    const { own, fit } = fitAt(shifts);
    return own.residual * fit.bread.get(column, column);
  };
  const size = names.length;
  const shift = (moves: readonly (readonly [position: number, amount: number])[]) => {
    const shifts = names.map(() => 0);
    for (const [position, amount] of moves) shifts[position] = entry(shifts, position) + amount;
    return shifts;
  };
  const gradient = names.map((_, j) =>
    sharpened((h) => (variance(shift([[j, h]])) - variance(shift([[j, -h]]))) / (2 * h)),
  );
  const curvature = Matrix.zeros(size, size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) {
      const mixed = (h: number) => {
        const corner = (a: number, b: number) =>
          deviance(
            shift([
              [j, a * h],
              [k, b * h],
            ]),
          );
        return (corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * h * h);
      };
      curvature.set(j, k, sharpened(mixed));
    }
  }
  const covariance = inverse(curvature).mul(2);
  let spread = 0;
  gradient.forEach((first, j) => {
    gradient.forEach((second, k) => {
      spread += first * covariance.get(j, k) * second;
    });
  });
  const own = variance(names.map(() => 0));
  return (2 * own * own) / spread;
}

// Removes the error term in h squared.
function sharpened(difference: (h: number) => number): number {
  return (4 * difference(STEP / 2) - difference(STEP)) / 3;
}
