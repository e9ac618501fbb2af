// Handing on with the person's consent: asked, answered, lapsed, taken back; and what the next peer sees. On
// both engines, as the right person and as every wrong one.
import { expect, test } from "vitest";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { askToHandOn } from "#app/domain/hand-on/ask-to-hand-on.server.ts";
import { handOnDays } from "#app/domain/hand-on/hand-on.ts";
import type { CaseId } from "#app/domain/ids.ts";
import {
  changeOwnRequest,
  type OwnChange,
} from "#app/domain/support-requests/change-own-request.server.ts";
import { eraseOwnRequest } from "#app/domain/support-requests/erase-own-request.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { quietOutside, sendDue } from "#tests/support/response-runs.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const answers = encounterForm.parse({ durationBand: "15-29", mode: "phone", ownEase: "fine" });

async function talkedOnce() {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const [first, second] = [await aPeer(world), await aPeer(world)];
  const outside = quietOutside();
  const { caseId } = await askForSupport(world, {
    reach: { channel: "email", email: "person@home.example" },
  });
  await takeRequest(first, { caseId }, world);
  await recordAttempt(first, { caseId, result: "reached" }, world);
  await logEncounter(first, { caseId, answers }, world);
  await sendDue(world, outside);
  outside.letters.length = 0;
  const own = { kind: "receipt-holder", caseId } as const;
  const change = (wanted: OwnChange["change"], at: TestWorld = world) =>
    changeOwnRequest(own, { change: wanted } as OwnChange, at);
  return { world, first, second, caseId, own, change, outside };
}

/** How many attempts and talks a peer reads on the case. */
async function readBy(peer: Parameters<typeof seeCase>[0], caseId: CaseId, world: TestWorld) {
  const seen = await seeCase(peer, { caseId }, world);
  if (seen.outcome !== "seen") return seen.outcome;
  return { attempts: seen.view.attempts.length, talks: seen.view.encounters.length };
}
const everything = { attempts: 1, talks: 1 };
const nothing = { attempts: 0, talks: 0 };

test("nobody hands on what is not theirs, and before anybody has spoken nothing needs consent", async () => {
  const { world, first, second, caseId } = await talkedOnce();
  const wrong = [
    second,
    await personWith(["coordinator"], world),
    await personWith(["lead"], world),
  ];
  for (const actor of wrong) {
    expect(await askToHandOn(actor, { caseId }, world)).toEqual({ outcome: "not-found" });
  }
  const fresh = await askForSupport(world);
  await takeRequest(first, fresh, world);
  expect(await askToHandOn(first, fresh, world)).toEqual({ outcome: "too-late" });
  expect(await passOnRequest(first, fresh, world)).toEqual({ outcome: "passed-on" });
});

test("asked on their page, the person agrees: another peer goes on, with the log, and the first sees no more", async () => {
  const { world, first, second, caseId, own, change, outside } = await talkedOnce();
  expect(await change("agree-hand-on"), "nothing was asked").toEqual({ outcome: "too-late" });
  expect(await askToHandOn(first, { caseId }, world)).toEqual({ outcome: "asked" });
  await sendDue(world, outside);
  const [notice] = outside.letters;
  expect(notice?.to).toBe("person@home.example");
  expect(`${notice?.subject} ${notice?.text}`).not.toMatch(/hand|peer|colleague|agree/i);
  expect(await seeOwnRequest(own, {}, world)).toMatchObject({
    request: { state: "in-touch", handOnUntil: "2026-03-09" },
  });
  expect(await readBy(first, caseId, world), "it stays until they answer").toEqual(everything);
  expect(await change("agree-hand-on")).toEqual({ outcome: "changed" });
  expect(await readBy(first, caseId, world)).toBe("not-found");
  const queue = await seeQueue(first, { page: 0 }, world);
  expect(queue).toMatchObject({ rows: [] });
  await takeRequest(second, { caseId }, world);
  expect(await readBy(second, caseId, world)).toEqual(everything);
});

test("consent to the log is taken back in one press, at any time", async () => {
  const { world, first, second, caseId, own, change } = await talkedOnce();
  await passOnRequest(first, { caseId, hasAgreed: true }, world);
  await takeRequest(second, { caseId }, world);
  expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { isLogShared: true } });
  expect(await readBy(second, caseId, world)).toEqual(everything);
  expect(await change("hide-log")).toEqual({ outcome: "changed" });
  expect(await readBy(second, caseId, world)).toEqual(nothing);
  expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { isLogShared: false } });
});

test("a no keeps the peer, who sees it; the question can be asked again", async () => {
  const { world, first, caseId, change, own } = await talkedOnce();
  await askToHandOn(first, { caseId }, world);
  expect(await change("refuse-hand-on")).toEqual({ outcome: "changed" });
  expect(await change("agree-hand-on"), "answered").toEqual({ outcome: "too-late" });
  expect(await seeCase(first, { caseId }, world)).toMatchObject({
    view: { state: "in-touch", handOn: { is: "refused" } },
  });
  expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { handOnUntil: null } });
  await askToHandOn(first, { caseId }, world);
  expect(await change("agree-hand-on")).toEqual({ outcome: "changed" });
});

test("a tick of the peer's shows no log: not against the person's own no, not while they rest, not before a word", async () => {
  const refused = await talkedOnce();
  await askToHandOn(refused.first, refused, refused.world);
  await refused.change("refuse-hand-on");
  const resting = await talkedOnce();
  await resting.change("pause");
  for (const { world, first, second, caseId, own } of [refused, resting]) {
    expect(await passOnRequest(first, { caseId, hasAgreed: true }, world)).toEqual({
      outcome: "passed-on",
    });
    await takeRequest(second, { caseId }, world);
    expect(await readBy(second, caseId, world)).toEqual(nothing);
    expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { isLogShared: false } });
  }
  const { world, first } = refused;
  const { caseId } = await askForSupport(world);
  await takeRequest(first, { caseId }, world);
  await passOnRequest(first, { caseId, hasAgreed: true }, world);
  const own = { kind: "receipt-holder", caseId } as const;
  expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { isLogShared: false } });
});

test("silence is no consent: after a week the question has lapsed, and the peer still has the case", async () => {
  const { world, first, caseId, change } = await talkedOnce();
  await logEncounter(first, { caseId, answers: { ...answers, followUp: "days-30" } }, world);
  await askToHandOn(first, { caseId }, world);
  const inTime = world.at(`2026-03-0${2 + handOnDays}T20:00:00Z`);
  expect(await seeCase(first, { caseId }, inTime)).toMatchObject({
    view: { handOn: { is: "open", untilOn: "2026-03-09" } },
  });
  const late = world.at("2026-03-10T09:00:00Z");
  expect(await change("agree-hand-on", late)).toEqual({ outcome: "too-late" });
  expect(await seeCase(first, { caseId }, late)).toMatchObject({
    view: { state: "in-touch", handOn: { is: "lapsed" } },
  });
});

test("a person who cannot be reached is not left alone: it waits for another peer at once, without the log", async () => {
  const { world, first, second, caseId, own, outside } = await talkedOnce();
  expect(await passOnRequest(first, { caseId }, world)).toEqual({ outcome: "passed-on" });
  await sendDue(world, outside);
  expect(
    outside.letters.map(({ to }) => to),
    "they are told",
  ).toContain("person@home.example");
  await takeRequest(second, { caseId }, world);
  expect(await readBy(second, caseId, world)).toEqual(nothing);
  expect(await seeCase(second, { caseId }, world)).toMatchObject({
    view: { reach: "person@home.example" },
  });
  expect(await seeOwnRequest(own, {}, world)).toMatchObject({ request: { isLogShared: false } });
});

test("whoever wishes for somebody else, or rests, has nothing of the first peer's shown to the next", async () => {
  const { world, first, second, caseId, change } = await talkedOnce();
  await askToHandOn(first, { caseId }, world);
  await change("pause");
  expect(await askToHandOn(first, { caseId }, world), "they rest").toEqual({ outcome: "too-late" });
  await change("resume");
  expect(await change("change-peer")).toEqual({ outcome: "changed" });
  expect(await change("agree-hand-on"), "the question went with the peer").toEqual({
    outcome: "too-late",
  });
  await takeRequest(second, { caseId }, world);
  expect(await readBy(second, caseId, world)).toEqual(nothing);
});

test("an answer from an old tab, after the request was erased, finds nothing and reveals nothing", async () => {
  const { world, first, caseId, own, change } = await talkedOnce();
  await askToHandOn(first, { caseId }, world);
  await eraseOwnRequest(own, {}, world);
  for (const answer of ["agree-hand-on", "refuse-hand-on", "hide-log"] as const) {
    expect(await change(answer)).toEqual({ outcome: "not-found" });
  }
  expect(await askToHandOn(first, { caseId }, world)).toEqual({ outcome: "not-found" });
});
