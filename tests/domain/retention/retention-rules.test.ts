import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, daysBetween, quarterOf } from "#app/domain/calendar/local-time.ts";
import {
  defaultRules,
  destructionDay,
  epochMonthOf,
  lapseDay,
  retention,
} from "#app/domain/retention/retention-rules.ts";

const opened = "2026-01-10";

it("keeps a case that nobody has touched for thirty days", () => {
  expect(lapseDay(opened, null, [], defaultRules)).toBe("2026-02-09");
});

it("closes a case a week after the last activity, or after the last planned follow-up", () => {
  expect(lapseDay(opened, "2026-01-20", [], defaultRules)).toBe("2026-01-27");
  expect(lapseDay(opened, "2026-01-20", ["2026-04-20", "2026-02-01"], defaultRules)).toBe(
    "2026-04-27",
  );
});

it("closes every case after at most 400 days, whatever is planned", () => {
  const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays(opened, days));
  fc.assert(
    fc.property(fc.option(day), fc.array(day, { maxLength: 4 }), (activity, planned) => {
      const lapses = lapseDay(opened, activity, planned, defaultRules);
      expect(daysBetween(opened, lapses)).toBeLessThanOrEqual(retention.longestDays);
      expect(daysBetween(opened, lapses)).toBeGreaterThan(0);
    }),
  );
});

it("protects a case by the key of the month in which it is destroyed", () => {
  expect(destructionDay("2026-02-20", defaultRules)).toBe("2026-03-06");
  expect(epochMonthOf("2026-02-20", defaultRules)).toBe("2026-03");
});

it("knows the quarter of a day", () => {
  expect(["2026-01-01", "2026-03-31", "2026-04-01", "2026-12-31"].map(quarterOf)).toEqual([
    "2026Q1",
    "2026Q1",
    "2026Q2",
    "2026Q4",
  ]);
});
