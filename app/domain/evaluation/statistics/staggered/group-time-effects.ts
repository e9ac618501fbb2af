// Callaway and Sant'Anna's group-time effects: for each starting cohort and period, the change since
// the base period compared with the change of units never treated or not yet treated.
// Conventions: base 'varying' compares each period before the start with the one before it,
// 'universal' compares all with the last one before start minus anticipation; later periods agree.
// Not-yet-treated leaves out units that start by max(period, base) + anticipation. Where nobody is
// never treated, the sample ends at the last cohort's start.
// Source: Callaway and Sant'Anna, Journal of Econometrics 225 (2021).
import { entry, item } from "../linear/entries.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { doublyRobustEffect } from "./doubly-robust-effect.ts";
import { type StaggeredPanel, withoutLastCohortsTreatment } from "./staggered-panel.ts";

export const COMPARISONS = ["never-treated", "not-yet-treated"] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface GroupTimeOptions {
  readonly comparison: Comparison;
  readonly base?: "varying" | "universal";
  /** Periods before the start in which units may already react; default 0. */
  readonly anticipation?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface GroupTimeCell {
  readonly group: number;
  readonly time: number;
  /** True from the start of the group on. */
  readonly isAfterStart: boolean;
  readonly estimate: number;
  /** From the influence function, divisor n; 0 in the base period of 'universal'. */
  readonly standardError: number;
  readonly influence: Float64Array;
}

export interface GroupTimeEffects {
  readonly cells: readonly GroupTimeCell[];
  /** The panel that was used; shorter than the given one without never-treated units. */
  readonly panel: StaggeredPanel;
  readonly comparison: Comparison;
  readonly neverTreatedUnits: number;
}

export function groupTimeEffects(
  given: StaggeredPanel,
  options: GroupTimeOptions,
): GroupTimeEffects | Refusal {
  const anticipation = options.anticipation ?? 0;
  const hasNever = given.starts.some((start) => start === Number.POSITIVE_INFINITY);
  if (!hasNever && options.comparison === "never-treated") return refuse("no-comparison-group");
  const panel = hasNever ? given : withoutLastCohortsTreatment(given, anticipation);
  if (isRefusal(panel)) return panel;
  const treatedUnits = panel.starts.filter(Number.isFinite).length;
  if (treatedUnits < 2 || panel.units.length - treatedUnits < 2) {
    return refuse("one-treated-cluster", `${treatedUnits} of ${panel.units.length} units start`);
  }
  const cells: GroupTimeCell[] = [];
  const total = panel.cohorts.length * panel.periods.length;
  for (const [position, group] of panel.cohorts.entries()) {
    for (const [at, time] of panel.periods.entries()) {
      options.onProgress?.(position * panel.periods.length + at + 1, total);
      const base = basePosition(panel, group, at, options.base ?? "varying", anticipation);
      if (base === null) continue;
      const cell = cellOf(panel, group, at, base, options.comparison, anticipation);
      if (isRefusal(cell)) return { ...cell, detail: `group ${group}, period ${time}` };
      if (cell !== null) cells.push(cell);
    }
  }
  if (!cells.some((cell) => cell.isAfterStart)) return refuse("no-points-after");
  return {
    cells,
    panel,
    comparison: options.comparison,
    neverTreatedUnits: panel.units.length - treatedUnits,
  };
}

function basePosition(
  panel: StaggeredPanel,
  group: number,
  at: number,
  base: "varying" | "universal",
  anticipation: number,
): number | null {
  const time = entry(panel.periods, at);
  if (base === "varying" && time < group) return at === 0 ? null : at - 1;
  const before = panel.periods.filter((period) => period + anticipation < group).length - 1;
  return before < 0 ? null : before;
}

function cellOf(
  panel: StaggeredPanel,
  group: number,
  at: number,
  base: number,
  comparison: Comparison,
  anticipation: number,
): GroupTimeCell | Refusal | null {
  const time = entry(panel.periods, at);
  const units = panel.units.length;
  const shared = { group, time, isAfterStart: time >= group };
  if (at === base) {
    return { ...shared, estimate: 0, standardError: 0, influence: new Float64Array(units) };
  }
  const horizon = Math.max(time, entry(panel.periods, base)) + anticipation;
  const isComparison = (start: number) =>
    start === Number.POSITIVE_INFINITY ||
    (comparison === "not-yet-treated" && start > horizon && start !== group);
  const members = [...panel.starts.keys()].filter((unit) => {
    const start = entry(panel.starts, unit);
    return start === group || isComparison(start);
  });
  const change = Float64Array.from(members, (unit) => {
    const series = item(panel.outcomes, unit);
    return entry(series, at) - entry(series, base);
  });
  const effect = doublyRobustEffect(
    change,
    members.map((unit) => entry(panel.starts, unit) === group),
    members.map((unit) => item(item(panel.covariates, unit), Math.min(at, base))),
  );
  if (isRefusal(effect)) return effect;
  const influence = new Float64Array(units);
  const scale = units / members.length;
  members.forEach((unit, position) => {
    influence[unit] = entry(effect.influence, position) * scale;
  });
  return {
    ...shared,
    estimate: effect.estimate,
    standardError: influenceError(influence),
    influence,
  };
}

/** Standard error from an influence function: root of the sum of squares over n. */
export function influenceError(influence: Float64Array): number {
  return Math.sqrt(influence.reduce((sum, value) => sum + value * value, 0)) / influence.length;
}
