import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DutyHours, isOnDuty, nextOnDuty } from "#app/domain/duty/duty-hours.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { expectedTime } from "#app/domain/duty/expected-time.ts";
import { responseTargets } from "#app/domain/duty/response-targets.ts";
import { responseClasses } from "#app/domain/support-requests/request.ts";

const vienna = "Europe/Vienna";
const week = dutyHoursOf("mon-sun 07:00-21:00") ?? [];
const at = (moment: string) => new Date(moment);

describe("the expected time", () => {
  it("at 03:12 names an hour after the next colleague has begun", () => {
    const night = at("2026-03-02T02:12:00Z");
    const told = expectedTime("urgent", week, night, vienna);
    expect(told.isSomebodyOnDuty).toBe(false);
    expect(told.nextDutyAt).toEqual(at("2026-03-02T06:00:00Z"));
    expect(told.contactBy).toEqual(at("2026-03-02T14:15:00Z"));
  });

  it("waits for Monday when nobody answers at the weekend", () => {
    const weekdays = dutyHoursOf("mon-fri 08:00-16:00") ?? [];
    const told = expectedTime("urgent", weekdays, at("2026-03-06T16:00:00Z"), vienna);
    expect(told.contactBy).toEqual(at("2026-03-09T08:00:00Z"));
  });

  it("names no hour when none are planned", () => {
    expect(expectedTime("urgent", [], at("2026-03-02T02:12:00Z"), vienna).contactBy).toBeNull();
  });

  const anyHours = fc.array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      fromMinute: fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
      toMinute: fc.integer({ min: 1, max: 96 }).map((quarter) => quarter * 15),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const sound = (table: DutyHours[]) =>
    table.map((hours) =>
      hours.toMinute > hours.fromMinute ? hours : { ...hours, toMinute: hours.toMinute + 1440 },
    );
  const anyMoment = fc.date({
    min: at("2026-01-01T00:00:00Z"),
    max: at("2027-12-31T00:00:00Z"),
    noInvalidDate: true,
  });

  it("is never sooner than the target, and never before somebody has been on duty for an hour", () => {
    fc.assert(
      fc.property(anyHours, anyMoment, fc.constantFrom(...responseClasses), (hours, now, kind) => {
        const table = sound(hours);
        const told = expectedTime(kind, table, now, vienna);
        const next = nextOnDuty(table, now, vienna);
        if (!told.contactBy || !next) throw new Error("hours are planned, so a time must be named");
        const targetMs = now.getTime() + responseTargets[kind].contactMinutes * 60_000;
        expect(told.contactBy.getTime()).toBeGreaterThanOrEqual(targetMs);
        expect(told.contactBy.getTime()).toBeGreaterThanOrEqual(next.getTime() + 3_600_000);
        expect(told.contactBy.getTime() % 900_000).toBe(0);
        expect(isOnDuty(table, next, vienna)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a night shift whole across midnight and both changes of the clock", () => {
    const nights = dutyHoursOf("sat-sun 20:00-06:00") ?? [];
    for (const moment of ["2026-03-28T22:30:00Z", "2026-03-29T03:30:00Z", "2026-10-25T04:30:00Z"]) {
      expect(isOnDuty(nights, at(moment), vienna), moment).toBe(true);
    }
    expect(isOnDuty(nights, at("2026-03-29T04:30:00Z"), vienna)).toBe(false);
    expect(isOnDuty(nights, at("2026-03-30T01:00:00Z"), vienna)).toBe(true);
  });
});

describe("duty hours as an operator writes them", () => {
  it("reads days, ranges and shifts past midnight", () => {
    expect(dutyHoursOf("mon 7:00-9:30")).toEqual([{ weekday: 1, fromMinute: 420, toMinute: 570 }]);
    expect(dutyHoursOf("fri-sat 22:00-06:00")).toEqual([
      { weekday: 5, fromMinute: 1320, toMinute: 1800 },
      { weekday: 6, fromMinute: 1320, toMinute: 1800 },
    ]);
  });

  it.each([
    "",
    "mon",
    "mon 7-9",
    "xyz 07:00-09:00",
    "fri-mon 07:00-09:00",
    "mon 25:00-26:00",
    "mon 09:00-09:00",
  ])("does not guess at %j", (text) => expect(dutyHoursOf(text)).toBeNull());
});
