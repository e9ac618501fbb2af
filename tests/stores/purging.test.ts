// The nightly end of things, on both engines: what lapses closes, what ended is destroyed with all that
// hangs on it, and what is alive stays.
import { expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { caseChains } from "#app/domain/audit/audit-store.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { encounterCount } from "#app/domain/encounters/encounter-store.server.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { addLeave } from "#app/domain/rota/add-leave.server.ts";
import { holdTime } from "#app/domain/rota/hold-time.server.ts";
import { holdsOf, rotaFrom } from "#app/domain/rota/rota-store.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

const purge = (world: Awaited<ReturnType<typeof testWorld>>) => purgeExpired(timer, {}, world);
const answers = encounterForm.parse({
  durationBand: "15-29",
  mode: "phone",
  ownEase: "fine",
  followUp: "days-30",
});

it("destroys a case with its receipt, openings and log fourteen days after its end, not before", async () => {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const peer = await aPeer(world);
  const { caseId, receipt } = await askForSupport(world);
  await takeRequest(peer, { caseId }, world);
  await logEncounter(peer, { caseId, answers }, world);
  await changeOwnRequest({ kind: "receipt-holder", caseId }, { change: "close" }, world);
  await purge(world.at("2026-03-16T03:00:00Z"));
  expect(await caseOf(world.db, caseId)).not.toBeNull();
  await purge(world.at("2026-03-17T03:00:00Z"));
  expect(await caseOf(world.db, caseId)).toBeNull();
  expect(await caseChains(world.db)).toEqual([]);
  expect(await encounterCount(world.db, caseId)).toBe(0);
  expect(await returnWithReceipt(anyone, { typed: receipt }, world)).toEqual({
    outcome: "not-recognised",
  });
});

it("closes a case a week after its last planned contact, and leaves one with a plan alone", async () => {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const peer = await aPeer(world);
  const planned = await askForSupport(world);
  const quiet = await askForSupport(world);
  for (const { caseId } of [planned, quiet]) await takeRequest(peer, { caseId }, world);
  await logEncounter(peer, { caseId: planned.caseId, answers }, world);
  await logEncounter(
    peer,
    { caseId: quiet.caseId, answers: { ...answers, followUp: "none" } },
    world,
  );
  await purge(world.at("2026-04-02T03:00:00Z"));
  expect((await caseOf(world.db, planned.caseId))?.supportCase.state).toBe("in-touch");
  expect((await caseOf(world.db, quiet.caseId))?.supportCase).toMatchObject({
    state: "closed",
    endedOn: "2026-04-02",
  });
  await purge(world.at("2026-04-09T03:00:00Z"));
  expect((await caseOf(world.db, planned.caseId))?.supportCase.state).toBe("closed");
});

it("is run by the timer only", async () => {
  const world = await testWorld();
  expect(await purgeExpired(anyone, {}, world)).toEqual({ outcome: "not-allowed" });
});

it("forgets leave and kept time that are over, and leaves what is to come", async () => {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const peer = await aPeer(world);
  for (const [fromOn, toOn] of [
    ["2026-03-03", "2026-03-05"],
    ["2026-04-01", "2026-04-03"],
  ] as const) {
    expect(await addLeave(peer, { fromOn, toOn }, world)).toMatchObject({ outcome: "added" });
  }
  await holdTime(peer, { on: "2026-03-04", fromMinute: 540, toMinute: 600 }, world);
  await purge(world.at("2026-03-12T03:00:00Z"));
  expect((await rotaFrom(world.db, "2026-01-01")).leaves).toHaveLength(2);
  expect(await holdsOf(world.db, peer.accountId, world.now)).toEqual([]);
  await purge(world.at("2026-03-13T03:00:00Z"));
  expect((await rotaFrom(world.db, "2026-01-01")).leaves).toMatchObject([{ toOn: "2026-04-03" }]);
});
