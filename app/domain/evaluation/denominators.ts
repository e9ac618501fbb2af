// What reports are counted against: people at work and patient-days, by unit and month, with the office
// that answers for the numbers.
import { checkMonthsFollow, type ImportedTable } from "./imported-table.ts";
import { checkUnitPeriods } from "./read-table.ts";

export const denominatorKinds = ["staff", "patient-days"] as const;
export type DenominatorKind = (typeof denominatorKinds)[number];

/** Roles, as a closed list: a free field would be filled with somebody's name. */
export const denominatorOwners = [
  "finance-control",
  "human-resources",
  "information-office",
  "nursing-direction",
  "quality-office",
] as const;
export type DenominatorOwner = (typeof denominatorOwners)[number];

export interface Denominator {
  readonly unitCode: string;
  readonly month: string;
  readonly kind: DenominatorKind;
  readonly amount: number;
}

export const denominatorColumns = ["unit", "month", ...denominatorKinds] as const;

/** Above this, a month of one unit is a year, or the unit a hospital. */
const most: Record<DenominatorKind, number> = { staff: 5_000, "patient-days": 20_000 };

/** An empty cell means that the unit has none of this kind, such as a laboratory without patients. */
export function readDenominators(table: ImportedTable, areGapsAllowed: boolean): Denominator[] {
  const entries = table.rows.map((row) => {
    const amounts = denominatorKinds.map((kind) => {
      const amount = table.optionalNumber(row, kind);
      if (amount !== null && amount < 0) table.report(row, kind, `negative number ${amount}`);
      if (amount !== null && amount > most[kind]) {
        table.report(row, kind, `${amount} is more than one unit has in a month`);
      }
      return amount;
    });
    if (amounts.every((amount) => amount === null)) {
      table.report(row, "staff", "neither staff nor patient-days");
    }
    return {
      row,
      unit: table.unit(row),
      month: table.month(row, "month"),
      period: table.period(row, "month"),
      amounts,
    };
  });
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
  return entries.flatMap(({ unit, month, amounts }) =>
    denominatorKinds.flatMap((kind, at): Denominator[] => {
      const amount = amounts[at] ?? null;
      return amount === null ? [] : [{ unitCode: unit, month, kind, amount }];
    }),
  );
}
