// `alongside surveys` as an operator calls it: workbooks are read as text files are, refused in words when they
// are none, and the terms of licensed instruments are shown before they can be confirmed.
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Site } from "#app/command-line/site.server.ts";
import { surveysCommand } from "#app/command-line/surveys.server.ts";
import { xlsxBytes } from "#app/domain/spreadsheets/xlsx.ts";
import { scoresImported } from "#app/domain/surveys/imported-score-store.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import { rosterOf } from "#tests/support/survey-waves.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

/** @returns the exit code and everything that was said. */
async function called(world: TestWorld, ...args: string[]) {
  const said: string[] = [];
  const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
  const site = { worldAt: () => world, close: async () => undefined } as unknown as Site;
  const code = await surveysCommand.run(args, { ...io, json: false }, async () => site);
  return { code, said: said.join("\n") };
}

async function hospital(): Promise<TestWorld> {
  const world = await testWorld();
  await rosterOf(world, { A: 20, B: 30 });
  return world;
}
const heading = ["unit", "wave", "scale", "score", "answers", "invited"];

function workbook(rows: (string | number)[][]): string {
  const file = join(temporaryFolder(), "scores.xlsx");
  writeFileSync(file, xlsxBytes({ name: "scores", rows: [heading, ...rows] }));
  return file;
}

test("a workbook is looked at, then imported, and says what becomes of it", async () => {
  const world = await hospital();
  const file = workbook([
    ["A", "2026-01", "burnout", 1.5, 12, 20],
    ["B", "2026-01", "burnout", 1.25, 9, 30],
  ]);
  const looked = await called(world, "import", "pfi", file);
  expect(looked).toMatchObject({ code: 0 });
  expect(looked.said).toContain("1 scores can be imported with --apply; 1 of groups");
  expect(await scoresImported(world.db)).toEqual([]);
  const applied = await called(world, "import", "pfi", file, "--apply");
  expect(applied.said).toContain("The evaluation's burnout is made from burnout: 1 scores");
  expect(await scoresImported(world.db)).toMatchObject([{ unitCode: "A", score: 1.5 }]);
});

test("a workbook with two units in one, and a file that is no workbook, are refused in words", async () => {
  const world = await hospital();
  const merged = workbook([
    ["A", "2026-01", "burnout", 1.5, 12, 20],
    ["A", "2026-01", "burnout", 1.7, 11, 20],
  ]);
  const refused = await called(world, "import", "pfi", merged, "--apply");
  expect(refused.code).toBe(1);
  expect(refused.said).toContain("line 3, unit: a second row for this unit, month and scale");
  const text = join(temporaryFolder(), "scores.xlsx");
  writeFileSync(text, "unit,wave\n");
  await expect(called(world, "import", "pfi", text)).rejects.toThrow("not a workbook");
  expect(await scoresImported(world.db)).toEqual([]);
});

test("packs are listed with their terms, and confirmed by the digest that was shown", async () => {
  const world = await hospital();
  const root = temporaryFolder();
  world.settings.packsFolder = root;
  expect((await called(world, "packs")).said).toContain("No packs");
  const shipped = join(projectFolder(), "app/domain/instruments/shipped/team-climate");
  cpSync(shipped, join(root, "licensed"), { recursive: true });
  for (const name of ["questionnaire.json", "instrument.json"]) {
    const path = join(root, "licensed", name);
    const held = { ...JSON.parse(readFileSync(path, "utf8")), id: "licensed" };
    writeFileSync(
      path,
      JSON.stringify({ ...held, ...("licence" in held ? { verdict: "PACK" } : {}) }),
    );
  }
  const listed = await called(world, "packs");
  expect(listed.said).toContain("licensed: not confirmed");
  const digest = /confirm licensed (\w+)/.exec(listed.said)?.[1] ?? "";
  expect((await called(world, "packs", "confirm", "licensed", "0000")).code).toBe(1);
  expect((await called(world, "packs", "confirm", "licensed")).code).toBe(2);
  expect(await called(world, "packs", "confirm", "licensed", digest)).toMatchObject({ code: 0 });
  expect((await called(world, "packs")).said).toContain("licensed: confirmed");
});
