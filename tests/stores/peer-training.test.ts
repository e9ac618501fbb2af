// Training, the yearly promise, and what matching makes of them.
import { beforeEach, describe, expect, it } from "vitest";
import { chainRows } from "#app/domain/audit/audit-store.server.ts";
import { addDays, addMonths } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { approvePeer } from "#app/domain/peers/approve-peer.server.ts";
import { keepTraining, promiseConfidentiality } from "#app/domain/peers/keep-training.server.ts";
import { peerOf, peerOfNobodyYet, peerToAdd } from "#app/domain/peers/peer-store.server.ts";
import { remindTraining } from "#app/domain/peers/remind-training.server.ts";
import { seeOwnStanding } from "#app/domain/peers/see-own-standing.server.ts";
import { seePeer } from "#app/domain/peers/see-peer.server.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import type { TrainingModule } from "#app/domain/peers/training.ts";
import { completionsOf } from "#app/domain/peers/training-store.server.ts";
import { ownExclusions } from "#app/domain/triage/conflict-of-interest.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

type Person = Awaited<ReturnType<typeof personWith>>;
let world: TestWorld;
let cora: Person;
beforeEach(async () => {
  world = await testWorld("2026-03-02T09:00:00Z");
  cora = await personWith(["coordinator"], world);
});

const taught = (peer: Person, module: TrainingModule, completedOn: string, at = world) =>
  keepTraining(cora, { accountId: peer.accountId, module, completedOn }, at);
const excludedOn = async (accountId: AccountId, day: string) => {
  const found = await peerOf(world.db, world.keyring, accountId);
  return found ? ownExclusions(found.standing, day) : null;
};

/** A peer of whom nothing is written down yet. */
async function newPeer(): Promise<Person> {
  const peer = await personWith(["peer"], world, { trainedUntilOn: "2020-01-01" });
  expect(await completionsOf(world.db, peer.accountId)).toEqual([]);
  return peer;
}

describe("a new peer", () => {
  it("is in matching only when all was completed and promised, and out again when the first runs out", async () => {
    const peer = await newPeer();
    for (const [module, on] of [
      ["foundations", "2026-02-01"],
      ["crisis-path", "2026-02-10"],
      ["scenario", "2026-02-20"],
    ] as const) {
      expect(await taught(peer, module, on)).toEqual({ outcome: "kept" });
      expect(await excludedOn(peer.accountId, "2026-03-02")).toEqual(["training-lapsed"]);
    }
    expect(await promiseConfidentiality(peer, {}, world)).toEqual({ outcome: "promised" });
    expect(await excludedOn(peer.accountId, "2027-02-01")).toEqual([]);
    expect(await excludedOn(peer.accountId, "2027-02-02")).toEqual(["training-lapsed"]);
    await taught(peer, "refresher", "2027-01-20", world.at("2027-01-21T09:00:00Z"));
    expect(await excludedOn(peer.accountId, "2027-02-02")).toEqual([]);
    expect(await excludedOn(peer.accountId, "2027-02-11"), "the crisis path").toEqual([
      "training-lapsed",
    ]);
  });

  it("is taught on record: every entry, and every one taken out again, each with who did it", async () => {
    const peer = await newPeer();
    await taught(peer, "foundations", "2026-02-01");
    await taught(peer, "foundations", "2026-02-01");
    const [entry] = await completionsOf(world.db, peer.accountId);
    await keepTraining(cora, { accountId: peer.accountId, remove: entry?.id ?? "" }, world);
    const events = (await chainRows(world.db, "site")).map(({ body }) => JSON.parse(body));
    const one = { by: cora.accountId, about: peer.accountId, on: "2026-03-02" };
    const written = { event: "peer-training-changed", ...one };
    expect(events.filter(({ event }) => event === written.event)).toEqual([written, written]);
  });

  it("hears 60, 30 and 7 days before, once each, whatever it is that runs out", async () => {
    const peer = await aPeer(world, { trainedUntilOn: "2026-12-31" });
    await taught(peer, "foundations", "2026-03-01");
    const timer = { kind: "timer" } as const;
    const notices = async (day: string) => {
      const told = await remindTraining(timer, {}, world.at(`${day}T09:00:00Z`));
      return told.outcome === "reminded" ? told.notices : told.outcome;
    };
    expect(await notices("2026-10-31")).toBe(0);
    for (const days of [60, 30, 7]) {
      const day = addDays("2026-12-31", -days);
      expect(await notices(day), day).toBe(1);
      expect(await notices(day), "told before").toBe(0);
    }
    expect(await notices("2027-01-01")).toBe(0);
  });

  it("renews the promise alone, when it is due, and nobody can for them", async () => {
    const peer = await aPeer(world, { trainedUntilOn: "2026-12-31" });
    const due = async (day: string) => {
      const seen = await seeOwnStanding(peer, {}, world.at(`${day}T09:00:00Z`));
      return seen.outcome === "seen" && seen.isPromiseDue;
    };
    expect([await due("2026-10-31"), await due("2026-11-01")]).toEqual([false, true]);
    expect(await promiseConfidentiality(cora, {}, world)).toEqual({ outcome: "not-found" });
    await promiseConfidentiality(peer, {}, world.at("2026-11-05T09:00:00Z"));
    expect(await due("2026-11-06")).toBe(false);
    const held = (await seePeer(cora, { accountId: peer.accountId }, world))?.held;
    expect(held?.find(({ requirement }) => requirement === "promise")?.untilOn).toBe("2027-11-05");
  });
});

describe("what is written down", () => {
  it("stands once, can be taken back, and reaches no further than five years back or today", async () => {
    const peer = await newPeer();
    expect(await taught(peer, "scenario", "2026-03-02")).toEqual({ outcome: "kept" });
    expect(await taught(peer, "scenario", "2026-03-02")).toEqual({ outcome: "kept-before" });
    expect(await taught(peer, "scenario", "2026-03-03")).toEqual({ outcome: "day-out-of-bounds" });
    const tooOld = addDays(addMonths("2026-03-02", -60), -1);
    expect(await taught(peer, "scenario", tooOld)).toEqual({ outcome: "day-out-of-bounds" });
    const [entry] = await completionsOf(world.db, peer.accountId);
    const remove = (who: Person, id = entry?.id ?? "") =>
      keepTraining(who, { accountId: peer.accountId, remove: id }, world);
    expect(await remove(peer)).toEqual({ outcome: "not-found" });
    expect(await remove(cora)).toEqual({ outcome: "removed" });
    expect(await remove(cora)).toEqual({ outcome: "not-found" });
    await promiseConfidentiality(peer, {}, world);
    const [promise] = await completionsOf(world.db, peer.accountId);
    expect(await remove(cora, promise?.id), "a promise is not the coordinator's").toEqual({
      outcome: "not-found",
    });
  });

  it("counts whoever else writes in the same moment", async () => {
    const peer = await newPeer();
    await Promise.all([
      taught(peer, "foundations", "2026-03-01"),
      taught(peer, "crisis-path", "2026-03-01"),
      taught(peer, "scenario", "2026-03-01"),
      promiseConfidentiality(peer, {}, world),
    ]);
    expect(await excludedOn(peer.accountId, "2027-03-01")).toEqual([]);
  });

  it("is for other peers only, and gone when they step down", async () => {
    const both = await personWith(["peer", "coordinator"], world);
    const own = {
      accountId: both.accountId,
      module: "scenario",
      completedOn: "2026-03-01",
    } as const;
    expect(await keepTraining(both, own, world)).toEqual({ outcome: "own-account" });
    expect(await keepTraining(cora, { ...own, accountId: cora.accountId }, world)).toEqual({
      outcome: "own-account",
    });
    const lead = await personWith(["lead"], world);
    expect(await keepTraining(lead, own, world)).toEqual({ outcome: "not-found" });
    expect(await keepTraining(cora, { ...own, accountId: lead.accountId }, world)).toEqual({
      outcome: "not-found",
    });
    expect(await seePeer(cora, { accountId: lead.accountId }, world)).toBeNull();
    expect(await completionsOf(world.db, both.accountId)).not.toEqual([]);
    await stepDown(both, { accountId: both.accountId }, world);
    expect(await completionsOf(world.db, both.accountId)).toEqual([]);
  });

  it("does not make somebody a peer whom no coordinator has approved", async () => {
    const peer = await personWith(["supervisor"], world);
    await world.db.allOrNothing((tx) => [peerToAdd(tx, peerOfNobodyYet(peer.accountId, world))]);
    expect(await excludedOn(peer.accountId, "2026-03-02")).toEqual([
      "not-approved",
      "training-lapsed",
    ]);
    expect(await approvePeer(cora, { accountId: peer.accountId }, world)).toEqual({
      outcome: "not-found",
    });
  });
});
