// A short version of what `npm run bench -- --only months` lives through whole: the weeks in which the
// clocks change, with peers day and night, and with nobody left from one day on.
import { expect, test } from "vitest";
import { withPager } from "#tests/support/response-runs.ts";
import { liveThrough } from "#tests/support/simulated-months.ts";
import { testWorld } from "#tests/support/worlds.ts";

test.each(["2026-03-28T00:00:00Z", "2026-10-24T00:00:00Z"])(
  "around the change of the clocks (%s) everybody is tried in time while somebody is there",
  async (from) => {
    const world = await testWorld(from, withPager);
    const month = { from, days: 2, requests: 12, coverageEndsAfterDays: null, seed: 4 };
    const lived = await liveThrough(month, world);
    expect(lived).toMatchObject({ asked: 12, inTime: 12, late: 0, left: 0, doubles: 0 });
  },
);

test("when nobody is there any more, every request reaches the second channel before its promise runs out", async () => {
  const from = "2026-03-28T00:00:00Z";
  const world = await testWorld(from, withPager);
  const month = { from, days: 2, requests: 12, coverageEndsAfterDays: 1, seed: 9 };
  const lived = await liveThrough(month, world);
  expect(lived.left).toBeGreaterThanOrEqual(3);
  expect(lived).toMatchObject({ calledInTime: lived.left, late: 0, doubles: 0 });
  expect(lived.inTime + lived.left).toBe(12);
});
