// What the nights destroy and what they must not: months and their keys, holds, a clock that jumped, and
// cases that an older backup brings back. On both engines.
import { describe, expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { isRotating } from "#app/domain/confidentiality/rotate-keys.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { confirmClock } from "#app/domain/retention/confirm-clock.server.ts";
import { rememberErased } from "#app/domain/retention/erased-cases.server.ts";
import { keepRetention } from "#app/domain/retention/keep-retention.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { hasClockJumped } from "#app/domain/retention/retention-rules.ts";
import { holdToSet, rulesToSet } from "#app/domain/retention/retention-store.server.ts";
import { seeClock } from "#app/domain/retention/see-clock.server.ts";
import { caseOf, grantToRewrap } from "#app/domain/support-requests/case-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { recordNumberOf as numberOf } from "#tests/support/record-numbers.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const holder = (caseId: CaseId) => ({ kind: "receipt-holder", caseId }) as const;
const withdrawn = async (world: TestWorld): Promise<CaseId> => {
  const { caseId } = await askForSupport(world);
  await changeOwnRequest(holder(caseId), { change: "withdraw" }, world);
  return caseId;
};
const epochOf = async (world: TestWorld, caseId: CaseId) =>
  (await caseOf(world.db, caseId))?.grant.epochKeyId;
/** A night at a moment, the clock confirmed before, as tests move through weeks. */
async function night(world: TestWorld, moment: string) {
  const then = world.at(moment);
  await confirmClock({ kind: "operator" }, {}, then);
  return keepRetention(timer, {}, then);
}

describe("the keys of months", () => {
  it("are destroyed in the first night after the month, with everything wrapped by them", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const caseId = await withdrawn(world);
    const kept = await caseOf(world.db, caseId);
    expect(kept?.grant.epochKeyId).toBe("2026-03");
    expect(await night(world, "2026-03-17T04:00:00Z")).toMatchObject({ destroyedMonths: [] });
    expect(await caseOf(world.db, caseId)).toBeNull();
    expect(world.keyring.existingEpochKey("2026-03")).not.toBeNull();
    const april = await night(world, "2026-04-01T04:00:00Z");
    expect(april).toMatchObject({ destroyedMonths: ["2026-03"] });
    expect(world.keyring.existingEpochKey("2026-03")).toBeNull();
  });

  it("are never destroyed while a case still needs them", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const { caseId } = await askForSupport(world);
    for (const moment of ["2026-03-20", "2026-04-01", "2026-04-02"]) {
      await night(world, `${moment}T04:00:00Z`);
      const entry = await caseOf(world.db, caseId);
      if (entry) expect(world.keyring.existingEpochKey(entry.grant.epochKeyId)).not.toBeNull();
    }
    // Nobody was in touch for thirty days: withdrawn on the 2nd of April, gone a grace later.
    expect((await caseOf(world.db, caseId))?.supportCase.state).toBe("withdrawn");
    await night(world, "2026-04-17T04:00:00Z");
    expect(await caseOf(world.db, caseId)).toBeNull();
  });

  it("follow a change of the grace the night after", async () => {
    const world = await testWorld("2026-03-10T09:00:00Z");
    const caseId = await withdrawn(world);
    expect(await epochOf(world, caseId)).toBe("2026-03");
    const rules = { untouchedDays: 30, quietDays: 7, graceDays: 28, offerDays: 21 };
    await world.db.allOrNothing((tx) => [rulesToSet(tx, rules, 0, "2026-03-10")]);
    await night(world, "2026-03-11T04:00:00Z");
    expect(await epochOf(world, caseId)).toBe("2026-04");
    await night(world, "2026-03-30T04:00:00Z");
    expect(await caseOf(world.db, caseId)).not.toBeNull();
  });
});

describe("a legal hold", () => {
  it("keeps rows and key of the named case until its day, and of no other", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const [heldCase, other] = [await withdrawn(world), await withdrawn(world)];
    const recordNumber = await numberOf(world, heldCase);
    await world.db.allOrNothing((tx) => [
      holdToSet(tx, { recordNumber, untilOn: "2026-06-20", setOn: "2026-03-02" }),
    ]);
    await night(world, "2026-04-20T04:00:00Z");
    expect(await caseOf(world.db, other)).toBeNull();
    expect(await epochOf(world, heldCase)).toBe("2026-07");
    await night(world, "2026-06-20T04:00:00Z");
    expect((await seeOwnRequest(holder(heldCase), {}, world)).outcome).toBe("seen");
    await night(world, "2026-06-21T04:00:00Z");
    expect(await caseOf(world.db, heldCase)).toBeNull();
  });
});

describe("a clock that jumped", () => {
  it("is more than a day away from when it was last seen, either way", () => {
    const seen = new Date("2026-03-02T09:00:00Z");
    for (const [hours, isJump] of [
      [23.9, false],
      [24.1, true],
      [-23.9, false],
      [-24.1, true],
    ] as const) {
      const now = new Date(seen.getTime() + hours * 3_600_000);
      expect(hasClockJumped(seen, now), `${hours} hours`).toBe(isJump);
    }
    expect(hasClockJumped(null, seen)).toBe(false);
  });

  it("destroys nothing, and is not forgotten, until an administrator has confirmed it", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const administrator = await personWith(["administrator"], world);
    const caseId = await withdrawn(world);
    await seeClock(timer, {}, world);
    const wrong = world.at("2026-05-02T04:00:00Z");
    expect(await seeClock(timer, {}, wrong)).toEqual({ outcome: "jumped" });
    expect(await keepRetention(timer, {}, wrong)).toEqual({ outcome: "clock-jumped" });
    expect(await keepRetention(timer, {}, wrong)).toEqual({ outcome: "clock-jumped" });
    expect(await caseOf(world.db, caseId)).not.toBeNull();
    expect(world.keyring.existingEpochKey("2026-03")).not.toBeNull();
    const peer = await personWith(["peer"], world);
    expect(await confirmClock(peer, {}, wrong)).toEqual({ outcome: "not-allowed" });
    expect(await confirmClock(administrator, {}, wrong)).toEqual({ outcome: "confirmed" });
    expect(await keepRetention(timer, {}, wrong)).toMatchObject({ outcome: "kept" });
    expect(await caseOf(world.db, caseId)).toBeNull();
  });

  it("set right again goes on without anybody", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    await seeClock(timer, {}, world);
    expect(await seeClock(timer, {}, world.at("2031-03-02T09:05:00Z"))).toEqual({
      outcome: "jumped",
    });
    const right = world.at("2026-03-02T09:10:00Z");
    expect(await seeClock(timer, {}, right)).toEqual({ outcome: "seen" });
    expect(await keepRetention(timer, {}, right)).toMatchObject({ outcome: "kept" });
  });
});

describe("an older backup that was brought back", () => {
  it("has cases nobody can open any more; they go in the next night and stop nothing", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const { caseId: lost } = await askForSupport(world);
    const entry = await caseOf(world.db, lost);
    if (!entry) throw new Error("no case");
    const { grant } = entry;
    world.keyring.epochKey("2026-02");
    await world.db.allOrNothing((tx) => [
      grantToRewrap(tx, { ...grant, epochKeyId: "2026-02", wrappedKey: grant.wrappedKey }),
    ]);
    world.keyring.destroyEpochKey("2026-02");
    const { caseId: alive } = await askForSupport(world);
    expect(await night(world, "2026-03-03T04:00:00Z")).toMatchObject({ outcome: "kept" });
    expect(await caseOf(world.db, lost)).toBeNull();
    expect((await seeOwnRequest(holder(alive), {}, world)).outcome).toBe("seen");
  });

  it("does not bring back a case that was erased on request", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const { caseId } = await askForSupport(world);
    rememberErased(world.keyring, caseId, "2026-04");
    await night(world, "2026-03-03T04:00:00Z");
    expect(await caseOf(world.db, caseId)).toBeNull();
    expect(Object.values(world.keyring.contents().erased)).toEqual(["2026-04"]);
    await night(world, "2026-05-01T04:00:00Z");
    expect(world.keyring.contents().erased, "no backup opens it any more").toEqual({});
  });
});

it("is run by the timer only", async () => {
  const world = await testWorld();
  expect(await keepRetention(anyone, {}, world)).toEqual({ outcome: "not-allowed" });
  expect(await seeClock(anyone, {}, world)).toEqual({ outcome: "not-allowed" });
  expect(await purgeExpired(anyone, {}, world)).toEqual({ outcome: "not-allowed" });
  expect(isRotating(world.keyring.contents())).toBe(false);
});
