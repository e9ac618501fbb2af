// Panels invented for the tests: asymmetric on purpose, because equal groups hide mistakes.

import type { PanelRow } from "#app/domain/evaluation/statistics/panel/panel.ts";
import { normalFrom, seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import type { StaggeredRow } from "#app/domain/evaluation/statistics/staggered/staggered-panel.ts";

/** Staggered panel with growing effects; `starts` gives one start for each unit. */
export function staggeredRows(
  starts: readonly (number | null)[],
  periods: number,
  seed: number,
  effect = (sinceStart: number) => 1 + 0.5 * sinceStart,
): StaggeredRow[] {
  const random = seededRandom(seed);
  return starts.flatMap((start, unit) => {
    const level = 3 * normalFrom(random);
    return Array.from({ length: periods }, (_, at) => {
      const period = at + 1;
      const own = start !== null && period >= start ? effect(period - start) : 0;
      return {
        unit: `u${String(unit).padStart(3, "0")}`,
        period,
        firstTreated: start,
        outcome: level + Math.sin(period) + own + normalFrom(random),
      };
    });
  });
}

/** The same as regression rows with a 0/1 treatment and one covariate. */
export function panelRows(
  rows: readonly StaggeredRow[],
  seed: number,
  hasCovariate = false,
): PanelRow[] {
  const random = seededRandom(seed);
  return rows.map((row) => {
    const treated = row.firstTreated !== null && row.period >= row.firstTreated ? 1 : 0;
    const covariate = normalFrom(random);
    return {
      unit: row.unit,
      period: row.period,
      outcome: row.outcome,
      regressors: hasCovariate ? [treated, covariate] : [treated],
    };
  });
}

/** Drops about a fifth of the rows. */
export function withHoles<T>(rows: readonly T[], seed: number): T[] {
  const random = seededRandom(seed);
  return rows.filter(() => random() > 0.2);
}

export function frozen<T extends object>(rows: readonly T[]): readonly T[] {
  return Object.freeze(rows.map((row) => Object.freeze(row)));
}
