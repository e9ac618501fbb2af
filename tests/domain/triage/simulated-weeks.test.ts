// Six days of the hospital of 4,000 around each change of the clocks, asking as much as where support is offered
// everywhere; nobody is there any more on the last two. `npm run bench -- --only months` lives through
// whole months, minute by minute. What is simulated stands in tests/support/simulated-months.ts.
import { expect, test } from "vitest";
import { livedHere, type Month } from "#tests/support/simulated-months.ts";

const week = { days: 6, pace: 3, everyMinutes: 20 } as const;

async function keptPromises(month: Omit<Month, keyof typeof week>): Promise<void> {
  const { covered, uncovered, doubles, missing, killed } = await livedHere({ ...week, ...month });
  expect(covered.promises).toBeGreaterThan(8);
  expect(covered, "tried for in time while somebody is there").toMatchObject({
    inTime: covered.promises,
    late: 0,
  });
  expect(uncovered.promises).toBeGreaterThan(2);
  expect(uncovered.calledInTime, "all others called about in time").toBe(uncovered.promises);
  // Workers were killed in the middle of their jobs, and still nobody was told twice or forgotten.
  expect(killed).toBeGreaterThan(10);
  expect({ doubles, missing }).toEqual({ doubles: 0, missing: 0 });
}

test(
  "over the change in March, with peers day and night and then nobody who comes, every promise is kept or called about",
  () =>
    keptPromises({
      fromOn: "2026-03-26",
      rota: "day-and-night",
      removal: { afterDays: 4, how: "nobody-comes" },
      seed: "spring",
    }),
  120_000,
);

test(
  "over the change in October, with peers by day and then all on leave, every promise is kept or called about",
  () =>
    keptPromises({
      fromOn: "2026-10-22",
      rota: "by-day",
      removal: { afterDays: 4, how: "all-on-leave" },
      seed: "autumn",
    }),
  120_000,
);
