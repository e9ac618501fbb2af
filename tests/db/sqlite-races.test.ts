// Two peers and one request, a thousand times, on SQLite.
import { expect, test } from "vitest";
import { takeRaces } from "#tests/support/take-races.ts";
import { testWorld } from "#tests/support/worlds.ts";

test("one of two peers wins each of 1,000 requests, the other is told kindly, and nothing is left of them", async () => {
  expect(await takeRaces(await testWorld(), 1_000, 4)).toEqual({
    outcomes: { "already-taken and taken": 1_000 },
    heldByAnother: 0,
    stillWaiting: 0,
    openings: 1_000,
  });
});
