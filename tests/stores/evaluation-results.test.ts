// The evaluation's answers: computed once, stored for the hospital as a whole, and read by the lead only.
import { describe, expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import { computeEvaluation } from "#app/domain/evaluation/compute-evaluation.server.ts";
import { computedEvaluation } from "#app/domain/evaluation/evaluation-result-store.server.ts";
import { headline, secondOpinion } from "#app/domain/evaluation/plain-reading.ts";
import { readEvaluation } from "#app/domain/evaluation/read-evaluation.server.ts";
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

async function imported(unitCount: number): Promise<TestWorld> {
  const world = await testWorld();
  const units = unitsToEvaluate(unitCount);
  await unitsInRoster(units, world);
  await importAll(filesFor(units), world);
  return world;
}

async function readByLead(world: TestWorld) {
  const lead = await personWith(["lead"], world);
  const read = await readEvaluation(lead, {}, world);
  if (read.outcome !== "read") throw new Error(read.outcome);
  return read;
}

async function computed(world: TestWorld) {
  const done = await computeEvaluation(operator, {}, world);
  if (done.outcome !== "computed") throw new Error(done.outcome);
  return done.answers;
}

describe("the evaluation of an invented hospital", () => {
  test("finds what was put into it: more reports, no more severe harm, less burnout", async () => {
    const world = await imported(40);
    await computed(world);
    const { reading, answers, computed: kept, rollout } = await readByLead(world);
    expect(reading.directions).toEqual({
      reporting: "rose",
      "severe-harm": "no-clear-change",
      openness: "rose",
      burnout: "fell",
    });
    expect(reading.verdict).toBe("safer-climate");
    expect(["low", "very-low", "moderate"]).toContain(reading.grade);
    expect(reading.doubts).toContain("other-levers");
    // Invented to fall by 4.6 points a year after the start, from nothing at the start.
    const burnout = headline(answers.burnout)?.estimate ?? 0;
    expect(burnout).toBeGreaterThan(-4.6);
    expect(burnout).toBeLessThan(-1);
    expect(secondOpinion(answers["burnout-staggered"])?.estimate).toBeLessThan(-1);
    expect(kept.computedOn).toBe("2026-03-02");
    // Of 36 months from March, whole quarters only.
    expect(kept.hospital.quarters).toHaveLength(11);
    expect(kept.hospital.threats).toMatchObject({ started: 24, neverStarted: 16 });
    expect(rollout.map(({ unitName }) => unitName)).toEqual(
      rollout.map(({ unitName }) => unitName).toSorted(),
    );
  });

  test("keeps with each answer the request that gives it again", async () => {
    const world = await imported(40);
    await computed(world);
    const kept = await computedEvaluation(world.db);
    const methods = kept?.answers.map(({ question, spec }) => `${question}: ${spec?.method}`);
    expect(methods).toContain("reporting: two-way-fixed-effects");
    expect(methods).toContain("burnout-over-time: event-study");
    expect(methods).toContain("reports-chart: control-chart");
  });

  test("keeps no unit's number: no code, no effect by starting date", async () => {
    const world = await imported(40);
    await computed(world);
    const kept = JSON.stringify(await computedEvaluation(world.db));
    expect(kept).not.toMatch(/W\d\d/);
    expect(kept).not.toContain("groupTime");
  });

  test("switches to the bootstrap where units are few, and says so", async () => {
    const world = await imported(12);
    await computed(world);
    const { answers, reading } = await readByLead(world);
    expect(headline(answers.burnout)?.name).toContain("wild cluster bootstrap");
    expect(reading.doubts).toContain("few-units");
    expect(reading.grade).not.toBe("moderate");
  });

  test("refuses to estimate from two started units, and still draws the chart", async () => {
    const world = await imported(10);
    const steps = "unit,lever,start\nW01,peer-support,2024-06\nW02,peer-support,2024-09\n";
    await setRollout(operator, input(steps), world);
    const answers = await computed(world);
    for (const { question, report } of answers) {
      if (question === "reports-chart") expect(report.status).toBe("ok");
      else {
        expect(report).toMatchObject({
          status: "refused",
          refusal: { refused: "too-few-units-to-show" },
        });
      }
    }
    expect((await readByLead(world)).reading.verdict).toBe("cannot-say");
  });

  test("answers with refusals, not faults, when only some series are there", async () => {
    const world = await testWorld();
    expect(await computeEvaluation(operator, {}, world)).toEqual({ outcome: "nothing-imported" });
    const units = unitsToEvaluate(5);
    await unitsInRoster(units, world);
    await setRollout(operator, input(filesFor(units).rollout), world);
    for (const { report } of await computed(world)) {
      expect(report).toMatchObject({ status: "refused", refusal: { refused: "no-rows" } });
    }
  });

  test("says that newer data were imported since", async () => {
    const world = await imported(12);
    await computed(world);
    expect((await readByLead(world)).isOutdated).toBe(false);
    await setRollout(operator, input("unit,lever,start\nW01,rounds,2024-06\n"), world);
    expect((await readByLead(world)).isOutdated).toBe(true);
    await computed(world);
    expect((await readByLead(world)).isOutdated).toBe(false);
  });

  test("is computed by lead and operator, and read by the lead alone", async () => {
    const world = await imported(3);
    for (const role of ["peer", "coordinator", "supervisor", "administrator"] as const) {
      const actor = await personWith([role], world);
      expect(await computeEvaluation(actor, {}, world)).toEqual({ outcome: "not-allowed" });
      expect(await readEvaluation(actor, {}, world)).toEqual({ outcome: "not-allowed" });
    }
    expect(await readEvaluation(operator, {}, world)).toEqual({ outcome: "not-allowed" });
    expect(await computedEvaluation(world.db)).toBeNull();
  });
});
