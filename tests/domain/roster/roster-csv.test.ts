import fc from "fast-check";
import { expect, test } from "vitest";
import {
  cellText,
  columnKey,
  dateOrderOf,
  dayFromCell,
  delimiterOf,
  encodingMarked,
} from "#app/domain/roster/roster-csv.ts";

test("the separator is the sign that stands most often in the first line, outside quotes", () => {
  expect(delimiterOf("No;Name;Unit")).toBe(";");
  expect(delimiterOf('No,"Last; First",Unit')).toBe(",");
  expect(delimiterOf("No\tName, full\tUnit")).toBe("\t");
  expect(delimiterOf("Just one column")).toBeNull();
});

test("a byte order mark tells the alphabet", () => {
  expect(encodingMarked(Buffer.from("\ufeffNo", "utf8"))).toBe("utf-8");
  expect(encodingMarked(Buffer.from("\ufeffNo", "utf16le"))).toBe("utf-16le");
  expect(encodingMarked(Buffer.from([0xfe, 0xff, 0, 0x4e]))).toBe("utf-16be");
  expect(encodingMarked(Buffer.from("No"))).toBeNull();
});

test("column names are the same in any case and with any spaces", () => {
  expect(columnKey("  Staff\u00a0 NUMBER ")).toBe("staff number");
});

test("leading zeros stay, also when Excel had to be kept from eating them", () => {
  expect(cellText('="000123"')).toBe("000123");
  expect(cellText(" 000123 ")).toBe("000123");
});

test("what HR systems write for nothing is nothing", () => {
  for (const cell of ["", "  ", "-", "n/a", "NULL"]) expect(cellText(cell)).toBe("");
  expect(cellText("-5")).toBe("-5");
});

test.each([
  ["2026-03-31", "day-first", "2026-03-31"],
  ["20260331", "month-first", "2026-03-31"],
  ["2026/03/31", "day-first", "2026-03-31"],
  ["31.03.2026", "month-first", "2026-03-31"],
  ["31.3.26", "day-first", "2026-03-31"],
  ["31/03/2026", "day-first", "2026-03-31"],
  ["3/31/2026", "month-first", "2026-03-31"],
  ["31-Mar-2026", "day-first", "2026-03-31"],
  ["31 March 2026", "month-first", "2026-03-31"],
  ["31.03.2026 00:00:00", "day-first", "2026-03-31"],
  ["2026-03-31T00:00:00Z", "day-first", "2026-03-31"],
  ["3/31/2026 12:00 AM", "month-first", "2026-03-31"],
  ["31.12.9999", "day-first", "9999-12-31"],
  ["29.02.2028", "day-first", "2028-02-29"],
] as const)("the date %s, %s, is %s", (cell, order, day) => {
  expect(dayFromCell(cell, order)).toBe(day);
});

test.each([
  "31.02.2026",
  "29.02.2027",
  "13/13/2026",
  "3/31/2026",
  "2026-13-01",
  "soon",
  "46083",
  "1.2",
])("%s is not a date, day first", (cell) => {
  expect(dayFromCell(cell, "day-first")).toBeNull();
});

test("every day of two centuries is read back from each way of writing it", () => {
  const anyDay = fc.date({
    min: new Date("1950-01-01T00:00:00Z"),
    max: new Date("2149-12-31T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(anyDay, (date) => {
      const day = date.toISOString().slice(0, 10);
      const [year, month, dayOfMonth] = day.split("-");
      expect(dayFromCell(`${dayOfMonth}.${month}.${year}`, "month-first")).toBe(day);
      expect(dayFromCell(`${dayOfMonth}/${month}/${year}`, "day-first")).toBe(day);
      expect(dayFromCell(`${Number(month)}/${Number(dayOfMonth)}/${year}`, "month-first")).toBe(
        day,
      );
      expect(dayFromCell(`${year}${month}${dayOfMonth}`, "day-first")).toBe(day);
    }),
  );
});

test("a column of dates says its order as soon as one of them leaves no doubt", () => {
  expect(dateOrderOf(["1/2/2026", "3/31/2026"])).toBe("month-first");
  expect(dateOrderOf(["1/2/2026", "31/3/2026"])).toBe("day-first");
  expect(dateOrderOf(["1/2/2026", "", "2026-03-31"])).toBeNull();
});
