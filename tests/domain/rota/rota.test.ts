import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, instantOf, localTime } from "#app/domain/calendar/local-time.ts";
import { calendarFile } from "#app/domain/rota/calendar-file.ts";
import {
  coveredBy,
  doShiftsOverlap,
  type Rota,
  type Shift,
  turnsOf,
} from "#app/domain/rota/rota.ts";
import { holdForm, hoursForm, leaveForm, shiftForm } from "#app/domain/rota/rota-form.ts";

const vienna = "Europe/Vienna";
const shift = (changes: Partial<Shift> = {}): Shift => ({
  id: "night",
  accountId: "a1",
  weekday: 6,
  fromMinute: 22 * 60,
  toMinute: 30 * 60,
  everyWeeks: 1,
  fromOn: "2026-01-05",
  untilOn: null,
  timeZone: vienna,
  ...changes,
});
const only = (one: Shift, changes: Partial<Rota> = {}): Rota => ({
  shifts: [one],
  leaves: [],
  swaps: [],
  ...changes,
});
const hoursOf = ({ from, to }: { from: number; to: number }) => (to - from) / 3_600_000;
const everybody = () => true;

describe("a moment on the wall's clock", () => {
  it("is found in every zone and season, the first of two, and after a gap", () => {
    const at = (day: string, minute: number, zone = vienna) =>
      instantOf(day, minute, zone).toISOString();
    expect(at("2026-03-02", 600)).toBe("2026-03-02T09:00:00.000Z");
    expect(at("2026-07-02", 600)).toBe("2026-07-02T08:00:00.000Z");
    // 02:30 does not exist that night; 02:30 exists twice in autumn.
    expect(at("2026-03-29", 150)).toBe("2026-03-29T01:00:00.000Z");
    expect(at("2026-10-25", 150)).toBe("2026-10-25T00:30:00.000Z");
    expect(at("2026-10-24", 1440 + 240)).toBe("2026-10-25T03:00:00.000Z");
    expect(at("2026-03-08", 150, "America/New_York")).toBe("2026-03-08T07:00:00.000Z");
    expect(at("2026-03-02", 600, "Australia/Lord_Howe")).toBe("2026-03-01T23:00:00.000Z");
  });

  it("shows what was meant, unless the clock skips it", () => {
    const zones = ["Europe/Vienna", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"];
    const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays("2026-01-01", days));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 95 }),
        fc.constantFrom(...zones),
        (on, quarter, zone) => {
          const shown = localTime(instantOf(on, quarter * 15, zone), zone);
          if (shown.minute === quarter * 15) expect(shown.day).toBe(on);
          else expect(quarter * 15).toBeLessThan(shown.minute);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("turns", () => {
  it("of a night run over midnight and are an hour shorter or longer when the clocks change", () => {
    const spring = turnsOf(only(shift()), "2026-03-23", 14);
    expect(spring.map(hoursOf)).toEqual([7, 8]);
    const autumn = turnsOf(only(shift()), "2026-10-19", 14);
    expect(autumn.map(hoursOf)).toEqual([9, 8]);
    const covered = coveredBy(autumn, everybody);
    expect(new Date(covered[0]?.to ?? 0).toISOString()).toBe("2026-10-25T05:00:00.000Z");
  });

  it("of several time zones stand side by side without a gap", () => {
    const day = { weekday: 1, fromMinute: 480, toMinute: 960 };
    const rota: Rota = {
      shifts: [
        shift({ ...day, id: "v" }),
        // Eight in the morning in New York is two in the afternoon in Vienna, three in March.
        shift({ ...day, id: "n", accountId: "a2", timeZone: "America/New_York" }),
      ],
      leaves: [],
      swaps: [],
    };
    const january = coveredBy(turnsOf(rota, "2026-01-12", 1), everybody);
    expect(january.map(hoursOf)).toEqual([14]);
    const march = coveredBy(turnsOf(rota, "2026-03-16", 1), everybody);
    expect(march.map(hoursOf)).toEqual([13]);
  });

  it("come in their rhythm, from their first day to their last", () => {
    const days = (one: Shift) => turnsOf(only(one), "2026-01-01", 60).map(({ on }) => on);
    expect(days(shift({ everyWeeks: 2, untilOn: "2026-02-10" }))).toEqual([
      "2026-01-10",
      "2026-01-24",
      "2026-02-07",
    ]);
  });

  it("are not covered by who is away, untrained or gone, and are by who took them over", () => {
    const leaves = [{ id: "l", accountId: "a1", fromOn: "2026-01-10", toOn: "2026-01-10" }];
    const taken = [{ id: "s", shiftId: "night", turnOn: "2026-01-10", takenBy: "a2" }];
    const covered = (rota: Rota, mayAnswer = everybody as (id: string, on: string) => boolean) =>
      coveredBy(turnsOf(rota, "2026-01-10", 1), mayAnswer).length;
    expect(covered(only(shift()))).toBe(1);
    expect(covered(only(shift(), { leaves }))).toBe(0);
    expect(covered(only(shift(), { leaves, swaps: taken }))).toBe(1);
    expect(covered(only(shift()), (id) => id !== "a1")).toBe(0);
    expect(covered(only(shift(), { swaps: taken }), (id) => id !== "a1")).toBe(1);
  });

  it("of one person that would be at the same time are found, whatever their rhythm and zone", () => {
    const from = "2026-01-05";
    const early = shift({ weekday: 7, fromMinute: 300, toMinute: 600 });
    expect(doShiftsOverlap(shift(), early, from)).toBe(true);
    expect(doShiftsOverlap(shift(), { ...early, fromMinute: 360 }, from)).toBe(false);
    const odd = shift({ everyWeeks: 2, fromOn: "2026-01-05" });
    expect(doShiftsOverlap(odd, shift({ everyWeeks: 2, fromOn: "2026-01-12" }), from)).toBe(false);
    expect(doShiftsOverlap(odd, shift({ everyWeeks: 3, fromOn: "2026-01-12" }), from)).toBe(true);
    const abroad = shift({
      weekday: 6,
      fromMinute: 960,
      toMinute: 1080,
      timeZone: "America/New_York",
    });
    expect(doShiftsOverlap(shift(), abroad, from)).toBe(true);
  });
});

describe("forms of the rota", () => {
  const sound = { weekday: "3", from: "22:00", to: "06:00", everyWeeks: "2", timeZone: "" };
  it("read an end before the beginning as the next morning", () => {
    expect(shiftForm.parse(sound)).toMatchObject({ fromMinute: 1320, toMinute: 1800 });
    expect(holdForm.parse({ holdOn: "2026-03-02", holdFrom: "09:00", holdTo: "10:30" })).toEqual({
      on: "2026-03-02",
      fromMinute: 540,
      toMinute: 630,
    });
  });

  it("say in a sentence what needs another look", () => {
    const messages = (
      form: typeof shiftForm | typeof hoursForm | typeof leaveForm,
      values: object,
    ) => form.safeParse(values).error?.issues.map(({ message }) => message) ?? [];
    expect(messages(shiftForm, { ...sound, to: "22:00" })).toEqual(["rota.problems.length"]);
    expect(messages(shiftForm, { ...sound, from: "25:00" })).toEqual(["rota.problems.from"]);
    expect(messages(shiftForm, { ...sound, weekday: "9" })).toEqual(["rota.problems.weekday"]);
    expect(messages(shiftForm, { ...sound, timeZone: "Vienna" })).toEqual([
      "rota.problems.timeZone",
    ]);
    expect(
      messages(hoursForm, { firstDay: "5", lastDay: "1", from: "07:00", to: "09:00" }),
    ).toEqual(["rota.problems.dayOrder"]);
    expect(messages(leaveForm, { fromOn: "2026-03-09", toOn: "2026-03-02" })).toEqual([
      "rota.problems.leaveOrder",
    ]);
    expect(messages(leaveForm, { fromOn: "soon", toOn: "2026-03-02" })).toContain(
      "rota.problems.day",
    );
  });
});

it("a calendar file is private, neutral, and the same for the same turns", () => {
  const stampedAt = new Date("2026-03-02T09:00:00Z");
  const entries = turnsOf(only(shift()), "2026-03-23", 7).map(({ from, to, shiftId, on }) => ({
    id: `${shiftId}-${on}`,
    from,
    to,
    title: "Staff Connect",
  }));
  const file = calendarFile(entries, { name: "Staff Connect", host: "h.example", stampedAt });
  expect(file.replace(/\r\n/g, "\n")).toContain("DTSTART:20260328T210000Z\nDTEND:20260329T040000Z");
  expect(file).toContain("CLASS:PRIVATE");
  expect(file).toContain("UID:night-2026-03-28@h.example");
  expect(file).toContain("DTSTAMP:20260302T090000Z");
  expect(calendarFile(entries, { name: "Staff Connect", host: "h.example", stampedAt })).toBe(file);
  expect(calendarFile([], { name: "Staff Connect", host: "h.example", stampedAt })).toContain(
    "END:VCALENDAR",
  );
});
