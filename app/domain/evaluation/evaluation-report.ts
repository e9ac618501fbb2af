// The one shape of every answer of the evaluation, for the command, the page and the export alike.

import type { CellProblem } from "./read-table.ts";
import type { Estimate } from "./statistics/panel/estimate.ts";
import type { Refusal } from "./statistics/refusals.ts";

export const WARNINGS = {
  "few-clusters":
    "There are few clusters. Standard errors from them are uncertain; the wild bootstrap is the better guide.",
  "few-units":
    "With few units these intervals are too narrow: in 1,000 simulated panels of 24 units, 95 % intervals of this kind held the truth in 89 to 93 %. Compare with the bootstrap of two-way fixed effects.",
  "few-on-one-side":
    "Fewer than five clusters start, or fewer than five never do. Treat the p-value as a rough guide.",
  "bootstrap-used":
    "Because clusters are few, p and interval come from the wild cluster bootstrap.",
  "bootstrap-below-resolution":
    "No bootstrap draw was as extreme. Read p as below one divided by the number of draws.",
  "interval-without-end": "The bootstrap interval has no end on at least one side.",
  "staggered-starts":
    "Units start at different times. If effects grow or differ, this estimate mixes them up; see the decomposition and the estimators for staggered starts.",
  "treated-as-comparison":
    "Part of this estimate compares with units that were already treated, which misleads when effects grow.",
  "lone-cohort":
    "Some starting dates have only one unit. Their own chance variation is not in the standard errors, which are too small; figures that rest on such units alone come without error, interval and p.",
  "units-left-out": "Some units were left out: treated from the first period on, or with gaps.",
  "rows-left-out": "Rows without an outcome were left out.",
  "rows-without-effect":
    "Some treated rows have no untreated row to be compared with and were not imputed.",
  "nobody-never-treated":
    "No unit is never treated, so the sample ends where the last cohort starts.",
  "comparison-chosen": "The comparison group was chosen automatically; see conventions.",
  "pre-trend-is-no-proof":
    "A test of earlier trends that does not reject is no proof that they were parallel. Look at the picture.",
  "pre-trend-not-tested": "Trends before the start could not be tested.",
  "pre-trend-rejected":
    "Units that started later were already on another path before. The estimate may show that path.",
  singular: "The random variances are estimated at zero; the result is ordinary least squares.",
  "few-units-in-wedge":
    "There are few units. No correction of degrees of freedom cures that; use the randomisation test.",
  "missing-periods": "Periods are missing from the series. Lags count calendar steps.",
  "short-series": "With fewer than 12 points before or after the start, trends are very uncertain.",
  "few-points-on-chart": "Fewer than 10 points off the centre line: the run rules are not applied.",
  overdispersed: "Units differ by more than chance. Use the adjusted limits; do not rank units.",
  "constant-items-left-out": "Items that nobody answered differently were left out.",
} as const;

export type WarningName = keyof typeof WARNINGS;
export const WARNING_NAMES = Object.keys(WARNINGS) as readonly WarningName[];

export interface Warning {
  readonly warning: WarningName;
  readonly text: string;
  readonly detail?: string;
}

export function warn(name: WarningName, detail?: string): Warning {
  return { warning: name, text: WARNINGS[name], ...(detail === undefined ? {} : { detail }) };
}

/** A named estimate; missing parts are null, never NaN. */
export interface ReportedEstimate {
  readonly name: string;
  readonly estimate: number | null;
  readonly standardError: number | null;
  /** null with the normal distribution or without a test. */
  readonly degreesOfFreedom: number | null;
  readonly statistic: number | null;
  readonly pValue: number | null;
  /** Only with a pValue of 0 from counted draws: read it as "below this". */
  readonly pValueBelow?: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly coverage: number | null;
}

export interface EvaluationResult {
  readonly estimates: readonly ReportedEstimate[];
  /** What was computed how: name of the convention by topic. */
  readonly conventions: Readonly<Record<string, string | number | boolean>>;
  readonly warnings: readonly Warning[];
  readonly sample: Readonly<Record<string, number>>;
  /** Parts that only this method has; see docs/evaluate.md. */
  readonly details: Readonly<Record<string, unknown>>;
}

export type EvaluationReport =
  | ({ readonly method: string; readonly status: "ok" } & EvaluationResult)
  | { readonly method: string; readonly status: "refused"; readonly refusal: Refusal }
  | {
      readonly method: string;
      readonly status: "bad-data";
      readonly problems: readonly CellProblem[];
    };

export function named(name: string, estimate: Estimate): ReportedEstimate {
  return { name, ...estimate };
}
