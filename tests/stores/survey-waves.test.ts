// A wave from planning to its release, on both engines: who is written to, what a token can do, what is
// left afterwards.
import { describe, expect, test } from "vitest";
import { anyone, operator } from "#app/domain/access/actor.ts";
import { outcomeSeries } from "#app/domain/evaluation/evaluation-data-store.server.ts";
import type { SurveyAnswer } from "#app/domain/surveys/answer.ts";
import { answerSurvey, openSurvey } from "#app/domain/surveys/answer-survey.server.ts";
import { existingWaveKey } from "#app/domain/surveys/answer-vault.server.ts";
import { planWave, withdrawWave } from "#app/domain/surveys/plan-wave.server.ts";
import {
  arrivalsOf,
  shuffledAnswersOf,
  usedOf,
  waveOf,
  waveReleases,
} from "#app/domain/surveys/survey-store.server.ts";
import { waveReleaseShape } from "#app/domain/surveys/wave-release.ts";
import {
  mailsSent,
  nights,
  openedWave,
  plannedWave,
  rosterOf,
  tend,
  tokenIn,
} from "#tests/support/survey-waves.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const answer = (unit: string | null = null, burnout = 2): SurveyAnswer => ({
  unit,
  given: {
    "single-item-burnout": { burnout },
    "team-climate": { "speak-next-shift": 4, "speak-senior": 4, "speak-keep-quiet": 2 },
  },
});

const send = (world: TestWorld, token: string, given = answer()) =>
  answerSurvey(anyone, { token, answer: given }, world);

async function hospital() {
  const world = await testWorld();
  await rosterOf(world, { A: 20, B: 24, C: 6 });
  return world;
}

describe("inviting", () => {
  test("writes to everybody once, each with a link of their own, and keeps only hashes", async () => {
    const world = await hospital();
    const { wave, tokens } = await openedWave(world);
    expect(tokens.size).toBe(50);
    expect(new Set(tokens.values()).size).toBe(50);
    expect(await usedOf(world.db, wave.id)).toEqual({ all: 50, used: 0 });
    await tend(world, nights.second);
    expect(await mailsSent(world.at(nights.second))).toEqual([]);
  });

  test("reminds everybody on the day half-way, without a link, and only once", async () => {
    const world = await hospital();
    const { tokens, open } = await openedWave(world);
    for (const token of [...tokens.values()].slice(0, 12)) await send(open, token);
    for (const night of [nights.reminding, "2026-03-20T04:10:00Z"]) await tend(world, night);
    const reminders = await mailsSent(world.at(nights.reminding));
    expect(reminders).toHaveLength(50);
    expect(reminders.every(({ template }) => template === "survey-reminder")).toBe(true);
    expect(reminders.map(tokenIn).join("")).toBe("");
  });

  test("goes on where it was interrupted, and two rounds at once write to nobody twice", async () => {
    const world = await hospital();
    await plannedWave(world);
    await Promise.all([tend(world, nights.first), tend(world, nights.first)]);
    await tend(world, nights.first);
    const mails = await mailsSent(world.at(nights.first));
    expect(new Set(mails.map(({ to }) => to)).size).toBe(50);
    expect(mails).toHaveLength(50);
  });
});

describe("a token", () => {
  test("opens nothing before the first day and nothing it was not made for", async () => {
    const world = await hospital();
    const { tokens } = await openedWave(world);
    const [token = ""] = tokens.values();
    expect((await openSurvey(anyone, { token }, world)).outcome).toBe("closed");
    for (const forged of ["", "x", "../../etc", world.newId<string>(), `${token}a`])
      expect(await send(world.at(nights.second), forged)).toEqual({ outcome: "no-such-survey" });
  });

  test("makes one answer, however often it is sent, and says so kindly", async () => {
    const world = await hospital();
    const { wave, tokens, open } = await openedWave(world);
    const [token = ""] = tokens.values();
    expect(await send(open, token)).toEqual({ outcome: "thanked" });
    for (let again = 0; again < 5; again += 1)
      expect(await send(open, token)).toEqual({ outcome: "answered" });
    expect(await arrivalsOf(world.db, wave.id)).toHaveLength(1);
  });

  test("is still good after a form that could not be taken", async () => {
    const world = await hospital();
    const { wave, tokens, open } = await openedWave(world);
    const [token = ""] = tokens.values();
    const wrong = [
      answer("C"),
      answer("nowhere"),
      answer(null, 6),
      { unit: null, given: { "phq-2": { mood: 1 } } },
      { unit: null, given: { "team-climate": { "an-item-that-went": 3 } } },
    ];
    for (const given of wrong)
      expect(await send(open, token, given)).toEqual({ outcome: "not-offered" });
    expect(await send(open, token, { unit: "A", given: {} })).toEqual({
      outcome: "nothing-answered",
    });
    expect(await arrivalsOf(world.db, wave.id)).toEqual([]);
    expect(await send(open, token)).toEqual({ outcome: "thanked" });
  });

  test("is not lost in the moment of closing: taken before it, refused after it", async () => {
    const world = await hospital();
    const { wave, tokens } = await openedWave(world);
    const [first = "", second = ""] = tokens.values();
    expect((await send(world.at(nights.last), first)).outcome).toBe("thanked");
    expect((await send(world.at(nights.after), second)).outcome).toBe("closed");
    await tend(world, nights.after);
    // A clock that is behind changes nothing: the wave itself is over.
    expect((await send(world.at(nights.last), second)).outcome).not.toBe("thanked");
    expect((await waveOf(world.db, wave.id))?.state).toBe("released");
  });
});

describe("a form that was begun before the last day was over", () => {
  const afterMidnight = "2026-03-30T00:30:00Z";
  const dayAfterThat = "2026-03-31T00:30:00Z";

  test("may still be sent until the night's round, by nobody who begins only then", async () => {
    const world = await hospital();
    const { wave, tokens } = await openedWave(world);
    const [first = "", second = "", third = ""] = tokens.values();
    const late = world.at(afterMidnight);
    const begunIn = wave.id;
    const sendBegun = (token: string, at: TestWorld, begun: string | null) =>
      answerSurvey(anyone, { token, begunIn: begun, answer: answer() }, at);
    expect((await openSurvey(anyone, { token: first, begunIn }, late)).outcome).toBe("open");
    for (const other of [null, "another-wave"])
      expect((await sendBegun(first, late, other)).outcome).toBe("closed");
    expect(await sendBegun(first, late, begunIn)).toEqual({ outcome: "thanked" });
    expect(await sendBegun(first, late, begunIn)).toEqual({ outcome: "answered" });
    // Also where the round never comes: a day, and no longer.
    expect((await sendBegun(second, world.at(dayAfterThat), begunIn)).outcome).toBe("closed");
    await tend(world, "2026-03-30T03:20:00Z");
    expect((await waveOf(world.db, wave.id))?.state).toBe("released");
    expect((await sendBegun(third, late, begunIn)).outcome).toBe("closed");
    expect(await arrivalsOf(world.db, wave.id)).toEqual([]);
  });

  test("is told what became of it when the links are gone, and only there", async () => {
    const world = await hospital();
    const { wave, tokens } = await openedWave(world);
    const [token = ""] = tokens.values();
    await tend(world, nights.after);
    const told = await openSurvey(anyone, { token, begunIn: wave.id }, world.at(nights.after));
    expect(told).toMatchObject({ outcome: "closed", wave: { closesOn: "2026-03-29" } });
    expect(await openSurvey(anyone, { token }, world.at(nights.after))).toEqual({
      outcome: "no-such-survey",
    });
  });
});

describe("the nights", () => {
  test("leave a handful waiting and shuffle from eight on", async () => {
    const world = await hospital();
    const { wave, tokens, open } = await openedWave(world);
    const all = [...tokens.values()];
    for (const token of all.slice(0, 7)) await send(open, token);
    await tend(world, nights.second);
    expect(await shuffledAnswersOf(world.db, wave.id)).toEqual([]);
    await send(open, all[7] ?? "");
    await tend(world, nights.second);
    expect(await arrivalsOf(world.db, wave.id)).toEqual([]);
    const before = (await shuffledAnswersOf(world.db, wave.id)).map(({ id }) => id);
    expect(before).toHaveLength(8);
    for (const token of all.slice(8, 20)) await send(open, token);
    await tend(world, nights.second);
    const after = (await shuffledAnswersOf(world.db, wave.id)).map(({ id }) => id);
    expect(after).toHaveLength(20);
    // Every answer has a new id: nothing says which were there before.
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  });

  test("note the response in ten points only", async () => {
    const world = await hospital();
    const { wave, tokens, open } = await openedWave(world);
    for (const token of [...tokens.values()].slice(0, 23)) await send(open, token);
    await tend(world, nights.second);
    expect((await waveOf(world.db, wave.id))?.responseFrom).toBe(40);
  });
});

describe("after the last day", () => {
  test("there is one release, and nothing of what it was made from", async () => {
    const world = await hospital();
    const { wave, tokens, open } = await openedWave(world);
    for (const [email, token] of tokens) {
      const unit = email[0]?.toUpperCase() ?? "";
      await send(open, token, answer(unit === "C" ? null : unit, unit === "A" ? 4 : 1));
    }
    await tend(world, nights.after);
    expect(await arrivalsOf(world.db, wave.id)).toEqual([]);
    expect(await shuffledAnswersOf(world.db, wave.id)).toEqual([]);
    expect(await usedOf(world.db, wave.id)).toEqual({ all: 0, used: 0 });
    expect(existingWaveKey(world.keyring, wave.id)).toBeNull();
    const [released] = await waveReleases(world.db);
    const body = waveReleaseShape.parse(JSON.parse(released?.body ?? ""));
    const burnout = body.scales.find(({ scale }) => scale === "burnout");
    // Six would be left over if both wards were shown, so the smaller is kept back.
    expect(burnout?.groups.map(({ group }) => group)).toEqual(["all", "unit:B"]);
    expect(burnout?.groups[1]?.shares).toEqual([
      { cutOff: "burned-out", band: { from: null, to: 20 } },
    ]);
    await tend(world, "2026-03-31T03:10:00Z");
    expect(await waveReleases(world.db)).toHaveLength(1);
    expect((await waveReleases(world.db))[0]?.body).toBe(released?.body);
  });

  test("unit means reach the evaluation, for units that may be shown", async () => {
    const world = await testWorld();
    await rosterOf(world, { A: 20, B: 24 });
    const { tokens, open } = await openedWave(world);
    for (const [email, token] of tokens) {
      const unit = email[0]?.toUpperCase() ?? "";
      await send(open, token, answer(unit, unit === "A" ? 4 : 1));
    }
    await tend(world, nights.after);
    const series = await outcomeSeries(world.db);
    expect(
      series.map(({ unitCode, outcome, wave, score }) => [unitCode, outcome, wave, score]).sort(),
    ).toEqual([
      ["A", "burnout", "2026-03", 4],
      ["A", "openness", "2026-03", 4],
      ["B", "burnout", "2026-03", 1],
      ["B", "openness", "2026-03", 4],
    ]);
  });

  test("a wave that nobody answered says so by showing nothing", async () => {
    const world = await hospital();
    await openedWave(world);
    await tend(world, nights.after);
    const [released] = await waveReleases(world.db);
    const body = waveReleaseShape.parse(JSON.parse(released?.body ?? ""));
    expect(body.response).toEqual([]);
    expect(body.scales.every(({ groups }) => groups.length === 0)).toBe(true);
  });

  test("a lost key releases nothing and destroys nothing", async () => {
    const world = await hospital();
    const { wave, tokens, open } = await openedWave(world);
    for (const token of [...tokens.values()].slice(0, 12)) await send(open, token);
    await tend(world, nights.second);
    world.keyring.destroyPeriodKey(`s-${wave.id.slice(0, 16)}`);
    expect(await tend(world, nights.after)).toEqual({ outcome: "unfinished" });
    expect(await waveReleases(world.db)).toEqual([]);
    expect(await shuffledAnswersOf(world.db, wave.id)).toHaveLength(12);
  });
});

describe("planning", () => {
  test("says what is not right, and takes a wave back only before it begins", async () => {
    const world = await hospital();
    const wrong = await planWave(
      operator,
      {
        instruments: ["phq-2"],
        languages: [],
        offered: [],
        opensOn: "2026-02-01",
        closesOn: "2026-02-02",
      },
      world,
    );
    expect(wrong).toEqual({
      outcome: "not-right",
      problems: ["opens-in-the-past", "too-short", "nothing-asked", "no-language"],
    });
    const wave = await plannedWave(world);
    await expect(plannedWave(world)).rejects.toThrow("another-wave-then");
    expect(await withdrawWave(operator, { waveId: wave.id }, world)).toEqual({
      outcome: "withdrawn",
    });
    const again = await plannedWave(world);
    await tend(world, nights.first);
    expect(await withdrawWave(operator, { waveId: again.id }, world)).toEqual({
      outcome: "too-late",
    });
  });
});
