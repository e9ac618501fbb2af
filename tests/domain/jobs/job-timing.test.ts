import fc from "fast-check";
import { expect, test } from "vitest";
import {
  channelOpensAt,
  longestWaitMinutes,
  mostAttempts,
  nextAttemptAt,
  waitMinutesAfter,
} from "#app/domain/jobs/job-timing.ts";
import { nextRunAt, timerKinds } from "#app/domain/jobs/timer-schedule.server.ts";

const chance = fc.double({ min: 0, max: 0.999999, noNaN: true });

test("the wait after a failed try grows, is spread by a fifth, and never passes a day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), chance, (attempts, spread) => {
      const minutes = waitMinutesAfter(attempts, spread);
      const centre = Math.min(2 ** (attempts - 1), longestWaitMinutes);
      expect(minutes).toBeGreaterThanOrEqual(centre * 0.8);
      expect(minutes).toBeLessThanOrEqual(Math.min(centre * 1.2, longestWaitMinutes));
      expect(waitMinutesAfter(attempts + 1, 0)).toBeGreaterThanOrEqual(
        waitMinutesAfter(attempts, 0),
      );
    }),
  );
});

test("a mail is tried for more than two days before it is given up", () => {
  const now = new Date("2026-03-02T09:00:00Z");
  let at = now;
  for (let attempts = 1; attempts < mostAttempts; attempts += 1) {
    at = nextAttemptAt(attempts, 0, at) ?? at;
  }
  expect(at.getTime() - now.getTime()).toBeGreaterThan(24 * 3_600_000);
  expect(nextAttemptAt(mostAttempts, 0, at)).toBeNull();
});

test("a closed mail server is asked again within two minutes, however long it was closed", () => {
  const now = new Date("2026-03-02T09:00:00Z");
  fc.assert(
    fc.property(chance, (spread) => {
      const waitMs = channelOpensAt(spread, now).getTime() - now.getTime();
      expect(waitMs).toBeGreaterThanOrEqual(60_000);
      expect(waitMs).toBeLessThan(120_000);
    }),
  );
});

test("the nightly timers run once a night when the clocks change, in four zones", () => {
  const nights = {
    "Europe/Vienna": 4,
    "America/New_York": 4,
    "Australia/Sydney": 4,
    "Asia/Kolkata": 4,
  };
  for (const [zone, hour] of Object.entries(nights)) {
    let at = new Date("2026-01-01T12:00:00Z");
    const days = new Set<string>();
    for (let night = 0; night < 365; night += 1) {
      at = nextRunAt("fold-counters", at, zone);
      const local = new Intl.DateTimeFormat("sv", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "short",
      }).format(at);
      expect(local.slice(11, 13)).toBe(String(hour).padStart(2, "0"));
      days.add(local.slice(0, 10));
    }
    expect(days.size).toBe(365);
  }
});

test("the next run of every timer lies after the moment asked about", () => {
  const moment = fc.date({
    min: new Date("2025-01-01T00:00:00Z"),
    max: new Date("2030-01-01T00:00:00Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(fc.constantFrom(...timerKinds), moment, (kind, after) => {
      expect(nextRunAt(kind, after, "Europe/Vienna").getTime()).toBeGreaterThan(after.getTime());
    }),
    { numRuns: 50 },
  );
});
