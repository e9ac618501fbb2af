// Reads columns of a text table as numbers, names and periods. Nothing is guessed: every cell that
// cannot be read becomes a problem with its line, column and reason, and then nothing is used.

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** Line in the file, the heading being line 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface CellProblem {
  readonly line: number;
  readonly column: string;
  readonly reason: string;
}

export class TableReader {
  readonly problems: CellProblem[] = [];
  private isMonths: boolean | null = null;

  constructor(private readonly table: Table) {}

  get rows(): readonly TableRow[] {
    return this.table.rows;
  }

  /** Reports named columns that the table does not have. */
  require(names: readonly (string | undefined)[]): void {
    for (const name of names) {
      if (name !== undefined && !this.table.columns.includes(name)) {
        this.report(1, name, `no column of this name; there are: ${this.table.columns.join(", ")}`);
      }
    }
  }

  report(line: number, column: string, reason: string): void {
    this.problems.push({ line, column, reason });
  }

  text(row: TableRow, column: string): string {
    const text = (row.cells[column] ?? "").trim();
    if (text === "") this.report(row.line, column, "missing");
    return text;
  }

  optionalText(row: TableRow, column: string | undefined): string {
    return column === undefined ? "" : (row.cells[column] ?? "").trim();
  }

  /** @returns the number, or NaN after reporting a problem */
  number(row: TableRow, column: string): number {
    const text = this.text(row, column);
    return text === "" ? Number.NaN : this.parsed(row, column, text);
  }

  optionalNumber(row: TableRow, column: string): number | null {
    const text = this.optionalText(row, column);
    return text === "" ? null : this.parsed(row, column, text);
  }

  count(row: TableRow, column: string): number {
    const value = this.number(row, column);
    if (Number.isNaN(value)) return value;
    if (value < 0) this.report(row.line, column, `negative count ${value}`);
    else if (!Number.isInteger(value)) {
      this.report(row.line, column, `a count must be a whole number, not ${value}`);
    }
    return value;
  }

  zeroOrOne(row: TableRow, column: string): number {
    const value = this.number(row, column);
    if (!Number.isNaN(value) && value !== 0 && value !== 1) {
      this.report(row.line, column, `must be 0 or 1, not ${value}`);
    }
    return value;
  }

  period(row: TableRow, column: string): number {
    const text = this.text(row, column);
    return text === "" ? Number.NaN : this.parsedPeriod(row, column, text);
  }

  /** null for an empty cell or one of the words for "never". */
  startPeriod(row: TableRow, column: string): number | null {
    const text = this.optionalText(row, column);
    if (["", "never", "na", "inf"].includes(text.toLowerCase())) return null;
    return this.parsedPeriod(row, column, text);
  }

  /** The period as the file writes it. */
  periodLabel(period: number): string | number {
    return this.isMonths === true ? monthLabel(period) : period;
  }

  /** A period from the options, which must have the form the column has. */
  periodFromOption(value: number | string, column: string): number {
    const month = typeof value === "string" ? monthNumber(value) : null;
    if (this.isMonths !== null && this.isMonths !== (month !== null)) {
      const form = this.isMonths ? "months (YYYY-MM)" : "plain numbers";
      this.report(1, column, `the option start is ${value}, but the periods are ${form}`);
    }
    return month ?? Number(value);
  }

  private parsed(row: TableRow, column: string, text: string): number {
    if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) {
      const value = Number(text);
      if (Number.isFinite(value)) return value;
    }
    const reason = /^[+-]?\d+,\d+$/.test(text)
      ? `"${text}" has a decimal comma; write a decimal point`
      : /^\d{1,3}([ ,.]\d{3})+$/.test(text)
        ? `"${text}" has separators between thousands; leave them out`
        : `"${text}" is not a number`;
    this.report(row.line, column, reason);
    return Number.NaN;
  }

  private parsedPeriod(row: TableRow, column: string, text: string): number {
    const month = monthNumber(text);
    const isDate = month === null && /^\d{1,4}([-/.]\d{1,4}){1,2}$/.test(text);
    const isDecimal = /^\d+\.\d+$/.test(text);
    if (isDate && !isDecimal) {
      this.report(row.line, column, `"${text}" is a date in another form; write months as YYYY-MM`);
      return Number.NaN;
    }
    const value = month ?? this.parsed(row, column, text);
    if (Number.isNaN(value)) return value;
    const isMonth = month !== null;
    if (this.isMonths === null) this.isMonths = isMonth;
    else if (this.isMonths !== isMonth && !(value === 0 && !isMonth)) {
      this.report(row.line, column, `"${text}" mixes months (YYYY-MM) and plain numbers`);
    }
    return value;
  }
}

function monthNumber(text: string): number | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : null;
}

function monthLabel(period: number): string {
  const year = Math.floor(period / 12);
  return `${String(year).padStart(4, "0")}-${String(period - year * 12 + 1).padStart(2, "0")}`;
}

/** Reports repeated unit-periods and, unless gaps are allowed, units without a row for a period. */
export function checkUnitPeriods(
  reader: TableReader,
  entries: readonly { readonly row: TableRow; readonly unit: string; readonly period: number }[],
  unitColumn: string,
  periodColumn: string,
  areGapsAllowed: boolean,
): void {
  const lineOf = new Map<string, number>();
  const first = new Map<string, { row: TableRow; periods: Set<number> }>();
  const periods = new Set<number>();
  for (const { row, unit, period } of entries) {
    if (Number.isNaN(period)) continue;
    const name = JSON.stringify([unit, period]);
    const known = lineOf.get(name);
    const label = reader.periodLabel(period);
    if (known !== undefined) {
      reader.report(
        row.line,
        periodColumn,
        `unit ${unit} has period ${label} already in line ${known}`,
      );
    }
    lineOf.set(name, row.line);
    periods.add(period);
    const own = first.get(unit) ?? { row, periods: new Set() };
    own.periods.add(period);
    first.set(unit, own);
  }
  // Where a period could not be read, every other unit would seem to lack it.
  if (areGapsAllowed || entries.some(({ period }) => Number.isNaN(period))) return;
  const all = [...periods].sort((a, b) => a - b);
  for (const [unit, own] of first) {
    const missing = all.filter((period) => !own.periods.has(period));
    const earliest = missing[0];
    if (earliest === undefined) continue;
    const reason = `unit ${unit} has no row for ${missing.length} of ${all.length} periods, first ${reader.periodLabel(earliest)}`;
    reader.report(own.row.line, unitColumn, `${reason}; allow gaps if that is right`);
  }
}
