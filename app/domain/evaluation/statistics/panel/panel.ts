// A panel of units and periods as numbers: rows sorted by unit and period, names kept aside.
// Sorting makes results independent of the order of rows in the file, to the last digit.
import { item } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface PanelRow {
  readonly unit: string;
  /** Any number that orders the periods, for example a year or a month count. */
  readonly period: number;
  readonly outcome: number;
  /** One value for each regressor; the first is the treatment. */
  readonly regressors: readonly number[];
  /** Default: the unit. */
  readonly cluster?: string;
}

export interface Panel {
  readonly unitNames: readonly string[];
  readonly periodValues: readonly number[];
  readonly clusterNames: readonly string[];
  readonly unitOf: Int32Array;
  readonly periodOf: Int32Array;
  readonly clusterOf: Int32Array;
  readonly outcome: Float64Array;
  readonly regressors: readonly Float64Array[];
  /** Every unit has every period. */
  readonly isBalanced: boolean;
  /** Every unit lies in one cluster. */
  readonly areUnitsNested: boolean;
  /** Row numbers of each cluster, ascending. */
  readonly rowsOfCluster: readonly (readonly number[])[];
}

/** @returns the panel, or a refusal when it is empty, has gaps in its numbers or repeated rows */
export function panelOf(rows: readonly PanelRow[]): Panel | Refusal {
  if (rows.length === 0) return refuse("no-rows");
  for (const row of rows) {
    if (![row.period, row.outcome, ...row.regressors].every(Number.isFinite)) {
      return refuse("not-a-number", `unit ${row.unit}, period ${row.period}`);
    }
  }
  const sorted = [...rows].sort(
    (a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0) || a.period - b.period,
  );
  for (const [position, row] of sorted.entries()) {
    const next = sorted[position + 1];
    if (next !== undefined && next.unit === row.unit && next.period === row.period) {
      return refuse("duplicate-unit-period", `unit ${row.unit}, period ${row.period}`);
    }
  }
  const unitNames = [...new Set(sorted.map((row) => row.unit))];
  const periodValues = [...new Set(sorted.map((row) => row.period))].sort((a, b) => a - b);
  const clusterNames = [...new Set(sorted.map(clusterName))].sort();
  const clusterOf = positions(sorted.map(clusterName), clusterNames);
  const unitOf = positions(
    sorted.map((row) => row.unit),
    unitNames,
  );
  const rowsOfCluster: number[][] = clusterNames.map(() => []);
  clusterOf.forEach((cluster, row) => {
    item(rowsOfCluster, cluster).push(row);
  });
  const clustersOfUnit = new Set(sorted.map((row) => JSON.stringify([row.unit, clusterName(row)])));
  const width = sorted[0]?.regressors.length ?? 0;
  return {
    unitNames,
    periodValues,
    clusterNames,
    unitOf,
    periodOf: positions(
      sorted.map((row) => row.period),
      periodValues,
    ),
    clusterOf,
    outcome: Float64Array.from(sorted, (row) => row.outcome),
    regressors: Array.from({ length: width }, (_, j) =>
      Float64Array.from(sorted, (row) => item(row.regressors, j)),
    ),
    isBalanced: sorted.length === unitNames.length * periodValues.length,
    areUnitsNested: clustersOfUnit.size === unitNames.length,
    rowsOfCluster,
  };
}

const clusterName = (row: PanelRow): string => row.cluster ?? row.unit;

function positions<T>(values: readonly T[], names: readonly T[]): Int32Array {
  const positionOf = new Map(names.map((name, position) => [name, position]));
  return Int32Array.from(values, (value) => positionOf.get(value) ?? -1);
}
