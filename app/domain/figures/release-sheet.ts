// A release as rows for a spreadsheet: the numbers as they were drawn, what is shown, how far off they may
// be, what they cost and where in the ledger that stands. Pure.
import type { CellValue, Sheet } from "#app/domain/spreadsheets/table.ts";
import type { FigureWords, Words } from "./figure-words.ts";
import type { Release } from "./release.ts";

/** Where the ledger charged a table of the release. */
export interface LedgerPlace {
  tableId: string;
  position: number;
  epsilon: string;
  chain: string;
}

/** Headings come from the catalogue, in this order. */
export const sheetColumns = [
  "period",
  "table",
  "cell",
  "name",
  "drawn",
  "shown",
  "from",
  "to",
  "epsilon",
  "position",
] as const;
export type SheetColumn = (typeof sheetColumns)[number];

export function releaseSheet(
  release: Release,
  words: FigureWords,
  places: readonly LedgerPlace[],
  say: { heading(column: SheetColumn): string; names(names: readonly Words[]): string },
): Sheet {
  const rows = words.tables.flatMap((table) => {
    const released = release.tables.find(({ id }) => id === table.id);
    const place = places.find(({ tableId }) => tableId === table.id);
    return table.cells.map(({ cell, names, shown, from, to }): CellValue[] => [
      release.period,
      table.id,
      cell,
      say.names(names),
      released?.cells[cell] ?? shown,
      shown,
      from,
      to,
      released?.epsilon ?? "",
      place?.position ?? "",
    ]);
  });
  return { name: release.period, rows: [sheetColumns.map(say.heading), ...rows] };
}
