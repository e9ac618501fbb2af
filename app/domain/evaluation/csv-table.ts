// A CSV text as a table of text cells with their lines. A row with more or fewer cells than the heading
// is a problem, never shifted.
import { CsvError, parse } from "csv-parse/sync";
import type { CellProblem, Table } from "./read-table.ts";

export type CsvProblem =
  | { readonly problem: "unreadable"; readonly reason: string }
  | { readonly problem: "empty" }
  | { readonly problem: "repeated-heading"; readonly heading: string }
  | { readonly problem: "uneven"; readonly rows: readonly UnevenRow[] };
export interface UnevenRow {
  readonly line: number;
  readonly cells: number;
  readonly wanted: number;
}

export function tableFromCsv(text: string, delimiter = ","): Table | CsvProblem {
  const records: { record: string[]; line: number }[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      on_record: (record: string[], { lines }) => {
        records.push({ record, line: lines });
        return record;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: "unreadable", reason: error.message };
  }
  const [heading, ...body] = records;
  if (heading === undefined) return { problem: "empty" };
  const columns = heading.record.map((name) => name.trim());
  const repeated = columns.find((name, at) => columns.indexOf(name) !== at);
  if (repeated !== undefined) return { problem: "repeated-heading", heading: repeated };
  const uneven = body
    .filter(({ record }) => record.length !== columns.length)
    .map(({ record, line }) => ({ line, cells: record.length, wanted: columns.length }));
  if (uneven.length > 0) return { problem: "uneven", rows: uneven };
  return {
    columns,
    rows: body.map(({ record, line }) => ({
      line,
      cells: Object.fromEntries(columns.map((name, at) => [name, record[at] ?? ""])),
    })),
  };
}

/** The separator that stands most often in the first line: comma, semicolon or tab. */
export function delimiterIn(text: string): string {
  const [first = ""] = text.split(/\r?\n/, 1);
  const times = (sign: string) => first.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (times(sign) > times(best) ? sign : best));
}

/** The same problems with line, column and reason, without repeating a cell. */
export function placesOf(problem: CsvProblem): CellProblem[] {
  switch (problem.problem) {
    case "unreadable":
      return [
        { line: 1, column: "", reason: "a quotation mark is not closed, or stands in a cell" },
      ];
    case "empty":
      return [{ line: 1, column: "", reason: "the file is empty" }];
    case "repeated-heading":
      return [{ line: 1, column: problem.heading, reason: "two columns have this heading" }];
    case "uneven":
      return problem.rows.map(({ line, cells, wanted }) => ({
        line,
        column: "",
        reason: `${cells} cells, the heading has ${wanted}; is there a decimal comma?`,
      }));
  }
}
