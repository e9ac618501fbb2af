// Newey-West variance of least-squares coefficients for errors that are related over time.
// Formula: bread x (S0 + sum over lags l of (1 - l / (L + 1)) (S_l + S_l')) x bread, S_l the sum of
// products of scores l steps apart inside one series; no prewhitening. 'adjusted' multiplies by
// n / (n - k). Lags never cross from one series into the next, and count calendar steps: where a
// month is missing, its neighbours are two steps apart.
// Source: Newey and West, Econometrica 55 (1987).
import { Matrix } from "ml-matrix";
import { entry, item } from "../linear/entries.ts";

/** Lag by rule of thumb, floor(4 (n / 100)^(2/9)), n the length of the longest series. */
export function ruleOfThumbLag(points: number): number {
  return Math.floor(4 * (points / 100) ** (2 / 9));
}

/**
 * @param columns regressors, one entry per row
 * @param series number of the series of each row
 * @param times whole-number time of each row, no repeats inside a series
 * @param lag at least 0; 0 gives heteroskedasticity-robust HC0
 */
export function neweyWest(
  columns: readonly Float64Array[],
  residuals: Float64Array,
  bread: Matrix,
  series: readonly number[],
  times: readonly number[],
  lag: number,
  isAdjusted: boolean,
): Matrix {
  const size = columns.length;
  const rowAt = new Map<string, number>();
  times.forEach((time, row) => {
    rowAt.set(`${entry(series, row)}|${time}`, row);
  });
  const middle = Matrix.zeros(size, size);
  const addProducts = (first: number, second: number, weight: number) => {
    const errors = weight * entry(residuals, first) * entry(residuals, second);
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) {
        const product = entry(item(columns, j), first) * entry(item(columns, k), second);
        middle.set(j, k, middle.get(j, k) + errors * product);
      }
    }
  };
  times.forEach((time, row) => {
    addProducts(row, row, 1);
    for (let back = 1; back <= lag; back++) {
      const earlier = rowAt.get(`${entry(series, row)}|${time - back}`);
      if (earlier === undefined) continue;
      const weight = 1 - back / (lag + 1);
      addProducts(row, earlier, weight);
      addProducts(earlier, row, weight);
    }
  });
  const rows = times.length;
  const factor = isAdjusted ? rows / (rows - size) : 1;
  return bread.mmul(middle).mmul(bread).mul(factor);
}
