// A file for the evaluation, read by the names of our fields instead of its own headings. Whatever looks
// like a person or a story is refused before any number is read, and is never repeated in a message.
import { z } from "zod";
import { personalProblems } from "./personal-cells.ts";
import { type CellProblem, type Table, TableReader, type TableRow } from "./read-table.ts";

export interface ImportMapping {
  /** Heading in the file by our name; several are added up. A name that is absent is its own heading. */
  readonly columns?: Readonly<Record<string, string | readonly string[]>> | undefined;
  /** Our unit code by the file's word for the unit. */
  readonly units?: Readonly<Record<string, string>> | undefined;
  /** Our word by the file's, for levers and outcomes. */
  readonly words?: Readonly<Record<string, string>> | undefined;
}

export const importMappingShape = z.strictObject({
  columns: z
    .record(z.string(), z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]))
    .optional(),
  units: z.record(z.string(), z.string()).optional(),
  words: z.record(z.string(), z.string()).optional(),
});

const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;

export class ImportedTable {
  readonly reader: TableReader;

  /** @param thisMonth `2026-03`: nothing is counted in a month that has not come. */
  constructor(
    table: Table,
    private readonly fields: readonly string[],
    private readonly mapping: ImportMapping,
    private readonly unitCodes: ReadonlySet<string>,
    private readonly thisMonth: string,
  ) {
    this.reader = new TableReader(table);
    const headings = this.fields.flatMap((field) => this.headingsOf(field));
    this.reader.require(headings);
    for (const problem of personalProblems(table, headings)) {
      this.reader.report(problem.line, problem.column, problem.reason);
    }
    if (table.rows.length === 0) this.reader.report(2, "", "no row below the heading");
  }

  get rows(): readonly TableRow[] {
    return this.reader.rows;
  }

  /** In the order of the file; text where a number belongs is not repeated. */
  get problems(): readonly CellProblem[] {
    return this.reader.problems
      .map((problem) =>
        /^".*\p{L}.*" is not a number$/u.test(problem.reason)
          ? { ...problem, reason: "text where a number belongs" }
          : problem,
      )
      .sort((a, b) => a.line - b.line);
  }

  private headingsOf(field: string): readonly string[] {
    return [this.mapping.columns?.[field] ?? field].flat();
  }

  /** The heading under which a field stands in the file. */
  columnOf(field: string): string {
    return this.headingsOf(field)[0] ?? field;
  }

  report(row: TableRow, field: string, reason: string): void {
    this.reader.report(row.line, this.columnOf(field), reason);
  }

  unit(row: TableRow): string {
    const written = this.reader.text(row, this.columnOf("unit"));
    const code = this.mapping.units?.[written] ?? written;
    if (written !== "" && !this.unitCodes.has(code)) {
      this.report(row, "unit", "not the code of a unit in the staff list; map it, or correct it");
    }
    return code;
  }

  word(row: TableRow, field: string): string {
    const written = this.reader.text(row, this.columnOf(field));
    return this.mapping.words?.[written] ?? written;
  }

  month(row: TableRow, field: string, future?: "future-is-fine"): string {
    const text = this.reader.text(row, this.columnOf(field));
    if (text === "") return text;
    if (!monthForm.test(text)) {
      this.report(row, field, "not a month in the form YYYY-MM");
    } else if (future === undefined && text > this.thisMonth) {
      this.report(row, field, `${text} has not come yet`);
    }
    return text;
  }

  /** The month as a number; NaN, without another report, where it is none. */
  period(row: TableRow, field: string): number {
    const text = this.reader.optionalText(row, this.columnOf(field));
    return monthForm.test(text) ? this.reader.period(row, this.columnOf(field)) : Number.NaN;
  }

  number(row: TableRow, field: string): number {
    return this.reader.number(row, this.columnOf(field));
  }

  optionalNumber(row: TableRow, field: string): number | null {
    return this.reader.optionalNumber(row, this.columnOf(field));
  }

  /** The sum, where several headings stand for the field. */
  count(row: TableRow, field: string): number {
    return this.headingsOf(field).reduce((sum, name) => sum + this.reader.count(row, name), 0);
  }
}

/** One of a closed list; the first of it after a report. */
export function knownWord<T extends string>(
  table: ImportedTable,
  row: TableRow,
  field: string,
  list: readonly [T, ...T[]],
): T {
  const written = table.word(row, field);
  const found = list.find((word) => word === written);
  if (found === undefined && written !== "") {
    table.report(row, field, `not one of ${list.join(", ")}; map it, or correct it`);
  }
  return found ?? list[0];
}

/** Reports a month that no unit has, between the first and the last. */
export function checkMonthsFollow(
  table: ImportedTable,
  field: string,
  periods: readonly number[],
): void {
  const present = new Set(periods.filter((period) => !Number.isNaN(period)));
  if (present.size === 0 || periods.some(Number.isNaN)) return;
  const last = Math.max(...present);
  for (let period = Math.min(...present); period < last; period++) {
    if (present.has(period)) continue;
    const label = table.reader.periodLabel(period);
    table.reader.report(1, table.columnOf(field), `no unit has a row for ${label}`);
  }
}
