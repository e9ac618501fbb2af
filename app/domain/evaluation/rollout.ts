// When which lever began in which unit. Levers other than peer support stand on the same timeline, because
// what they change must not be credited to it.
import { type ImportedTable, knownWord } from "./imported-table.ts";

export const levers = ["peer-support", "rounds", "workflow-change", "other-campaign"] as const;
export type Lever = (typeof levers)[number];

export interface RolloutStep {
  readonly unitCode: string;
  readonly lever: Lever;
  /** `2026-03`; may lie ahead, as planned. */
  readonly startMonth: string;
}

export const rolloutColumns = ["unit", "lever", "start"] as const;

/** Rows with problems are reported in the table and left out of the answer. */
export function readRollout(table: ImportedTable): RolloutStep[] {
  const lines = new Map<string, number>();
  return table.rows.map((row) => {
    const unitCode = table.unit(row);
    const lever = knownWord(table, row, "lever", levers);
    const startMonth = table.month(row, "start", "future-is-fine");
    const key = JSON.stringify([unitCode, lever]);
    const known = lines.get(key);
    if (known !== undefined) {
      table.report(row, "lever", `this unit has this lever already in line ${known}`);
    }
    lines.set(key, row.line);
    return { unitCode, lever, startMonth };
  });
}
