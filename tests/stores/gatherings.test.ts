// Three questions after a round: slips without names, one answer each, counted for the year from ten answers
// on where the plan has a table, and nothing of the round left afterwards.
import { describe, expect, test } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { choicesOf, planWith } from "#app/domain/figures/plan-choices.ts";
import { rational, zero } from "#app/domain/figures/rational.ts";
import { pulsesWaiting } from "#app/domain/figures/waiting-pulse-store.server.ts";
import { answerSurvey, openSurvey } from "#app/domain/surveys/answer-survey.server.ts";
import { existingWaveKey } from "#app/domain/surveys/answer-vault.server.ts";
import { holdGathering } from "#app/domain/surveys/hold-gathering.server.ts";
import { readSurveys } from "#app/domain/surveys/read-surveys.server.ts";
import {
  arrivalsOf,
  shuffledAnswersOf,
  usedOf,
  waveReleases,
  waves,
} from "#app/domain/surveys/survey-store.server.ts";
import { tendSurveys } from "#app/domain/surveys/tend-surveys.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { countersOf, fold, hospital, summer } from "#tests/support/signed-hospital.ts";
import type { TestWorld } from "#tests/support/worlds.ts";

/** The last day is the 10th of August. */
const afterwards = "2026-08-11T03:20:00Z";
const tend = (world: TestWorld, night: string) => tendSurveys(timer, {}, world.at(night));

const withTable = () =>
  hospital(summer, undefined, (proposed) =>
    planWith(proposed, {
      ...choicesOf(proposed),
      "event-family": zero,
      "gathering-helped": rational(1n, 5n),
    }),
  );

async function held(world: TestWorld, headCount = 24) {
  const made = await holdGathering(await personWith(["coordinator"], world), { headCount }, world);
  if (made.outcome !== "held") throw new Error(made.outcome);
  const [wave] = await waves(world.db, "gathering");
  if (!wave) throw new Error("no gathering");
  return { ...made, wave };
}

const answer = (helped = 2) => ({
  unit: null,
  given: { "gathering-pulse": { helped, "felt-safe": 1 } },
});
const send = (world: TestWorld, token: string, given = answer()) =>
  answerSurvey(anyone, { token, answer: given }, world);

async function answeredBy(world: TestWorld, codes: readonly string[], count: number) {
  for (const [index, code] of codes.slice(0, count).entries())
    expect(await send(world, code, answer(index % 3))).toEqual({ outcome: "thanked" });
}

async function nothingLeftOf(waveId: string, world: TestWorld): Promise<void> {
  expect(await waves(world.db, "gathering")).toEqual([]);
  expect(await waveReleases(world.db)).toEqual([]);
  expect(await usedOf(world.db, waveId)).toEqual({ all: 0, used: 0 });
  expect(await arrivalsOf(world.db, waveId)).toEqual([]);
  expect(await shuffledAnswersOf(world.db, waveId)).toEqual([]);
  expect(existingWaveKey(world.keyring, waveId)).toBeNull();
}

describe("a round", () => {
  test("gives out as many codes as people, each good for one answer, until a week later", async () => {
    const world = await withTable();
    const { codes, closesOn } = await held(world);
    expect(new Set(codes).size).toBe(24);
    expect(closesOn).toBe("2026-08-10");
    const [first = "", second = ""] = codes;
    expect(await openSurvey(anyone, { token: first }, world)).toMatchObject({ outcome: "open" });
    expect(await send(world, first)).toEqual({ outcome: "thanked" });
    expect(await send(world, first)).toEqual({ outcome: "answered" });
    expect(await send(world, world.newId<string>())).toEqual({ outcome: "no-such-survey" });
    expect((await send(world.at(afterwards), second)).outcome).toBe("closed");
  });

  test("of ten answers or more is counted in the year's table, and nothing of it is left", async () => {
    const world = await withTable();
    const { codes, wave } = await held(world);
    await answeredBy(world, codes, 12);
    await tend(world, "2026-08-05T03:20:00Z");
    expect(await pulsesWaiting(world.db, 50), "not before its end").toEqual([]);
    await tend(world, afterwards);
    expect(await pulsesWaiting(world.db, 50)).toHaveLength(12);
    await tend(world, "2026-08-12T03:20:00Z");
    await fold(world.at("2026-08-12T02:10:00Z"));
    expect((await countersOf(world, "2026"))["gathering-helped-year"]).toEqual([4, 4, 4, 0]);
    await nothingLeftOf(wave.id, world);
  });

  test("of nine answers is counted nowhere, and nothing of it is left either", async () => {
    const world = await withTable();
    const { codes, wave } = await held(world);
    await answeredBy(world, codes, 9);
    await tend(world, afterwards);
    await fold(world.at("2026-08-12T02:10:00Z"));
    expect((await countersOf(world, "2026"))["gathering-helped-year"]).toEqual([0, 0, 0, 0]);
    await nothingLeftOf(wave.id, world);
  });

  test("is not asked about where the year's plan has no table for it, nor by anybody but a coordinator", async () => {
    const world = await hospital();
    const coordinator = await personWith(["coordinator"], world);
    expect(await holdGathering(coordinator, { headCount: 24 }, world)).toEqual({
      outcome: "not-counted",
    });
    for (const role of ["peer", "lead", "administrator", "supervisor"] as const)
      expect(
        await holdGathering(await personWith([role], world), { headCount: 24 }, world),
      ).toEqual({
        outcome: "not-allowed",
      });
    expect(await waves(world.db, "gathering")).toEqual([]);
  });

  test("late in December is asked about only where the next year counts it", async () => {
    const world = await withTable();
    const coordinator = await personWith(["coordinator"], world);
    const lateInYear = world.at("2026-12-28T10:00:00Z");
    expect(await holdGathering(coordinator, { headCount: 24 }, lateInYear)).toEqual({
      outcome: "not-counted",
    });
  });

  test("changes no byte of what a lead reads of surveys", async () => {
    const world = await withTable();
    const lead = await personWith(["lead"], world);
    const before = JSON.stringify(await readSurveys(lead, {}, world));
    const { codes } = await held(world);
    await answeredBy(world, codes, 11);
    expect(JSON.stringify(await readSurveys(lead, {}, world))).toBe(before);
    await tend(world, afterwards);
    expect(JSON.stringify(await readSurveys(lead, {}, world))).toBe(before);
  });
});
