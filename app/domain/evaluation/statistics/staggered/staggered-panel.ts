// A panel with one starting period per unit, as a units x periods table, for the estimators that
// compare cohorts. Units treated from the first period on carry no before and are left out; units
// with gaps are left out too (the balanced version of the panel), and both are counted.
import { entry, item } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface StaggeredRow {
  readonly unit: string;
  readonly period: number;
  readonly outcome: number;
  /** First treated period; null when never treated. The same in all rows of a unit. */
  readonly firstTreated: number | null;
  readonly covariates?: readonly number[];
}

export interface StaggeredPanel {
  readonly units: readonly string[];
  readonly periods: readonly number[];
  /** Start of each unit; Infinity when never treated or not before the last period. */
  readonly starts: readonly number[];
  /** Outcome of each unit (first) and period (second). */
  readonly outcomes: readonly Float64Array[];
  /** Covariates of each unit and period; empty lists without covariates. */
  readonly covariates: readonly (readonly (readonly number[])[])[];
  /** Starting periods that occur, ascending. */
  readonly cohorts: readonly number[];
  readonly leftOut: { readonly treatedFromFirstPeriod: number; readonly withGaps: number };
}

/** @returns the balanced table, or a refusal when nothing can be compared */
export function staggeredPanel(rows: readonly StaggeredRow[]): StaggeredPanel | Refusal {
  if (rows.length === 0) return refuse("no-rows");
  const byUnit = new Map<string, Map<number, StaggeredRow>>();
  const startOf = new Map<string, number>();
  for (const row of rows) {
    const start = row.firstTreated ?? Number.POSITIVE_INFINITY;
    if (![row.period, row.outcome, ...(row.covariates ?? [])].every(Number.isFinite)) {
      return refuse("not-a-number", `unit ${row.unit}, period ${row.period}`);
    }
    if (Number.isNaN(start) || (startOf.get(row.unit) ?? start) !== start) {
      return refuse("not-a-number", `unit ${row.unit} has more than one start`);
    }
    startOf.set(row.unit, start);
    const own = byUnit.get(row.unit) ?? new Map<number, StaggeredRow>();
    if (own.has(row.period)) {
      return refuse("duplicate-unit-period", `unit ${row.unit}, period ${row.period}`);
    }
    byUnit.set(row.unit, own.set(row.period, row));
  }
  const periods = [...new Set(rows.map((row) => row.period))].sort((a, b) => a - b);
  if (periods.length < 2) return refuse("one-period");
  const first = entry(periods, 0);
  const last = entry(periods, periods.length - 1);
  const startOfUnit = (unit: string) => {
    const start = startOf.get(unit) ?? Number.POSITIVE_INFINITY;
    return start > last ? Number.POSITIVE_INFINITY : start;
  };
  const complete = [...byUnit.keys()].filter((unit) => byUnit.get(unit)?.size === periods.length);
  const units = complete.filter((unit) => startOfUnit(unit) > first).sort();
  const tables = units.map((unit) => periods.map((period) => byUnit.get(unit)?.get(period)));
  const starts = units.map(startOfUnit);
  const cohorts = [...new Set(starts)].filter(Number.isFinite).sort((a, b) => a - b);
  if (units.length < 2) return refuse("one-cluster", `${units.length} usable units`);
  if (cohorts.length === 0) return refuse("no-treated");
  const outcomes = tables.map((table) =>
    Float64Array.from(table, (row) => row?.outcome ?? Number.NaN),
  );
  const sample = item(outcomes, 0)[0];
  if (outcomes.every((series) => series.every((value) => value === sample))) {
    return refuse("constant-outcome");
  }
  return {
    units,
    periods,
    starts,
    outcomes,
    covariates: tables.map((table) => table.map((row) => row?.covariates ?? [])),
    cohorts,
    leftOut: {
      treatedFromFirstPeriod: complete.length - units.length,
      withGaps: byUnit.size - complete.length,
    },
  };
}

/**
 * The panel without the periods from the last cohort's start on, that cohort now serving as the
 * comparison. For panels in which nobody is never treated.
 */
export function withoutLastCohortsTreatment(
  panel: StaggeredPanel,
  anticipation = 0,
): StaggeredPanel | Refusal {
  const last = panel.cohorts.at(-1);
  if (last === undefined || panel.cohorts.length < 2) return refuse("no-comparison-group");
  const kept = panel.periods.filter((period) => period < last - anticipation);
  if (kept.length < 2) return refuse("one-period");
  return {
    ...panel,
    periods: kept,
    starts: panel.starts.map((start) => (start === last ? Number.POSITIVE_INFINITY : start)),
    outcomes: panel.outcomes.map((series) => series.slice(0, kept.length)),
    covariates: panel.covariates.map((table) => table.slice(0, kept.length)),
    cohorts: panel.cohorts.slice(0, -1),
  };
}
