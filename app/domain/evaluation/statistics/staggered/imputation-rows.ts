// Splits rows into untreated ones and treated ones with an effect that can be imputed, and numbers
// the units and periods that are seen untreated.
import { entry } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";
import type { StaggeredRow } from "./staggered-panel.ts";

export interface ImputationRows {
  readonly untreated: readonly { unit: number; period: number; outcome: number }[];
  readonly treated: readonly {
    unit: number;
    period: number;
    outcome: number;
    start: number;
    sinceStart: number;
  }[];
  readonly rowsWithoutEffect: number;
  readonly loneCohorts: number;
}

export function imputationRows(rows: readonly StaggeredRow[]): ImputationRows | Refusal {
  if (rows.length === 0) return refuse("no-rows");
  const seen = new Set<string>();
  const startOf = new Map<string, number | null>();
  for (const row of rows) {
    const name = JSON.stringify([row.unit, row.period]);
    const where = `unit ${row.unit}, period ${row.period}`;
    if (!Number.isFinite(row.period) || !Number.isFinite(row.outcome)) {
      return refuse("not-a-number", where);
    }
    if (seen.has(name)) return refuse("duplicate-unit-period", where);
    seen.add(name);
    if (startOf.has(row.unit) && startOf.get(row.unit) !== row.firstTreated) {
      return refuse("not-a-number", `unit ${row.unit} has more than one start`);
    }
    startOf.set(row.unit, row.firstTreated);
  }
  if (new Set(rows.map((row) => row.period)).size < 2) return refuse("one-period");
  if (startOf.size < 2) return refuse("one-cluster");
  if (rows.every((row) => row.outcome === rows[0]?.outcome)) return refuse("constant-outcome");
  const ordered = [...rows].sort(
    (a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0) || a.period - b.period,
  );
  const isTreated = (row: StaggeredRow) =>
    row.firstTreated !== null && row.period >= row.firstTreated;
  const free = ordered.filter((row) => !isTreated(row));
  if (free.length === ordered.length) return refuse("no-treated");
  if (free.length === 0) return refuse("no-untreated");
  const units = new Map([...new Set(free.map((row) => row.unit))].map((name, at) => [name, at]));
  const periods = new Map(
    [...new Set(free.map((row) => row.period))].map((value, at) => [value, at]),
  );
  const numbered = (row: StaggeredRow) => ({
    unit: units.get(row.unit) ?? -1,
    period: periods.get(row.period) ?? -1,
    outcome: row.outcome,
  });
  const untreated = free.map(numbered);
  const island = islands(untreated, units.size, periods.size);
  const treated = ordered.filter(isTreated).flatMap((row) => {
    const own = numbered(row);
    if (own.unit < 0 || own.period < 0 || row.firstTreated === null) return [];
    if (entry(island.unit, own.unit) !== entry(island.period, own.period)) return [];
    return [{ ...own, start: row.firstTreated, sinceStart: row.period - row.firstTreated }];
  });
  if (treated.length === 0) return refuse("no-effect-to-impute");
  const treatedUnits = new Map(treated.map((row) => [row.unit, row.start]));
  if (treatedUnits.size < 2) return refuse("one-treated-cluster");
  const sizes = new Map<number, number>();
  for (const start of treatedUnits.values()) sizes.set(start, (sizes.get(start) ?? 0) + 1);
  return {
    untreated,
    treated,
    rowsWithoutEffect: ordered.length - free.length - treated.length,
    loneCohorts: [...sizes.values()].filter((size) => size === 1).length,
  };
}

// A unit and a period can only be compared when untreated rows connect them.
function islands(
  rows: readonly { unit: number; period: number }[],
  units: number,
  periods: number,
): { unit: Int32Array; period: Int32Array } {
  const unit = Int32Array.from({ length: units }, (_, at) => at);
  const period = new Int32Array(periods).fill(units);
  for (let moved = true; moved; ) {
    moved = false;
    for (const row of rows) {
      const lowest = Math.min(entry(unit, row.unit), entry(period, row.period));
      if (lowest !== entry(unit, row.unit) || lowest !== entry(period, row.period)) moved = true;
      unit[row.unit] = lowest;
      period[row.period] = lowest;
    }
  }
  return { unit, period };
}
