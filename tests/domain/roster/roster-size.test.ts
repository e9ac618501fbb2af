// The promise about size: 20,000 people in at most ten seconds, of our own time: other programs may be
// busy on the machine that runs the tests.
import { expect, test } from "vitest";
import { rosterImportBench } from "#tests/bench/roster-import.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { testWorld } from "#tests/support/worlds.ts";

test("a staff list of twenty thousand is compared, taken, and taken again within ten seconds each", async () => {
  const rows = await rosterImportBench(await testWorld(), temporaryFolder());
  expect(rows.map(({ step }) => step)).toEqual([
    "dry run",
    "first taking",
    "the same again",
    "everybody changed",
  ]);
  for (const { cpuSeconds } of rows) expect(cpuSeconds).toBeLessThan(10);
});
