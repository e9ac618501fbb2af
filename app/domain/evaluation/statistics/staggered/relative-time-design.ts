// Turns a staggered panel into fixed-effects rows with indicator regressors.
import { entry, item } from "../linear/entries.ts";
import { type Panel, type PanelRow, panelOf } from "../panel/panel.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { StaggeredPanel } from "./staggered-panel.ts";

// Four copies of so many numbers stay below 400 MB.
const MOST_NUMBERS = 12_000_000;

/**
 * @param width number of indicators
 * @param regressorsAt indicators for a unit with this start (Infinity = never) in this period
 * @returns rows sorted by unit and period, clustered by unit
 */
export function designOf(
  panel: StaggeredPanel,
  width: number,
  regressorsAt: (start: number, period: number) => readonly number[],
): Panel | Refusal {
  const total = panel.units.length * panel.periods.length;
  if (total * width > MOST_NUMBERS) return refuse("too-large", `${total} rows x ${width} effects`);
  const rows: PanelRow[] = [];
  panel.units.forEach((unit, position) => {
    panel.periods.forEach((period, at) => {
      rows.push({
        unit,
        period,
        outcome: entry(item(panel.outcomes, position), at),
        regressors: regressorsAt(entry(panel.starts, position), period),
      });
    });
  });
  return panelOf(rows);
}

/** Times since start that occur, ascending; negative before the start. */
export function relativeTimes(panel: StaggeredPanel): number[] {
  const times = panel.cohorts.flatMap((start) => panel.periods.map((period) => period - start));
  return [...new Set(times)].sort((a, b) => a - b);
}
