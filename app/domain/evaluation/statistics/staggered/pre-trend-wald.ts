// Joint test that all group-time effects before the start are zero.
// Formula: W = n a' V^-1 a with V = mean of influence influence'; chi-square with one degree of
// freedom per cell. A test that does not reject is no proof of parallel trends.
// Source: Callaway and Sant'Anna (2021), section 4.
import { inverse, Matrix } from "ml-matrix";
import { chiSquareUpperTail } from "../distributions/f-and-chi-square.ts";
import { entry, item } from "../linear/entries.ts";
import { inverseSymmetricRoot } from "../linear/symmetric-root.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { GroupTimeEffects } from "./group-time-effects.ts";

export interface WaldTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/** @returns the test, or a refusal without early cells or with fewer units than cells */
export function preTrendWald(effects: GroupTimeEffects): WaldTest | Refusal {
  // The error of a group of one unit leaves out that unit's own noise; it would reject too often.
  const isGroup = (group: number) =>
    effects.panel.starts.filter((start) => start === group).length > 1;
  const cells = effects.cells.filter(
    (cell) => !cell.isAfterStart && cell.standardError > 0 && isGroup(cell.group),
  );
  if (cells.length === 0) return refuse("no-periods-before");
  const units = effects.panel.units.length;
  const covariance = Matrix.zeros(cells.length, cells.length);
  cells.forEach((first, j) => {
    cells.forEach((second, k) => {
      let sum = 0;
      for (let unit = 0; unit < units; unit++) {
        sum += entry(first.influence, unit) * entry(second.influence, unit);
      }
      covariance.set(j, k, sum / (units * units));
    });
  });
  if (inverseSymmetricRoot(covariance).rank < cells.length) {
    return refuse("too-few-points", `${cells.length} early effects for ${units} units`);
  }
  const inverted = inverse(covariance);
  let statistic = 0;
  cells.forEach((_, j) => {
    cells.forEach((__, k) => {
      statistic += item(cells, j).estimate * inverted.get(j, k) * item(cells, k).estimate;
    });
  });
  return {
    statistic,
    degreesOfFreedom: cells.length,
    pValue: chiSquareUpperTail(statistic, cells.length),
  };
}
