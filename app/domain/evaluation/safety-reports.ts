// Safety-event reports as counts by unit, month and harm level. No report, no event and no person: the
// sum of what was reported, as the hospital's own reporting system counts it.

import { checkMonthsFollow, type ImportedTable } from "./imported-table.ts";
import { checkUnitPeriods } from "./read-table.ts";

/** From least to worst. The first three grow when people dare to speak. */
export const harmLevels = [
  "near-miss",
  "no-harm",
  "low-harm",
  "moderate-harm",
  "severe-harm",
] as const;
export type HarmLevel = (typeof harmLevels)[number];

export interface ReportCount {
  readonly unitCode: string;
  readonly month: string;
  readonly harmLevel: HarmLevel;
  readonly reportCount: number;
}

export const safetyReportColumns = ["unit", "month", ...harmLevels] as const;

/** One row of the file is one unit in one month, with a column for each level; zeros are written out. */
export function readSafetyReports(table: ImportedTable, areGapsAllowed: boolean): ReportCount[] {
  const entries = table.rows.map((row) => ({
    row,
    unit: table.unit(row),
    month: table.month(row, "month"),
    period: table.period(row, "month"),
    counts: harmLevels.map((level) => table.count(row, level)),
  }));
  checkUnitPeriods(
    table.reader,
    entries,
    table.columnOf("unit"),
    table.columnOf("month"),
    areGapsAllowed,
  );
  checkMonthsFollow(
    table,
    "month",
    entries.map(({ period }) => period),
  );
  return entries.flatMap(({ unit, month, counts }) =>
    harmLevels.map((harmLevel, at) => ({
      unitCode: unit,
      month,
      harmLevel,
      reportCount: counts[at] ?? 0,
    })),
  );
}
