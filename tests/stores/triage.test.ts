// Queue, taking, passing on, logging: as the right person and as every wrong one, on both engines.
import { describe, expect, it } from "vitest";
import { anyone } from "#app/domain/access/actor.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { seeOwnCases } from "#app/domain/encounters/see-own-cases.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

const answers = encounterForm.parse({ durationBand: "15-29", mode: "phone", ownEase: "fine" });
const rowsOf = (queue: Awaited<ReturnType<typeof seeQueue>>) =>
  queue.outcome === "seen" ? queue.rows : [];

describe("the queue", () => {
  it("shows a peer what waits, masked, and nothing that tells who", async () => {
    const world = await testWorld();
    const peer = await aPeer(world);
    await askForSupport(world, {
      reach: { isNamed: "yes", name: "Needle Name", phone: "0664 999888" },
      wishes: { avoid: "Needle Avoid", eventKind: "violence" },
    });
    const text = JSON.stringify(await seeQueue(peer, { page: 0 }, world));
    expect(text).toContain("standard");
    expect(text).not.toMatch(/Needle|999888|violence/);
  });

  it("is the same for a peer whether or not a case exists that they are excluded from", async () => {
    const world = await testWorld();
    const peer = await aPeer(world, { name: "Rosa Unwanted" });
    await askForSupport(world);
    const before = await seeQueue(peer, { page: 0 }, world);
    const { caseId } = await askForSupport(world, { wishes: { avoid: "rosa" } });
    expect(await seeQueue(peer, { page: 0 }, world)).toEqual(before);
    const absent = "absent" as CaseId;
    for (const door of [takeRequest, passOnRequest, seeCase, closeCase]) {
      expect(await door(peer, { caseId }, world)).toEqual(
        await door(peer, { caseId: absent }, world),
      );
    }
  });

  it("turns its pages over what the peer may see, and over nothing else", async () => {
    const world = await testWorld();
    const peer = await aPeer(world, { name: "Rosa Unwanted" });
    for (let asked = 0; asked < 58; asked += 1) {
      await askForSupport(world, { wishes: { avoid: asked % 2 === 0 ? "rosa" : "" } });
    }
    const pages = [];
    for (const page of [0, 1, 2]) pages.push(await seeQueue(peer, { page }, world));
    expect(pages.map((page) => rowsOf(page).length)).toEqual([25, 4, 0]);
    expect(pages.map((page) => page.outcome === "seen" && page.isLastPage)).toEqual([
      false,
      true,
      true,
    ]);
    expect(new Set(pages.flatMap(rowsOf).map(({ id }) => id)).size).toBe(29);
  });

  it("is closed to leads, administrators and people without a role", async () => {
    const world = await testWorld();
    const { caseId } = await askForSupport(world);
    for (const role of ["lead", "administrator", "supervisor"] as const) {
      const person = await personWith([role], world);
      expect(await seeQueue(person, { page: 0 }, world)).toEqual({ outcome: "not-allowed" });
      expect(await takeRequest(person, { caseId }, world)).toEqual({ outcome: "not-found" });
      expect(await seeOwnCases(person, {}, world)).toEqual([]);
    }
  });
});

describe("taking", () => {
  it("lets exactly one of two peers win, and the other learns it kindly", async () => {
    const world = await testWorld();
    const peers = [await aPeer(world), await aPeer(world)];
    const { caseId } = await askForSupport(world);
    const both = await Promise.all(peers.map((peer) => takeRequest(peer, { caseId }, world)));
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["already-taken", "taken"]);
  });

  it("is not possible above the cap, untrained or for one's own request", async () => {
    const world = await testWorld();
    const full = await aPeer(world, { caseCap: 1 });
    const lapsed = await aPeer(world, { trainedUntilOn: "2026-03-01" });
    const self = await aPeer(world, { name: "Nora Self" });
    const first = await askForSupport(world);
    const second = await askForSupport(world, { reach: { isNamed: "yes", name: "nora self" } });
    await takeRequest(full, { caseId: first.caseId }, world);
    expect(await takeRequest(full, { caseId: second.caseId }, world)).toEqual({
      outcome: "cannot-take-now",
      reasons: ["at-cap"],
    });
    expect(await takeRequest(lapsed, { caseId: second.caseId }, world)).toMatchObject({
      reasons: ["training-lapsed"],
    });
    expect(await takeRequest(self, { caseId: second.caseId }, world)).toEqual({
      outcome: "not-found",
    });
  });
});

describe("a taken case", () => {
  it("does not exist for any other peer, at any door", async () => {
    const world = await testWorld();
    const holder = await aPeer(world);
    const other = await aPeer(world);
    const { caseId } = await askForSupport(world);
    await takeRequest(holder, { caseId }, world);
    expect(await seeCase(other, { caseId }, world)).toEqual({ outcome: "not-found" });
    expect(await recordAttempt(other, { caseId, result: "reached" }, world)).toEqual({
      outcome: "not-found",
    });
    expect(await logEncounter(other, { caseId, answers }, world)).toEqual({ outcome: "not-found" });
    expect(await closeCase(other, { caseId }, world)).toEqual({ outcome: "not-found" });
    expect(rowsOf(await seeQueue(other, { page: 0 }, world))).toEqual([]);
    expect(await seeCase(holder, { caseId }, world)).toMatchObject({ outcome: "seen" });
  });

  it("stops its clock with an attempt, prompts at the third visit, and lives on by its plan", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const peer = await aPeer(world);
    const { caseId } = await askForSupport(world);
    await takeRequest(peer, { caseId }, world);
    await recordAttempt(peer, { caseId, result: "message-left" }, world);
    const row = (await caseOf(world.db, caseId))?.supportCase;
    expect(row).toMatchObject({ state: "in-touch", waitingSinceAt: null, contactDueAt: null });
    const said = [];
    for (const followUp of ["none", "days-90", "none"] as const) {
      const logged = await logEncounter(peer, { caseId, answers: { ...answers, followUp } }, world);
      said.push(logged.outcome === "logged" ? logged.suggestsStepUp : logged.outcome);
    }
    expect(said).toEqual([false, false, true]);
    expect((await caseOf(world.db, caseId))?.supportCase.lapsesOn).toBe("2026-06-07");
    const grant = (await caseOf(world.db, caseId))?.grant;
    expect(grant?.epochKeyId).toBe("2026-06");
    expect(await seeCase(peer, { caseId }, world)).toMatchObject({ outcome: "seen" });
  });

  it("goes back to the queue when passed on, and is out of sight of who passed it on", async () => {
    const world = await testWorld();
    const first = await aPeer(world);
    const second = await aPeer(world);
    const { caseId } = await askForSupport(world);
    expect(await passOnRequest(second, { caseId }, world)).toEqual({ outcome: "passed-on" });
    expect(rowsOf(await seeQueue(second, { page: 0 }, world))).toEqual([]);
    await takeRequest(first, { caseId }, world);
    expect(await passOnRequest(first, { caseId }, world)).toEqual({ outcome: "passed-on" });
    const third = await aPeer(world);
    expect(rowsOf(await seeQueue(first, { page: 0 }, world))).toEqual([]);
    expect(rowsOf(await seeQueue(third, { page: 0 }, world))).toHaveLength(1);
  });

  it("cannot be worked on from an old tab once it is closed", async () => {
    const world = await testWorld();
    const peer = await aPeer(world);
    const { caseId } = await askForSupport(world);
    await takeRequest(peer, { caseId }, world);
    expect(await closeCase(peer, { caseId }, world)).toEqual({ outcome: "closed" });
    expect(await logEncounter(peer, { caseId, answers }, world)).toEqual({ outcome: "not-found" });
    expect(await seeCase(peer, { caseId }, world)).toEqual({ outcome: "not-found" });
    expect(await takeRequest(peer, { caseId }, world)).toEqual({ outcome: "not-found" });
  });
});

it("lets nobody without an account near a verb of the peers", async () => {
  const world = await testWorld();
  const { caseId } = await askForSupport(world);
  const nobody = { ...anyone, accountId: "x", roles: [] } as never;
  expect(await takeRequest(nobody, { caseId }, world)).toEqual({ outcome: "not-found" });
  expect(await seeQueue(nobody, { page: 0 }, world)).toEqual({ outcome: "not-allowed" });
});
