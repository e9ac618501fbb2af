// The series of the evaluation: taken whole or not at all, by the right people, and never with a person in
// them. Every bad row is named by line, column and reason.
import { describe, expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import {
  denominatorSeries,
  outcomeSeries,
  reportCounts,
  rolloutTimeline,
  seriesImports,
} from "#app/domain/evaluation/evaluation-data-store.server.ts";
import { importDenominators } from "#app/domain/evaluation/import-denominators.server.ts";
import { importOutcomes } from "#app/domain/evaluation/import-outcomes.server.ts";
import { importSafetyReports } from "#app/domain/evaluation/import-safety-reports.server.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import { personWith } from "#tests/support/actors.ts";
import {
  filesFor,
  importAll,
  input,
  unitsInRoster,
  unitsToEvaluate,
} from "#tests/support/evaluation-series.ts";
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

async function everything(world: TestWorld) {
  const [imports, rollout, counts, amounts, scores] = await Promise.all([
    seriesImports(world.db),
    rolloutTimeline(world.db),
    reportCounts(world.db),
    denominatorSeries(world.db),
    outcomeSeries(world.db),
  ]);
  return { imports, rollout, counts, amounts, scores };
}

describe("taking a series", () => {
  test("takes all four, replaces a series whole, and counts its versions", async () => {
    const world = await testWorld();
    const units = unitsToEvaluate(10);
    await unitsInRoster(units, world);
    const files = filesFor(units);
    for (const outcome of await importAll(files, world)) {
      expect(outcome).toMatchObject({ outcome: "imported" });
    }
    const held = await everything(world);
    expect(held.counts).toHaveLength(10 * 36 * 5);
    expect(held.amounts).toHaveLength(10 * 36 + 8 * 36);
    expect(held.scores).toHaveLength(10 * 6 * 2);
    expect(held.rollout.filter(({ lever }) => lever === "peer-support")).toHaveLength(6);
    const again = await importSafetyReports(
      operator,
      input([heading, ...threeMonths("W01")].join("\n")),
      world,
    );
    expect(again).toEqual({ outcome: "imported", summary: { rows: 3, units: 1 } });
    const after = await everything(world);
    expect(after.counts).toHaveLength(15);
    const versions = Object.fromEntries(after.imports.map((one) => [one.kind, one.version]));
    expect(versions).toEqual({ rollout: 1, "safety-reports": 2, denominators: 1, outcomes: 1 });
    expect(after.imports.find(({ kind }) => kind === "denominators")).toMatchObject({
      owner: "finance-control",
      importedOn: "2026-03-02",
    });
  });

  test("writes nothing while it only looks", async () => {
    const world = await hospital();
    const looked = await importSafetyReports(
      operator,
      input(good.join("\n"), { isApplied: false }),
      world,
    );
    expect(looked).toEqual({ outcome: "checked", summary: { rows: 6, units: 2 } });
    expect((await everything(world)).imports).toEqual([]);
  });

  test("is done by the lead and the operator, and by nobody else", async () => {
    const world = await hospital();
    const files = filesFor(unitsToEvaluate(3));
    for (const role of ["peer", "coordinator", "supervisor", "administrator"] as const) {
      const actor = await personWith([role], world);
      const denied = [
        await setRollout(actor, input(files.rollout), world),
        await importSafetyReports(actor, input(files.safetyReports), world),
        await importOutcomes(actor, input(files.outcomes), world),
        await importDenominators(
          actor,
          { ...input(files.denominators), owner: "finance-control" },
          world,
        ),
      ];
      expect(denied).toEqual(Array(4).fill({ outcome: "not-allowed" }));
    }
    expect((await everything(world)).imports).toEqual([]);
    const lead = await personWith(["lead"], world);
    expect(await setRollout(lead, input(files.rollout), world)).toMatchObject({
      outcome: "imported",
    });
  });

  test("reads other headings, several columns for one level, and the hospital's own words", async () => {
    const world = await hospital();
    const text = [
      "Ward;Period;Near miss;None;Mild;Moderate;Severe;Death",
      "Intensive care;2025-01;3;4;1;0;1;2",
    ].join("\r\n");
    const mapping = {
      columns: {
        unit: "Ward",
        month: "Period",
        "near-miss": "Near miss",
        "no-harm": "None",
        "low-harm": "Mild",
        "moderate-harm": "Moderate",
        "severe-harm": ["Severe", "Death"],
      },
      units: { "Intensive care": "W02" },
    };
    const done = await importSafetyReports(operator, input(text, { mapping }), world);
    expect(done).toMatchObject({ outcome: "imported" });
    const severe = (await reportCounts(world.db)).find((one) => one.harmLevel === "severe-harm");
    expect(severe).toEqual({
      unitCode: "W02",
      month: "2025-01",
      harmLevel: "severe-harm",
      reportCount: 3,
    });
    const odd = { ...mapping, columns: { ...mapping.columns, story: "Notes" } };
    expect(await importSafetyReports(operator, input(text, { mapping: odd }), world)).toEqual({
      outcome: "bad-mapping",
      places: ["story"],
    });
  });

  test("lets one of two imports at once stand, and tells the other", async () => {
    const world = await hospital();
    const both = await Promise.all(
      ["W01", "W02"].map((unit) =>
        importSafetyReports(operator, input([heading, ...threeMonths(unit)].join("\n")), world),
      ),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["imported", "overtaken"]);
    expect(new Set((await reportCounts(world.db)).map(({ unitCode }) => unitCode)).size).toBe(1);
  });
});
