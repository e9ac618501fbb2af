import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, quarterHour } from "#app/domain/calendar/local-time.ts";
import { type DutyHours, dutySpans, overlapIn } from "#app/domain/duty/duty-hours.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { expectedTime, targetOnWall } from "#app/domain/duty/expected-time.ts";
import { clocks, defaultTargets, targetShape } from "#app/domain/duty/response-targets.ts";
import { afterCoveredMinutes, coveredMinutes, isCovered } from "#app/domain/duty/span.ts";
import { type ResponseClass, responseClasses } from "#app/domain/support-requests/request.ts";

const vienna = "Europe/Vienna";
const week = dutyHoursOf("mon-sun 07:00-21:00") ?? [];
const at = (moment: string) => new Date(moment);
const told = (kind: ResponseClass, table: readonly DutyHours[], now: Date) =>
  expectedTime(defaultTargets[kind], spansAt(table, now), now);
const spansAt = (table: readonly DutyHours[], now: Date) =>
  dutySpans(table, dayOf(now, vienna), 62, vienna);

describe("the expected time", () => {
  it("at 03:12 names the target, and when the next colleague begins", () => {
    const night = told("urgent", week, at("2026-03-02T02:12:00Z"));
    expect(night.isSomebodyOnDuty).toBe(false);
    expect(night.nextDutyAt).toEqual(at("2026-03-02T06:00:00Z"));
    expect(night.contactBy).toEqual(at("2026-03-02T14:00:00Z"));
  });

  it("never falls at night: a target after the last colleague leaves is kept before", () => {
    // 15:15 and twelve hours would be 03:15.
    expect(told("urgent", week, at("2026-03-02T14:15:00Z")).contactBy).toEqual(
      at("2026-03-02T20:00:00Z"),
    );
  });

  it("gives a colleague an hour, be it the first of the next morning", () => {
    const nine = dutyHoursOf("mon-sun 08:00-09:30") ?? [];
    // 09:15 in Vienna: a quarter of an hour is left today, and the target is at night.
    expect(told("urgent", nine, at("2026-03-02T08:15:00Z")).contactBy).toEqual(
      at("2026-03-03T07:45:00Z"),
    );
  });

  it("counts the hours of duty where the target does, and waits for Monday", () => {
    const weekdays = dutyHoursOf("mon-fri 08:00-16:00") ?? [];
    expect(told("urgent", weekdays, at("2026-03-06T16:00:00Z")).contactBy).toEqual(
      at("2026-03-09T08:00:00Z"),
    );
    // Friday 10:00: six hours that day, eight on Monday, eight on Tuesday, two on Wednesday.
    expect(told("standard", weekdays, at("2026-03-06T09:00:00Z")).contactBy).toEqual(
      at("2026-03-11T09:00:00Z"),
    );
  });

  it("names no hour when nobody is there for more than a week: a promise for then would put off every call", () => {
    const now = at("2026-03-02T09:00:00Z");
    const from = (days: number) => now.getTime() + days * 86_400_000;
    for (const kind of responseClasses) {
      const beginningIn = (days: number) =>
        expectedTime(defaultTargets[kind], [{ from: from(days), to: from(days + 9) }], now);
      expect(beginningIn(7).contactBy).not.toBeNull();
      expect(beginningIn(7.01)).toEqual({
        isSomebodyOnDuty: false,
        nextDutyAt: null,
        contactBy: null,
      });
    }
  });

  it("names no hour when none are planned", () => {
    expect(told("urgent", [], at("2026-03-02T02:12:00Z")).contactBy).toBeNull();
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

  it("is a moment somebody is there to keep, with most of an hour of duty before it, and never later than the target if that can be", () => {
    fc.assert(
      fc.property(anyHours, anyMoment, fc.constantFrom(...responseClasses), (hours, now, kind) => {
        const spans = spansAt(sound(hours), now);
        const { contactBy, nextDutyAt } = expectedTime(defaultTargets[kind], spans, now);
        if (!contactBy || !nextDutyAt) throw new Error("hours are planned, so a time is named");
        const ms = contactBy.getTime();
        expect(isCovered(spans, ms) || isCovered(spans, ms - 1), "somebody is there").toBe(true);
        expect(coveredMinutes(spans, now.getTime(), ms)).toBeGreaterThan(45);
        expect(isCovered(spans, nextDutyAt.getTime())).toBe(true);
        const { contactMinutes, contactClock } = defaultTargets[kind];
        const askedMs = quarterHour(now).getTime();
        const targetMs =
          contactClock === "always"
            ? now.getTime() + contactMinutes * 60_000
            : (afterCoveredMinutes(spans, now.getTime(), contactMinutes) ??
              Number.POSITIVE_INFINITY);
        const isWithinReach =
          coveredMinutes(spans, askedMs, askedMs + contactMinutes * 60_000) >= 60;
        if (contactClock === "duty" || isWithinReach) expect(ms).toBeLessThanOrEqual(targetMs);
      }),
      { numRuns: 200 },
    );
  });

  it("is a quarter of an hour, and the same for everybody who asks within one", () => {
    const minute = fc.integer({ min: 0, max: 1439 });
    const oddHours = fc.array(
      fc.record({ weekday: fc.integer({ min: 1, max: 7 }), fromMinute: minute, toMinute: minute }),
      { minLength: 1, maxLength: 8 },
    );
    const target = fc.record({
      takenMinutes: fc.constant(5),
      takenClock: fc.constantFrom(...clocks),
      contactMinutes: fc.integer({ min: 60, max: 5_000 }),
      contactClock: fc.constantFrom(...clocks),
    });
    fc.assert(
      fc.property(anyHours, oddHours, anyMoment, target, (quarters, minutes, now, any) => {
        const asked = quarterHour(now);
        const end = new Date(asked.getTime() + 899_999);
        const even = spansAt(sound(quarters), now);
        const said = [asked, now, end].map((moment) => expectedTime(any, even, moment).contactBy);
        expect(new Set(said.map((one) => one?.getTime())).size).toBe(1);
        const uneven = spansAt(sound(minutes), now);
        const { contactBy } = expectedTime(any, uneven, now);
        expect((contactBy?.getTime() ?? 0) % 900_000).toBe(0);
        expect(contactBy === null || contactBy > now).toBe(true);
        const onWall = targetOnWall(any, now).getTime();
        expect(onWall % 900_000).toBe(0);
        expect(onWall).toBeLessThanOrEqual(now.getTime() + any.contactMinutes * 60_000);
      }),
      { numRuns: 200 },
    );
  });

  it("keeps a night shift whole across midnight and both changes of the clock", () => {
    const nights = dutyHoursOf("sat-sun 20:00-06:00") ?? [];
    const isOn = (moment: string) =>
      isCovered(dutySpans(nights, dayOf(at(moment), vienna), 2, vienna), at(moment).getTime());
    for (const moment of ["2026-03-28T22:30:00Z", "2026-03-29T03:30:00Z", "2026-10-25T04:30:00Z"]) {
      expect(isOn(moment), moment).toBe(true);
    }
    expect(isOn("2026-03-29T04:30:00Z")).toBe(false);
    expect(isOn("2026-03-30T01:00:00Z")).toBe(true);
    // Ten hours on the wall: nine when the clocks go forward, eleven when they go back.
    const hoursOf = (day: string) => {
      const [night] = dutySpans(dutyHoursOf("sat 20:00-06:00") ?? [], day, 1, vienna);
      return night ? (night.to - night.from) / 3_600_000 : 0;
    };
    expect([hoursOf("2026-03-28"), hoursOf("2026-10-24"), hoursOf("2026-10-31")]).toEqual([
      9, 11, 10,
    ]);
  });
});

describe("targets as a programme edits them", () => {
  it("are kept only when a peer takes a request before contact is due", () => {
    const sound = { takenClock: "duty", contactClock: "always" };
    expect(
      targetShape.safeParse({ ...sound, takenMinutes: "30", contactMinutes: "720" }).success,
    ).toBe(true);
    for (const [takenMinutes, contactMinutes] of [
      ["720", "720"],
      ["0", "720"],
      ["30", "999999"],
      ["soon", "720"],
      ["30", ""],
    ]) {
      expect(targetShape.safeParse({ ...sound, takenMinutes, contactMinutes }).success).toBe(false);
    }
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

  it("finds hours that overlap, also past midnight and from Sunday into Monday", () => {
    const both = (...lines: string[]) => lines.flatMap((line) => dutyHoursOf(line) ?? []);
    expect(overlapIn(both("mon-fri 07:00-15:00", "mon-fri 15:00-21:00"))).toBeNull();
    expect(overlapIn(both("mon-fri 07:00-15:00", "wed 14:45-16:00"))).not.toBeNull();
    expect(overlapIn(both("tue 22:00-06:00", "wed 05:00-09:00"))).not.toBeNull();
    expect(overlapIn(both("sun 22:00-06:00", "mon 05:00-09:00"))).not.toBeNull();
    expect(overlapIn(both("sun 22:00-06:00", "mon 06:00-09:00"))).toBeNull();
  });
});
