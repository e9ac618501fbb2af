// The response clock on both engines: circles, second channel, restarts, a mail server that is down, and a
// real web hook and mail server at the other end.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { callersOf, handlersWith } from "#app/command-line/site-worker.server.ts";
import { operator, timer } from "#app/domain/access/actor.ts";
import { signatureOf } from "#app/domain/calling/hook-caller.server.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { promiseOf } from "#app/domain/duty/promise.server.ts";
import { setTargets } from "#app/domain/duty/set-targets.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { watchRequests } from "#app/domain/triage/watch-requests.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { afterThisTest } from "#tests/support/databases.ts";
import { askForSupport } from "#tests/support/requests.ts";
import {
  lookAt,
  quietOutside,
  sendDue,
  watchUntil,
  withPager,
} from "#tests/support/response-runs.ts";
import { openSmtp } from "#tests/support/smtp.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

/** A Monday, ten in Vienna; somebody answers from seven to nine in the evening. */
async function openWorld(settings: Parameters<typeof testWorld>[1] = withPager) {
  const world = await testWorld("2026-03-02T09:00:00Z", settings);
  const hours = dutyHoursOf("mon-sun 07:00-21:00") ?? [];
  await planDuty(operator, { hours }, world);
  return world;
}

/** Mails about joining are not what is counted here. */
async function settled(world: TestWorld) {
  const outside = quietOutside();
  await sendDue(world, outside);
  outside.letters.length = 0;
  return outside;
}

const told = (letters: { to: string }[]) => letters.map(({ to }) => to).sort();

test("peers are asked in growing circles, best suited first, each once, until somebody takes it", async () => {
  const world = await openWorld();
  const peers = [];
  for (let made = 0; made < 14; made += 1) peers.push(await aPeer(world));
  const named = await aPeer(world, { name: "Rosa Unwanted" });
  const outside = await settled(world);
  const { caseId } = await askForSupport(world, { howSoon: "now", wishes: { avoid: "rosa" } });
  await lookAt(world, outside);
  expect(outside.letters).toHaveLength(3);
  await watchUntil(world, "2026-03-02T09:09:00Z", outside, 1);
  expect(outside.letters).toHaveLength(3);
  await lookAt(world.at("2026-03-02T09:10:00Z"), outside);
  expect(outside.letters).toHaveLength(10);
  await lookAt(world.at("2026-03-02T09:20:00Z"), outside);
  expect(told(outside.letters)).toEqual(peers.map(({ email }) => email).sort());
  expect(told(outside.letters)).not.toContain(named.email);
  for (const { subject, text } of outside.letters) {
    expect(`${subject} ${text}`).not.toMatch(/urgent|0664|case|request/i);
  }
  const [peer] = peers;
  if (!peer) throw new Error("no peer");
  await takeRequest(peer, { caseId }, world.at("2026-03-02T09:25:00Z"));
  await watchUntil(world.at("2026-03-02T09:25:00Z"), "2026-03-02T12:00:00Z", outside);
  expect(outside.calls).toEqual([]);
});

test("what nobody takes reaches the coordinator's second channel in time, and again until somebody tries", async () => {
  const world = await openWorld();
  const coordinator = await personWith(["coordinator"], world);
  const outside = await settled(world);
  const { caseId } = await askForSupport(world, { howSoon: "now" });
  await watchUntil(world, "2026-03-02T09:29:00Z", outside, 1);
  expect(outside.calls).toEqual([]);
  await lookAt(world.at("2026-03-02T09:30:00Z"), outside);
  expect(outside.calls).toHaveLength(1);
  await watchUntil(world, "2026-03-03T21:00:00Z", outside);
  // At nine in the evening, when contact was promised, and half a day later twice.
  expect(outside.calls.map(({ calledAt }) => calledAt.toISOString().slice(0, 16))).toEqual([
    "2026-03-02T09:30",
    "2026-03-02T20:00",
    "2026-03-03T08:00",
    "2026-03-03T20:00",
  ]);
  expect(JSON.stringify(outside.calls)).not.toMatch(new RegExp(`${caseId}|urgent|0664`));
  // The mail that told of it when it came was the coordinator's only mail.
  expect(told(outside.letters)).toEqual([coordinator.email]);
  const seen = await seeOwnRequest(
    { kind: "receipt-holder", caseId },
    {},
    world.at("2026-03-02T20:00:00Z"),
  );
  expect(seen).toMatchObject({ request: { isOverdue: true, contactBy: null } });
});

test("who took a request is reminded once; contact attempted stops everything", async () => {
  const world = await openWorld();
  const peer = await aPeer(world);
  const outside = await settled(world);
  const left = await askForSupport(world, { howSoon: "now" });
  const tried = await askForSupport(world, { howSoon: "now" });
  for (const { caseId } of [left, tried]) await takeRequest(peer, { caseId }, world);
  await recordAttempt(peer, { caseId: tried.caseId, result: "no-answer" }, world);
  outside.letters.length = 0;
  await watchUntil(world, "2026-03-02T22:00:00Z", outside);
  expect(outside.letters.map(({ to, subject }) => `${to} ${subject}`)).toEqual([
    `${peer.email} A reminder from Staff Connect`,
  ]);
  // While the promise can still be kept, and when it has run out.
  expect(outside.calls.map(({ calledAt }) => calledAt.toISOString().slice(0, 16))).toEqual([
    "2026-03-02T18:45",
    "2026-03-02T20:00",
  ]);
});

test("two workers, a restart and a clock set back repeat nothing", async () => {
  const world = await openWorld();
  await aPeer(world);
  const outside = await settled(world);
  await askForSupport(world, { howSoon: "now" });
  const late = world.at("2026-03-02T09:31:00Z");
  await Promise.all([1, 2, 3].map(() => watchRequests(timer, {}, late)));
  await sendDue(late, outside);
  for (const moment of ["2026-03-02T09:32:00Z", "2026-03-01T00:00:00Z", "2026-03-02T09:33:00Z"]) {
    await lookAt(world.at(moment), outside);
  }
  expect(outside.calls).toHaveLength(1);
  expect(outside.letters).toHaveLength(1);
});

test("a mail server that is down holds back no call, and the mails leave when it is back", async () => {
  const world = await openWorld();
  const peer = await aPeer(world);
  const outside = await settled(world);
  outside.isMailDown = true;
  await askForSupport(world, { howSoon: "now" });
  await watchUntil(world, "2026-03-02T10:00:00Z", outside, 5);
  expect(outside.calls).toHaveLength(1);
  expect(outside.letters).toEqual([]);
  outside.isMailDown = false;
  await watchUntil(world.at("2026-03-02T10:00:00Z"), "2026-03-02T10:10:00Z", outside, 1);
  expect(told(outside.letters)).toEqual([peer.email]);
});

test("a case whose peer is gone waits again, with a clock of its own", async () => {
  const world = await openWorld();
  const peer = await aPeer(world);
  const outside = await settled(world);
  const { caseId } = await askForSupport(world);
  await takeRequest(peer, { caseId }, world);
  await recordAttempt(peer, { caseId, result: "reached" }, world);
  const { accounts } = await import("#db/schema/access.ts");
  const { eq } = await import("drizzle-orm");
  await world.db.allOrNothing((tx) => [
    tx
      .update(accounts)
      .set({ state: "deactivated" })
      .where(eq(accounts.id, peer.accountId))
      .returning(),
  ]);
  await lookAt(world.at("2026-03-05T09:00:00Z"), outside);
  const row = (await caseOf(world.db, caseId))?.supportCase;
  expect(row).toMatchObject({ state: "waiting", holderId: null });
  expect(row?.contactDueAt?.getTime()).toBeGreaterThan(Date.parse("2026-03-05T09:00:00Z"));
});

test("a request that is given back before anybody tried keeps the promise that was made", async () => {
  const world = await openWorld();
  const peer = await aPeer(world);
  const outside = await settled(world);
  const { caseId } = await askForSupport(world, { howSoon: "now" });
  const promised = (await caseOf(world.db, caseId))?.supportCase.contactDueAt;
  const later = world.at("2026-03-02T18:00:00Z");
  await takeRequest(peer, { caseId }, world);
  await passOnRequest(peer, { caseId }, later);
  expect((await caseOf(world.db, caseId))?.supportCase.contactDueAt).toEqual(promised);
  // Two hours are left: a coordinator is called in the first of them.
  await watchUntil(later, "2026-03-02T19:00:00Z", outside);
  expect(outside.calls).toHaveLength(1);
  // Who wishes for somebody else themselves is promised anew.
  const other = await aPeer(world);
  await takeRequest(other, { caseId }, later);
  await changeOwnRequest({ kind: "receipt-holder", caseId }, { change: "change-peer" }, later);
  const renewed = (await caseOf(world.db, caseId))?.supportCase.contactDueAt;
  expect(renewed?.getTime()).toBeGreaterThan(promised?.getTime() ?? 0);
});

test("a changed target holds for requests asked from then on", async () => {
  const world = await openWorld();
  const coordinator = await personWith(["coordinator"], world);
  const outside = await settled(world);
  const target = {
    takenMinutes: 10,
    takenClock: "always",
    contactMinutes: 120,
    contactClock: "always",
  } as const;
  const set = { responseClass: "urgent", target } as const;
  expect(await setTargets(await aPeer(world), set, world)).toEqual({ outcome: "not-allowed" });
  const before = await promiseOf("urgent", world);
  expect(
    await setTargets(coordinator, { ...set, target: { ...target, takenMinutes: 120 } }, world),
  ).toEqual({ outcome: "unsound" });
  expect(await setTargets(coordinator, set, world)).toEqual({ outcome: "set" });
  expect(await promiseOf("urgent", world)).not.toEqual(before);
  await askForSupport(world, { howSoon: "now" });
  await lookAt(world.at("2026-03-02T09:10:00Z"), outside);
  expect(outside.calls).toHaveLength(1);
});

test("a real web hook gets a signed call, a real mail server a page, and either is enough", async () => {
  const secret = "a secret that only the two of them know";
  const got: { body: string; signature: string; id: string }[] = [];
  let answer = 503;
  const hook = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => {
      body += part.toString();
    });
    request.on("end", () => {
      got.push({
        body,
        signature: String(request.headers["call-signature"]),
        id: String(request.headers["idempotency-key"]),
      });
      response.writeHead(answer, { Location: "http://elsewhere.example/" }).end();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  afterThisTest(() => new Promise<void>((resolve) => void hook.close(() => resolve())));
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/call`;
  const smtp = await openSmtp();
  const world = await openWorld({
    call: { mailTo: "pager@hospital.example", smtpUrl: smtp.url, hook: { url, secret } },
  });
  await askForSupport(world, { howSoon: "now" });
  const late = world.at("2026-03-02T09:30:00Z");
  await watchRequests(timer, {}, late);
  const handlers = {
    "call-coordinator": handlersWith(null, callersOf(late.settings))["call-coordinator"],
  };
  const run = (at: TestWorld) => workJobs(timer, { handlers, limit: 5 }, at);
  // The hook is down: the pager alone is enough.
  expect(await run(late)).toMatchObject({ jobs: [{ end: "done" }] });
  expect(smtp.received).toHaveLength(1);
  expect(smtp.received[0]?.raw).toContain("please look");
  const [call] = got;
  if (!call) throw new Error("the hook was not called");
  const [, seconds = "", sign = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(call.signature) ?? [];
  expect(sign).toBe(signatureOf(secret, Number(seconds), call.body));
  expect(sign).not.toBe(signatureOf("another secret", Number(seconds), call.body));
  expect(Object.keys(JSON.parse(call.body))).toEqual(["id", "say", "link", "calledAt"]);
  expect(call.body).toContain(call.id);

  // Both are down: it is tried again, with the same id, and is not followed elsewhere.
  await smtp.close();
  answer = 302;
  await askForSupport(world, { howSoon: "now" });
  await watchRequests(timer, {}, world.at("2026-03-02T09:40:00Z"));
  expect(await run(world.at("2026-03-02T09:40:00Z"))).toMatchObject({ jobs: [{ end: "again" }] });
  answer = 200;
  expect(await run(world.at("2026-03-02T09:45:00Z"))).toMatchObject({ jobs: [{ end: "done" }] });
  expect(got[2]?.id).toBe(got[1]?.id);
  expect(await run(world.at("2026-03-02T09:46:00Z"))).toEqual({ outcome: "nothing-due" });
});
