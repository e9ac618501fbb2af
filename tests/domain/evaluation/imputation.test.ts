import { inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { imputation } from "#app/domain/evaluation/statistics/staggered/imputation.ts";
import type { StaggeredRow } from "#app/domain/evaluation/statistics/staggered/staggered-panel.ts";
import { answered, expectClose } from "#tests/reference/reference-cases.ts";
import { dummyDesign, ordinaryFit } from "./dense-oracle.ts";
import { frozen, panelRows, staggeredRows, withHoles } from "./invented-panels.ts";

const STARTS = [3, 3, 3, 4, 4, 6, 6, 6, 6, null, null, null] as const;
const rows = staggeredRows(STARTS, 7, 31);

describe("imputation", () => {
  const holed = withHoles(rows, 33);
  test("equals a regression with all dummies on untreated rows, holes included", () => {
    const isFree = (row: StaggeredRow) =>
      row.firstTreated === null || row.period < row.firstTreated;
    const free = panelRows(holed.filter(isFree), 1).map((row) => ({ ...row, regressors: [] }));
    const design = dummyDesign(free);
    const { coefficients } = ordinaryFit(
      design,
      free.map((row) => row.outcome),
    );
    const units = [...new Set(free.map((row) => row.unit))].sort();
    const periods = [...new Set(free.map((row) => row.period))].sort((a, b) => a - b);
    const predicted = (row: StaggeredRow) => {
      const period = periods.indexOf(row.period);
      const level = coefficients.get(units.indexOf(row.unit), 0);
      return level + (period === 0 ? 0 : coefficients.get(units.length + period - 1, 0));
    };
    const treated = holed.filter((row) => !isFree(row));
    const mean =
      treated.reduce((sum, row) => sum + row.outcome - predicted(row), 0) / treated.length;
    const result = answered(imputation(frozen(holed)));
    expect(result.treatedRows).toBe(treated.length);
    expectClose(result.overall.estimate, mean, 1e-10);
  });
  test("its standard error equals the one from the weights of all rows written out", () => {
    const isFree = (row: StaggeredRow) =>
      row.firstTreated === null || row.period < row.firstTreated;
    const design = dummyDesign(panelRows(rows, 1).map((row) => ({ ...row, regressors: [] })));
    const free = rows.map((row, at) => ({ row, at })).filter(({ row }) => isFree(row));
    const treated = rows.map((row, at) => ({ row, at })).filter(({ row }) => !isFree(row));
    const columns = Array.from({ length: design.columns }, (_, j) => j);
    const left = design.selection(
      free.map(({ at }) => at),
      columns,
    );
    const right = design.selection(
      treated.map(({ at }) => at),
      columns,
    );
    const even = Matrix.ones(treated.length, 1).div(treated.length);
    const weights = left
      .mmul(inverse(left.transpose().mmul(left)))
      .mmul(right.transpose())
      .mmul(even);
    const y = Matrix.columnVector(free.map(({ row }) => row.outcome));
    const beta = inverse(left.transpose().mmul(left)).mmul(left.transpose()).mmul(y);
    const taus = treated.map(
      ({ row }, i) => row.outcome - right.getRowVector(i).mmul(beta).get(0, 0),
    );
    const sums = new Map<string, number>();
    free.forEach(({ row }, i) => {
      const residual = row.outcome - left.getRowVector(i).mmul(beta).get(0, 0);
      sums.set(row.unit, (sums.get(row.unit) ?? 0) - weights.get(i, 0) * residual);
    });
    treated.forEach(({ row }, i) => {
      const cell = treated.flatMap(({ row: other }, j) =>
        other.firstTreated === row.firstTreated && other.period === row.period
          ? [taus[j] ?? 0]
          : [],
      );
      const centre = cell.reduce((sum, tau) => sum + tau, 0) / cell.length;
      sums.set(row.unit, (sums.get(row.unit) ?? 0) + ((taus[i] ?? 0) - centre) / treated.length);
    });
    const error = Math.sqrt([...sums.values()].reduce((sum, value) => sum + value * value, 0));
    expectClose(answered(imputation(rows)).overall.standardError, error, 1e-9);
  });
  test("rows whose unit was never seen untreated are counted, not guessed", () => {
    const early = staggeredRows([1, ...STARTS], 7, 35);
    expect(answered(imputation(early)).rowsWithoutEffect).toBe(7);
  });
});
