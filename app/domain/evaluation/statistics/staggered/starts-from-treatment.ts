// First treated period of each unit, read from a 0/1 column.
import { type Refusal, refuse } from "../refusals.ts";

/**
 * @param rows one per unit and period, treatment 0 or 1
 * @returns first treated period by unit, null when never; or a refusal when treatment stops again
 */
export function startsFromTreatment(
  rows: readonly { readonly unit: string; readonly period: number; readonly treated: number }[],
): Map<string, number | null> | Refusal {
  const starts = new Map<string, number | null>();
  for (const row of rows) {
    if (row.treated !== 0 && row.treated !== 1) {
      return refuse("not-a-number", `treatment of unit ${row.unit} is neither 0 nor 1`);
    }
    const known = starts.get(row.unit) ?? null;
    const own = row.treated === 1 ? row.period : null;
    starts.set(row.unit, known === null ? own : own === null ? known : Math.min(known, own));
  }
  for (const row of rows) {
    const start = starts.get(row.unit) ?? null;
    if (row.treated === 0 && start !== null && row.period > start) {
      return refuse("treatment-not-absorbing", `unit ${row.unit}, period ${row.period}`);
    }
  }
  return starts;
}
