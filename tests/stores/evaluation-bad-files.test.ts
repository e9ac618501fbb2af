// What a wrong file is told: every bad row by line, column and reason, and nothing imported. People and
// stories are refused and never repeated.
import { describe, expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import {
  reportCounts,
  seriesImports,
} from "#app/domain/evaluation/evaluation-data-store.server.ts";
import { importDenominators } from "#app/domain/evaluation/import-denominators.server.ts";
import { importOutcomes } from "#app/domain/evaluation/import-outcomes.server.ts";
import { importSafetyReports } from "#app/domain/evaluation/import-safety-reports.server.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import { input, unitsInRoster, unitsToEvaluate } from "#tests/support/evaluation-series.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const heading = "unit,month,near-miss,no-harm,low-harm,moderate-harm,severe-harm";
const threeMonths = (unit: string) =>
  ["2025-01", "2025-02", "2025-03"].map((month) => `${unit},${month},3,4,1,0,0`);
const good = [heading, ...threeMonths("W01"), ...threeMonths("W02")];

async function hospital(): Promise<TestWorld> {
  const world = await testWorld();
  await unitsInRoster(unitsToEvaluate(3), world);
  return world;
}
const isUntouched = async (world: TestWorld) =>
  (await seriesImports(world.db)).length + (await reportCounts(world.db)).length === 0;

describe("bad rows", () => {
  const changed = (line: number, row: string) =>
    good.map((text, at) => (at + 1 === line ? row : text)).join("\n");
  const cases: [string, string, { line: number; column: string; reason: RegExp }][] = [
    [
      "a missing count",
      changed(3, "W01,2025-02,3,,1,0,0"),
      { line: 3, column: "no-harm", reason: /missing/ },
    ],
    [
      "a unit-month that is there twice",
      [...good, "W02,2025-03,1,1,1,1,1"].join("\n"),
      { line: 8, column: "month", reason: /already in line 7/ },
    ],
    [
      "text in a number",
      changed(4, "W01,2025-03,three,4,1,0,0"),
      { line: 4, column: "near-miss", reason: /text where a number belongs/ },
    ],
    [
      "a decimal comma in quotes",
      changed(4, 'W01,2025-03,"3,5",4,1,0,0'),
      { line: 4, column: "near-miss", reason: /decimal comma/ },
    ],
    [
      "a decimal comma without quotes",
      changed(4, "W01,2025-03,3,5,4,1,0,0"),
      { line: 4, column: "", reason: /8 cells.*decimal comma/ },
    ],
    [
      "half a report",
      changed(4, "W01,2025-03,3.5,4,1,0,0"),
      { line: 4, column: "near-miss", reason: /whole number/ },
    ],
    [
      "a negative count",
      changed(5, "W02,2025-01,3,-4,1,0,0"),
      { line: 5, column: "no-harm", reason: /negative/ },
    ],
    [
      "a date in another form",
      changed(5, "W02,01/2025,3,4,1,0,0"),
      { line: 5, column: "month", reason: /YYYY-MM/ },
    ],
    [
      "a day instead of a month",
      changed(5, "W02,2025-01-15,3,4,1,0,0"),
      { line: 5, column: "month", reason: /YYYY-MM/ },
    ],
    [
      "a month in words",
      changed(5, "W02,Jan 2025,3,4,1,0,0"),
      { line: 5, column: "month", reason: /YYYY-MM/ },
    ],
    [
      "a month that has not come",
      changed(7, "W02,2026-04,3,4,1,0,0"),
      { line: 7, column: "month", reason: /has not come/ },
    ],
    [
      "a unit that appears mid-way",
      [...good, "W03,2025-02,1,1,1,1,1", "W03,2025-03,1,1,1,1,1"].join("\n"),
      { line: 8, column: "unit", reason: /no row for 1 of 3 periods, first 2025-01/ },
    ],
    [
      "a month that no unit has",
      good.filter((row) => !row.includes("2025-02")).join("\n"),
      { line: 1, column: "month", reason: /no unit has a row for 2025-02/ },
    ],
    [
      "a unit nobody knows",
      changed(5, "X9,2025-01,3,4,1,0,0"),
      { line: 5, column: "unit", reason: /not the code of a unit/ },
    ],
    ["no rows", heading, { line: 2, column: "", reason: /no row/ }],
    ["nothing at all", "", { line: 1, column: "", reason: /empty/ }],
    [
      "a column missing",
      good.join("\n").replace("low-harm", "lowharm"),
      { line: 1, column: "low-harm", reason: /no column of this name/ },
    ],
    [
      "two columns of one name",
      good.join("\n").replace("low-harm", "no-harm"),
      { line: 1, column: "no-harm", reason: /two columns/ },
    ],
  ];
  test.each(cases)(
    "%s is named by line and column, and nothing is imported",
    async (_name, text, place) => {
      const world = await hospital();
      const outcome = await importSafetyReports(operator, input(text), world);
      expect(outcome.outcome).toBe("bad-data");
      const problems = "problems" in outcome ? outcome.problems : [];
      expect(problems).toContainEqual({
        line: place.line,
        column: place.column,
        reason: expect.stringMatching(place.reason),
      });
      expect(await isUntouched(world)).toBe(true);
    },
  );

  test("every bad row is named at once, and a unit that opened later can be let in", async () => {
    const world = await hospital();
    const text = changed(3, "W01,2025-02,x,-1,1,0,0").replace("W02,2025-03,3", "W02,2025-03,");
    const outcome = await importSafetyReports(operator, input(text), world);
    const problems = "problems" in outcome ? outcome.problems : [];
    expect(problems.map(({ line, column }) => `${line} ${column}`)).toEqual([
      "3 near-miss",
      "3 no-harm",
      "7 near-miss",
    ]);
    const later = [...good, "W03,2025-03,1,1,1,1,1"].join("\n");
    const allowed = input(later, { areGapsAllowed: true });
    expect(await importSafetyReports(operator, allowed, world)).toMatchObject({
      outcome: "imported",
    });
  });

  test("scores of few answers, negative denominators and unknown levers are refused", async () => {
    const world = await hospital();
    const problemsOf = async (outcome: Promise<{ outcome: string }>) => {
      const done = await outcome;
      if (!("problems" in done)) return [];
      return (done.problems as { line: number; column: string }[]).map(
        (one) => `${one.line} ${one.column}`,
      );
    };
    const scores =
      "unit,wave,outcome,score,answers,invited\nW01,2025-03,burnout,40.5,9,60\nW02,2025-03,mood,40,20,10\n";
    expect(await problemsOf(importOutcomes(operator, input(scores), world))).toEqual([
      "2 answers",
      "3 invited",
      "3 answers",
      "3 outcome",
    ]);
    const amounts =
      "unit,month,staff,patient-days\nW01,2025-03,-4,\nW02,2025-03,10,1e9\nW03,2025-03,,\n";
    expect(
      await problemsOf(
        importDenominators(operator, { ...input(amounts), owner: "human-resources" }, world),
      ),
    ).toEqual(["2 staff", "3 patient-days", "4 staff"]);
    const steps = "unit,lever,start\nW01,yoga,2025-03\nW02,rounds,2027-01\nW02,rounds,2027-02\n";
    expect(await problemsOf(setRollout(operator, input(steps), world))).toEqual([
      "2 lever",
      "4 lever",
    ]);
  });
});

describe("people and stories stay out", () => {
  const withColumn = (name: string, value: string) =>
    good.map((row, at) => `${row},${at === 0 ? name : value}`).join("\n");
  const strangers: [string, string, string][] = [
    ["Employee ID", "104233", "1 Employee ID"],
    ["Reporter", "x", "1 Reporter"],
    ["Last name", "Okafor", "1 Last name"],
    ["e-mail", "a.okafor@hospital.example", "1 e-mail"],
    ["Description", "patient fell while being moved from bed", "1 Description"],
    ["Comments", "none", "1 Comments"],
    ["shift", "night", "1 shift"],
  ];
  test.each(strangers)("a column %s is refused", async (name, value, place) => {
    const world = await hospital();
    const outcome = await importSafetyReports(operator, input(withColumn(name, value)), world);
    expect(outcome.outcome).toBe("bad-data");
    const said = JSON.stringify(outcome);
    expect(said).toContain(`"column":"${name}"`);
    expect(
      "problems" in outcome ? `${outcome.problems[0]?.line} ${outcome.problems[0]?.column}` : "",
    ).toBe(place);
    if (value.length > 6) expect(said).not.toContain(value);
    expect(await reportCounts(world.db)).toEqual([]);
  });

  test("a person or a story in an asked-for column is refused without being repeated", async () => {
    const world = await hospital();
    for (const value of [
      "a.okafor@hospital.example",
      "Ada Okafor",
      "she was on the night shift then",
    ]) {
      const text = [heading, `${value},2025-01,1,1,1,1,1`, `W01,2025-01,${value},1,1,1,1`].join(
        "\n",
      );
      const outcome = await importSafetyReports(operator, input(text), world);
      expect(outcome.outcome).toBe("bad-data");
      expect(JSON.stringify(outcome)).not.toContain(value);
    }
  });

  test("a column about people cannot be mapped in either", async () => {
    const world = await hospital();
    const text = good.join("\n").replace("unit,", "Employee number,");
    const mapping = { columns: { unit: "Employee number" } };
    expect((await importSafetyReports(operator, input(text, { mapping }), world)).outcome).toBe(
      "bad-data",
    );
  });
});
