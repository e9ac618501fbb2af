// Design matrix of the stepped wedge: intercept, treatment, one column for each later period.
import { type Refusal, refuse } from "../refusals.ts";

export interface WedgeRow {
  readonly unit: string;
  readonly period: number;
  /** 0 or 1. */
  readonly treated: number;
  readonly outcome: number;
}

export interface WedgeDesign {
  readonly matrix: readonly (readonly number[])[];
  readonly names: readonly string[];
  readonly outcome: Float64Array;
  readonly unitOf: Int32Array;
  readonly periodOf: Int32Array;
  readonly units: number;
  readonly periods: number;
}

export function wedgeDesign(rows: readonly WedgeRow[]): WedgeDesign | Refusal {
  if (rows.length === 0) return refuse("no-rows");
  for (const row of rows) {
    const isNumeric = [row.period, row.outcome, row.treated].every(Number.isFinite);
    if (!isNumeric) return refuse("not-a-number", `unit ${row.unit}, period ${row.period}`);
  }
  const units = [...new Set(rows.map((row) => row.unit))].sort();
  const periods = [...new Set(rows.map((row) => row.period))].sort((a, b) => a - b);
  if (units.length < 2) return refuse("one-cluster");
  if (periods.length < 2) return refuse("one-period");
  if (rows.every((row) => row.treated === 0)) return refuse("no-treated");
  if (rows.every((row) => row.treated !== 0)) return refuse("no-untreated");
  const later = periods.slice(1);
  const unitNumber = new Map(units.map((name, at) => [name, at]));
  const periodNumber = new Map(periods.map((value, at) => [value, at]));
  return {
    matrix: rows.map((row) => [1, row.treated, ...later.map((p) => (p === row.period ? 1 : 0))]),
    names: ["intercept", "treatment", ...later.map((period) => `period ${period}`)],
    outcome: Float64Array.from(rows, (row) => row.outcome),
    unitOf: Int32Array.from(rows, (row) => unitNumber.get(row.unit) ?? -1),
    periodOf: Int32Array.from(rows, (row) => periodNumber.get(row.period) ?? -1),
    units: units.length,
    periods: periods.length,
  };
}
