// What somebody answers for themselves: under the key of their case or of their own code, gone with it, seen
// by nobody else, never counted; and the three questions after closing, which no case can be joined with.
import { describe, expect, test } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { choicesOf, planWith } from "#app/domain/figures/plan-choices.ts";
import { rational, zero } from "#app/domain/figures/rational.ts";
import { openedPulse } from "#app/domain/figures/waiting-pulse.server.ts";
import { pulsesWaiting } from "#app/domain/figures/waiting-pulse-store.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { shippedInstrument } from "#app/domain/instruments/shipped-instruments.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { beginSelfView, openSelfView } from "#app/domain/self-view/begin-self-view.server.ts";
import { forgetChecks, keepCheck, seeChecks } from "#app/domain/self-view/keep-check.server.ts";
import { resultOf } from "#app/domain/self-view/self-check.ts";
import { checksOf } from "#app/domain/self-view/self-view-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { answerSurvey } from "#app/domain/surveys/answer-survey.server.ts";
import { isPulseOffered, offerPulse } from "#app/domain/surveys/offer-pulse.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { countersOf, fold, hospital, summer } from "#tests/support/signed-hospital.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const instrumentOf = (id: string) => {
  const found = shippedInstrument(id);
  if (!found) throw new Error(id);
  return found;
};
const phq = instrumentOf("phq-2");
const trauma = instrumentOf("pc-ptsd-5");
const holderOf = (caseId: CaseId) => ({ kind: "receipt-holder", caseId }) as const;

async function withCase() {
  const world = await testWorld();
  const { caseId } = await askForSupport(world);
  return { world, caseId, self: holderOf(caseId) };
}
const keepBy = (
  world: TestWorld,
  self: ReturnType<typeof holderOf>,
  instrument = phq,
  answers = {},
) => keepCheck(self, { holder: null, instrument, answers }, world);

describe("with a request", () => {
  test("answers are kept, shown again in time, and erased on wish", async () => {
    const { world, self } = await withCase();
    expect(await keepBy(world, self, phq, { interest: 1, mood: 1 })).toEqual({ outcome: "kept" });
    const later = world.at("2026-03-20T09:00:00Z");
    await keepBy(later, self, phq, { interest: 2, mood: 1 });
    const seen = await seeChecks(self, { holder: null }, later);
    if (seen.outcome !== "seen") throw new Error(seen.outcome);
    expect(seen.checks.map(({ on }) => on)).toEqual(["2026-03-02", "2026-03-20"]);
    expect(seen.checks.map((check) => resultOf(phq, check).score)).toEqual([2, 3]);
    await forgetChecks(self, { holder: null }, later);
    expect(await seeChecks(self, { holder: null }, later)).toMatchObject({ checks: [] });
  });

  test("another person's request, and nobody's, opens nothing", async () => {
    const { world, self } = await withCase();
    await keepBy(world, self, phq, { interest: 3, mood: 3 });
    const other = await askForSupport(world);
    expect(await seeChecks(holderOf(other.caseId), { holder: null }, world)).toMatchObject({
      checks: [],
    });
    expect(await seeChecks(anyone, { holder: null }, world)).toEqual({ outcome: "not-found" });
    const peer = await aPeer(world);
    expect(await seeChecks(peer, { holder: null }, world)).toEqual({ outcome: "not-found" });
  });

  test("the peer who has the request sees the same bytes with and without answers", async () => {
    const { world, caseId, self } = await withCase();
    const peer = await aPeer(world);
    await takeRequest(peer, { caseId }, world);
    const before = JSON.stringify(await seeCase(peer, { caseId }, world));
    await keepBy(world, self, phq, { interest: 3, mood: 3 });
    expect(JSON.stringify(await seeCase(peer, { caseId }, world))).toBe(before);
  });

  test("the questions that look back over a month are not taken before 30 days", async () => {
    const { world, self } = await withCase();
    const yes = { exposure: 1, nightmares: 1, avoiding: 1, "on-guard": 1, numb: 1, guilt: 0 };
    expect(await keepBy(world, self, trauma, yes)).toEqual({ outcome: "not-offered" });
    const day29 = world.at("2026-03-31T09:00:00Z");
    expect(await keepBy(day29, self, trauma, yes)).toEqual({ outcome: "not-offered" });
    const day30 = world.at("2026-04-01T09:00:00Z");
    expect(await keepBy(day30, self, trauma, yes)).toEqual({ outcome: "kept" });
  });

  test("answers out of range, of other instruments and none at all are refused", async () => {
    const { world, self } = await withCase();
    expect(await keepBy(world, self, phq, { mood: 4 })).toEqual({ outcome: "not-offered" });
    expect(await keepBy(world, self, phq, { appetite: 1 })).toEqual({ outcome: "not-offered" });
    expect(await keepBy(world, self, instrumentOf("team-climate"), {})).toEqual({
      outcome: "not-offered",
    });
    expect(await keepBy(world, self)).toEqual({ outcome: "nothing-answered" });
  });

  test("everything goes with the request", async () => {
    const { world, caseId, self } = await withCase();
    await keepBy(world, self, phq, { interest: 1, mood: 1 });
    await changeOwnRequest(self, { change: "withdraw" }, world);
    await purgeExpired(timer, {}, world.at("2026-04-20T03:00:00Z"));
    expect(await checksOf(world.db, { caseId })).toEqual([]);
  });
});

test("a check of an earlier version keeps its answers and is not scored by other rules", () => {
  const check = {
    on: "2026-03-02",
    instrument: "phq-2",
    version: "0",
    answers: { mood: 3, gone: 1 },
  };
  expect(resultOf(phq, check)).toMatchObject({
    score: null,
    isOtherVersion: true,
    showsNumbers: true,
  });
});

describe("with a code", () => {
  test("only the code opens the answers, forgiving how it is typed", async () => {
    const world = await testWorld();
    const begun = await beginSelfView(anyone, {}, world);
    if (begun.outcome !== "begun") throw new Error(begun.outcome);
    const { code, holder } = begun;
    await keepCheck(anyone, { holder, instrument: phq, answers: { interest: 0, mood: 1 } }, world);
    const typed = code.toLowerCase().replace(/(.{4})/g, "$1 ");
    expect(await openSelfView(anyone, { typed }, world)).toEqual({ outcome: "opened", holder });
    for (const wrong of ["", "0000000000000000", code.slice(1)])
      expect(await openSelfView(anyone, { typed: wrong }, world)).toEqual({
        outcome: "not-recognised",
      });
    const seen = await seeChecks(anyone, { holder }, world);
    expect(seen).toMatchObject({ hasCase: false, checks: [{ answers: { interest: 0, mood: 1 } }] });
  });

  test("the month begins with the first answer", async () => {
    const world = await testWorld();
    const begun = await beginSelfView(anyone, {}, world);
    const holder = begun.outcome === "begun" ? begun.holder : null;
    const answers = { exposure: 0 };
    const input = { holder, instrument: trauma, answers };
    expect(await keepCheck(anyone, input, world)).toEqual({ outcome: "not-offered" });
    await keepCheck(anyone, { holder, instrument: phq, answers: { mood: 0 } }, world);
    const after = world.at("2026-04-01T09:00:00Z");
    expect(await keepCheck(anyone, input, after)).toEqual({ outcome: "kept" });
  });

  test("half a year without a visit destroys it; a gone view takes nothing more", async () => {
    const world = await testWorld();
    const begun = await beginSelfView(anyone, {}, world);
    const holder = begun.outcome === "begun" ? begun.holder : null;
    const input = { holder, instrument: phq, answers: { interest: 1, mood: 1 } };
    await keepCheck(anyone, input, world);
    await purgeExpired(timer, {}, world.at("2026-08-28T03:00:00Z"));
    expect(await seeChecks(anyone, { holder }, world)).toMatchObject({ checks: [{}] });
    await purgeExpired(timer, {}, world.at("2026-09-01T03:00:00Z"));
    expect(await seeChecks(anyone, { holder }, world)).toMatchObject({ checks: [] });
    expect(await keepCheck(anyone, input, world)).toEqual({ outcome: "not-found" });
  });
});

describe("after closing, the three questions", () => {
  test("are not asked where no plan counts them, nor while the request is open", async () => {
    const { world, self } = await withCase();
    expect(await isPulseOffered(self, world)).toBe(false);
    await changeOwnRequest(self, { change: "withdraw" }, world);
    expect(await offerPulse(self, {}, world)).toEqual({ outcome: "not-offered" });
    expect(
      await answerSurvey(
        anyone,
        { token: world.newId<string>(), answer: { unit: null, given: {} } },
        world,
      ),
    ).toEqual({ outcome: "no-such-survey" });
    expect(await pulsesWaiting(world.db, 10)).toEqual([]);
  });

  test("go by a link that works once, to the year's table, and a case has one link", async () => {
    const world = await hospital(summer, undefined, (proposed) =>
      planWith(proposed, {
        ...choicesOf(proposed),
        "event-family": zero,
        "pulse-helped": rational(1n, 5n),
      }),
    );
    const { caseId } = await askForSupport(world);
    const self = holderOf(caseId);
    const peer = await aPeer(world);
    await takeRequest(peer, { caseId }, world);
    await recordAttempt(peer, { caseId, result: "reached" }, world);
    await changeOwnRequest(self, { change: "close" }, world);
    const offered = await offerPulse(self, {}, world);
    if (offered.outcome !== "offered") throw new Error(offered.outcome);
    expect(await isPulseOffered(self, world)).toBe(false);
    expect(await offerPulse(self, {}, world)).toEqual({ outcome: "not-offered" });
    const answer = { unit: null, given: { "contact-pulse": { helped: 2, "felt-safe": 1 } } };
    const send = () => answerSurvey(anyone, { token: offered.token, answer }, world);
    expect(await send()).toEqual({ outcome: "thanked" });
    expect(await send()).toEqual({ outcome: "answered" });
    const [waiting, ...others] = await pulsesWaiting(world.db, 10);
    expect(others).toEqual([]);
    expect(JSON.stringify(waiting)).not.toContain(caseId);
    expect(waiting && openedPulse(world.keyring, waiting)).toEqual({
      sort: "pulse",
      helped: "yes",
      safe: "partly",
      again: "not-said",
    });
    await fold(world);
    expect((await countersOf(world, "2026"))["pulse-helped-year"]).toEqual([1, 0, 0, 0]);
  });
});
