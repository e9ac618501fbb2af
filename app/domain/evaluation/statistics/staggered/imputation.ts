// Imputation estimator: unit and period effects come from untreated rows only; each treated row's
// effect is its outcome minus what those effects predict; effects are averaged.
// Standard errors: the average is a weighted sum of all outcomes; weights times residuals are summed
// by unit and squared. Residual effects of treated rows are centred on the mean of their cohort and
// period, which makes the errors conservative. Normal intervals.
// Treated rows whose unit or period is never seen untreated have no effect to impute; they are
// counted, not guessed. Gaps in the panel are allowed.
// Source: Borusyak, Jaravel and Spiess, Review of Economic Studies 91 (2024).
import { add, entry, item } from "../linear/entries.ts";
import { type Estimate, estimateFrom } from "../panel/estimate.ts";
import { twoWayEffects } from "../panel/two-way-effects.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type ImputationRows, imputationRows } from "./imputation-rows.ts";
import type { StaggeredRow } from "./staggered-panel.ts";

export interface Imputation {
  readonly overall: Estimate;
  /** By time since start. */
  readonly points: readonly (Estimate & { readonly at: number })[];
  readonly treatedRows: number;
  readonly rowsWithoutEffect: number;
  /** Cohorts of one unit: their effects cannot be told from that unit's noise. */
  readonly loneCohorts: number;
}

export function imputation(rows: readonly StaggeredRow[], coverage = 0.95): Imputation | Refusal {
  const sorted = imputationRows(rows);
  if ("refused" in sorted) return sorted;
  const { untreated, treated } = sorted;
  const unitOf = Int32Array.from(untreated, (row) => row.unit);
  const periodOf = Int32Array.from(untreated, (row) => row.period);
  const effects = twoWayEffects(unitOf, periodOf);
  const sums =
    (value: (row: { unit: number; period: number }, at: number) => number) =>
    (list: readonly { unit: number; period: number }[]) => {
      const unit = new Float64Array(effects.units);
      const period = new Float64Array(effects.periods);
      list.forEach((row, at) => {
        add(unit, row.unit, value(row, at));
        add(period, row.period, value(row, at));
      });
      return effects.solve(unit, period);
    };
  const fitted = sums((_, at) => item(untreated, at).outcome)(untreated);
  const predicted = (row: { unit: number; period: number }) =>
    entry(fitted.unit, row.unit) + entry(fitted.period, row.period);
  const residuals = untreated.map((row) => row.outcome - predicted(row));
  const taus = treated.map((row) => row.outcome - predicted(row));

  const estimateOf = (belongs: (at: number) => boolean): Estimate | Refusal => {
    const count = treated.filter((row) => belongs(row.sinceStart)).length;
    const weights = treated.map((row) => (belongs(row.sinceStart) ? 1 / count : 0));
    const estimate = taus.reduce((sum, tau, at) => sum + tau * entry(weights, at), 0);
    const carried = sums((_, at) => entry(weights, at))(treated);
    const ofUnit = new Float64Array(effects.units);
    untreated.forEach((row, at) => {
      const weight = -(entry(carried.unit, row.unit) + entry(carried.period, row.period));
      add(ofUnit, row.unit, weight * entry(residuals, at));
    });
    const centres = cellMeans(treated, taus, weights);
    treated.forEach((row, at) => {
      const centre = centres.get(cellName(row)) ?? 0;
      add(ofUnit, row.unit, entry(weights, at) * (entry(taus, at) - centre));
    });
    const variance = ofUnit.reduce((sum, value) => sum + value * value, 0);
    if (!(variance > 1e-24 * (1 + estimate * estimate))) return refuse("no-residual-variation");
    return estimateFrom(estimate, Math.sqrt(variance), null, coverage);
  };
  const overall = estimateOf(() => true);
  if ("refused" in overall) return overall;
  const points: (Estimate & { at: number })[] = [];
  for (const at of [...new Set(treated.map((row) => row.sinceStart))].sort((a, b) => a - b)) {
    const point = estimateOf((time) => time === at);
    if ("refused" in point) return { ...point, detail: `time since start ${at}` };
    points.push({ at, ...point });
  }
  return {
    overall,
    points,
    treatedRows: treated.length,
    rowsWithoutEffect: sorted.rowsWithoutEffect,
    loneCohorts: sorted.loneCohorts,
  };
}

type Treated = ImputationRows["treated"][number];

const cellName = (row: Treated): string => `${row.start}|${row.sinceStart}`;

// Means weighted by squared weights, as the variance-minimising centre of the source.
function cellMeans(
  rows: readonly Treated[],
  taus: readonly number[],
  weights: readonly number[],
): Map<string, number> {
  const totals = new Map<string, { weighted: number; square: number }>();
  rows.forEach((row, at) => {
    const square = entry(weights, at) ** 2;
    const known = totals.get(cellName(row)) ?? { weighted: 0, square: 0 };
    totals.set(cellName(row), {
      weighted: known.weighted + square * entry(taus, at),
      square: known.square + square,
    });
  });
  return new Map(
    [...totals].map(([name, { weighted, square }]) => [name, square > 0 ? weighted / square : 0]),
  );
}
