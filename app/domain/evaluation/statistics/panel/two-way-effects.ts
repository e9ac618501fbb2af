// Takes unit and period effects out of a column exactly, for balanced and unbalanced panels, without
// building dummies. First unit means go (within transformation), then the period effects are found
// from the periods x periods normal equations of the period dummies after that step.
// Formula: Frisch-Waugh-Lovell; L = D'MD with D the period dummies and M the unit-mean remover;
// period effects = L^+ D'My. Source: Wansbeek and Kapteyn, Journal of Econometrics 41 (1989).
import { Matrix } from "ml-matrix";
import { add, dot, entry } from "../linear/entries.ts";
import { inverseSymmetricRoot } from "../linear/symmetric-root.ts";

export interface TwoWayEffects {
  readonly rows: number;
  readonly units: number;
  readonly periods: number;
  /** Unit of each row, 0 to units - 1. */
  readonly unitOf: Int32Array;
  /** Period of each row, 0 to periods - 1. */
  readonly periodOf: Int32Array;
  /** Independent parameters used by the period effects beside the unit effects. */
  readonly periodParameters: number;
  /** S with S S' = L^+, periods x periodParameters. */
  readonly periodRoot: Matrix;
  /**
   * Solves the normal equations of the unit and period dummies.
   * @param unitSums target sum over the rows of each unit
   * @param periodSums target sum over the rows of each period
   */
  solve(
    unitSums: Float64Array,
    periodSums: Float64Array,
  ): { readonly unit: Float64Array; readonly period: Float64Array };
  /** A new column without unit and period effects; the argument is left as it was. */
  residualise(column: Float64Array): Float64Array;
}

/**
 * @param unitOf unit number of each row, 0 to units - 1, every number used
 * @param periodOf period number of each row, 0 to periods - 1, every number used
 */
export function twoWayEffects(unitOf: Int32Array, periodOf: Int32Array): TwoWayEffects {
  const rows = unitOf.length;
  const units = highest(unitOf) + 1;
  const periods = highest(periodOf) + 1;
  const rowsOfUnit = new Float64Array(units);
  const periodsOfUnit: number[][] = Array.from({ length: units }, () => []);
  for (let row = 0; row < rows; row++) {
    const unit = entry(unitOf, row);
    add(rowsOfUnit, unit, 1);
    periodsOfUnit[unit]?.push(entry(periodOf, row));
  }
  const normal = Matrix.zeros(periods, periods);
  periodsOfUnit.forEach((seen, unit) => {
    const share = 1 / entry(rowsOfUnit, unit);
    for (const first of seen) {
      normal.set(first, first, normal.get(first, first) + 1);
      for (const second of seen) normal.set(first, second, normal.get(first, second) - share);
    }
  });
  const { root, rank } = inverseSymmetricRoot(normal);
  const pseudoInverse = root.mmul(root.transpose()).to2DArray();

  // The two loops below run for every column, bootstrap cluster and simulation. They read typed arrays
  // directly: every index comes from the arrays checked above, so `?? 0` never takes effect.
  const centred = (column: Float64Array): Float64Array => {
    const means = new Float64Array(units);
    for (let row = 0; row < rows; row++) {
      const unit = unitOf[row] ?? 0;
      means[unit] = (means[unit] ?? 0) + (column[row] ?? 0);
    }
    for (let unit = 0; unit < units; unit++) {
      means[unit] = (means[unit] ?? 0) / (rowsOfUnit[unit] ?? 1);
    }
    const result = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      result[row] = (column[row] ?? 0) - (means[unitOf[row] ?? 0] ?? 0);
    }
    return result;
  };
  const withoutPeriods = (column: Float64Array): Float64Array => {
    const within = centred(column);
    const sums = new Float64Array(periods);
    for (let row = 0; row < rows; row++) {
      const period = periodOf[row] ?? 0;
      sums[period] = (sums[period] ?? 0) + (within[row] ?? 0);
    }
    const effects = Float64Array.from(pseudoInverse, (weights) => dot(weights, sums));
    for (let row = 0; row < rows; row++) {
      within[row] = (within[row] ?? 0) - (effects[periodOf[row] ?? 0] ?? 0);
    }
    return centred(within);
  };
  return {
    rows,
    units,
    periods,
    unitOf,
    periodOf,
    periodParameters: rank,
    periodRoot: root,
    solve: (unitSums, periodSums) => {
      const left = Float64Array.from(periodSums);
      periodsOfUnit.forEach((seen, unit) => {
        const share = entry(unitSums, unit) / entry(rowsOfUnit, unit);
        for (const period of seen) add(left, period, -share);
      });
      const period = Float64Array.from(pseudoInverse, (weights) => dot(weights, left));
      const unit = Float64Array.from(periodsOfUnit, (seen, position) => {
        const taken = seen.reduce((sum, own) => sum + entry(period, own), 0);
        return (entry(unitSums, position) - taken) / entry(rowsOfUnit, position);
      });
      return { unit, period };
    },
    // The second pass removes what rounding left behind in the first.
    residualise: (column) => withoutPeriods(withoutPeriods(column)),
  };
}

function highest(numbers: Int32Array): number {
  let largest = -1;
  for (const number of numbers) if (number > largest) largest = number;
  return largest;
}
