// Messages between a person and their peer: as the right person and as every wrong one, and what becomes of
// them, on both engines.
import { describe, expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { jobBacklog, jobsReady } from "#app/domain/jobs/job-store.server.ts";
import { seeCaseMessages, seeOwnMessages } from "#app/domain/messages/see-messages.server.ts";
import { writeAsPeer } from "#app/domain/messages/write-as-peer.server.ts";
import { writeAsPerson } from "#app/domain/messages/write-as-person.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { caseMessages } from "#db/schema/messages.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

async function inTouch(moment?: string) {
  const world = await testWorld(moment);
  const peer = await aPeer(world);
  const { caseId } = await askForSupport(world, {
    reach: { channel: "here", notice: "me@home.example" },
  });
  await takeRequest(peer, { caseId }, world);
  const own = { kind: "receipt-holder", caseId } as const;
  return { world, peer, caseId, own };
}

let forms = 0;
const formKey = () => `form-${++forms}`;
const textsOf = (seen: Awaited<ReturnType<typeof seeOwnMessages>>) =>
  seen.outcome === "seen" ? seen.thread.messages.map(({ text, prompt }) => prompt ?? text) : null;
const mailsWaiting = async (world: TestWorld) =>
  (await jobBacklog(world.db, "send-mail")).waitingCount;
const mailsReady = async (world: TestWorld) =>
  (await jobsReady(world.db, ["send-mail"], 9, world.now)).length;

describe("a thread", () => {
  it("is read by the person and by the peer who has the case, in the order of writing", async () => {
    const { world, peer, caseId, own } = await inTouch();
    await writeAsPerson(own, { text: "Are you there?", formKey: formKey() }, world);
    await writeAsPeer(peer, { caseId, text: "I am.\nTake your time.", formKey: formKey() }, world);
    for (const seen of [
      await seeOwnMessages(own, {}, world),
      await seeCaseMessages(peer, { caseId }, world),
    ]) {
      expect(textsOf(seen)).toEqual(["Are you there?", "I am.\nTake your time."]);
    }
  });

  it("does not exist for anybody else, as a case that never was", async () => {
    const { world, caseId } = await inTouch();
    const other = await aPeer(world);
    const said = { text: "hello", formKey: formKey() };
    for (const wrong of [
      other,
      await personWith(["coordinator"], world),
      await personWith(["supervisor"], world),
      await personWith(["lead"], world),
    ]) {
      expect(await seeCaseMessages(wrong, { caseId }, world)).toEqual({ outcome: "not-found" });
      expect(await writeAsPeer(wrong, { caseId, ...said }, world)).toEqual({
        outcome: "not-found",
      });
      expect(await seeOwnMessages(wrong, {}, world)).toEqual({ outcome: "not-found" });
    }
    for (const wrong of [anyone, timer]) {
      expect(await seeOwnMessages(wrong, {}, world)).toEqual({ outcome: "not-found" });
      expect(await writeAsPerson(wrong, said, world)).toEqual({ outcome: "not-found" });
    }
    const elsewhere = (await askForSupport(world)).caseId;
    const stranger = { kind: "receipt-holder", caseId: elsewhere } as const;
    expect(textsOf(await seeOwnMessages(stranger, {}, world))).toEqual([]);
  });

  it("is not read by the next peer when the person asks for somebody else", async () => {
    const { world, peer, caseId, own } = await inTouch();
    await writeAsPerson(own, { text: "for the first", formKey: formKey() }, world);
    await changeOwnRequest(own, { change: "change-peer" }, world);
    await writeAsPerson(own, { text: "for whoever comes", formKey: formKey() }, world);
    const next = await aPeer(world);
    await takeRequest(next, { caseId }, world);
    expect(textsOf(await seeCaseMessages(next, { caseId }, world))).toEqual(["for whoever comes"]);
    expect(await seeCaseMessages(peer, { caseId }, world)).toEqual({ outcome: "not-found" });
    expect(textsOf(await seeOwnMessages(own, {}, world))).toHaveLength(2);
  });

  it("takes the same form once, however often it is sent", async () => {
    const { world, own } = await inTouch();
    const form = { text: "once", formKey: formKey() };
    for (let press = 0; press < 3; press += 1) {
      expect(await writeAsPerson(own, form, world)).toEqual({ outcome: "written" });
    }
    expect(textsOf(await seeOwnMessages(own, {}, world))).toEqual(["once"]);
  });

  it("keeps no word in clear", async () => {
    const { world, own } = await inTouch();
    await writeAsPerson(own, { text: "Needleword", formKey: formKey() }, world);
    const rows = await world.db.reader.select().from(caseMessages);
    expect(JSON.stringify(rows)).not.toContain("Needleword");
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(["caseId", "goneOn", "id", "sealedMessage"]);
  });
});

describe("writing", () => {
  it("stops the clock when the peer writes, and lets the case live on when the person does", async () => {
    const { world, peer, caseId, own } = await inTouch("2026-03-02T09:00:00Z");
    await writeAsPeer(peer, { caseId, text: "Hello", formKey: formKey() }, world);
    const row = (await caseOf(world.db, caseId))?.supportCase;
    expect(row).toMatchObject({ state: "in-touch", contactDueAt: null, lapsesOn: "2026-03-09" });
    const later = world.at("2026-03-08T09:00:00Z");
    await writeAsPerson(own, { text: "Still here", formKey: formKey() }, later);
    expect((await caseOf(world.db, caseId))?.supportCase.lapsesOn).toBe("2026-03-15");
  });

  it("is not possible for a peer while the person has paused, nor for anybody after the end", async () => {
    const { world, peer, caseId, own } = await inTouch();
    await writeAsPeer(peer, { caseId, text: "Hello", formKey: formKey() }, world);
    await changeOwnRequest(own, { change: "pause" }, world);
    const more = { text: "More", formKey: formKey() };
    expect(await writeAsPeer(peer, { caseId, ...more }, world)).toEqual({ outcome: "too-late" });
    await changeOwnRequest(own, { change: "resume" }, world);
    await closeCase(peer, { caseId }, world);
    expect(await writeAsPerson(own, more, world)).toEqual({ outcome: "too-late" });
    expect(await writeAsPeer(peer, { caseId, ...more }, world)).toEqual({ outcome: "not-found" });
    expect(textsOf(await seeOwnMessages(own, {}, world))).toEqual(["Hello"]);
  });

  it("announces the first of a row by one mail, and waits for the morning with it", async () => {
    const { world, own, peer, caseId } = await inTouch("2026-03-02T21:30:00Z");
    const before = await mailsWaiting(world);
    await writeAsPerson(own, { text: "one", formKey: formKey() }, world);
    await writeAsPerson(own, { text: "two", formKey: formKey() }, world);
    expect(await mailsWaiting(world)).toBe(before + 1);
    expect(await mailsReady(world)).toBe(before);
    await writeAsPeer(peer, { caseId, text: "three", formKey: formKey() }, world);
    expect(await mailsWaiting(world)).toBe(before + 2);
    expect(await mailsReady(world.at("2026-03-03T06:01:00Z"))).toBe(before + 2);
  });

  it("lets a sentence of the programme appear on its day, and not before", async () => {
    const { world, peer, caseId, own } = await inTouch("2026-03-02T09:00:00Z");
    const planned = { caseId, prompt: "sleep" as const, inDays: 3, formKey: formKey() };
    expect(await writeAsPeer(peer, planned, world)).toEqual({ outcome: "written" });
    expect(textsOf(await seeOwnMessages(own, {}, world))).toEqual([]);
    expect(await seeCaseMessages(peer, { caseId }, world)).toMatchObject({
      thread: { scheduled: [{ prompt: "sleep", on: "2026-03-05" }] },
    });
    const then = world.at("2026-03-05T09:00:00Z");
    expect(textsOf(await seeOwnMessages(own, {}, then))).toEqual(["sleep"]);
  });
});

it("destroys a message on the day that was named, and all of them with the case", async () => {
  const { world, peer, caseId, own } = await inTouch("2026-03-02T09:00:00Z");
  await writeAsPeer(peer, { caseId, text: "old", formKey: formKey() }, world);
  const seen = await seeOwnMessages(own, {}, world);
  expect(seen).toMatchObject({ thread: { messages: [{ goneOn: "2026-03-16" }] } });
  const week = world.at("2026-03-08T09:00:00Z");
  await writeAsPeer(peer, { caseId, text: "newer", formKey: formKey() }, week);
  const then = world.at("2026-03-15T23:30:00Z");
  expect(textsOf(await seeOwnMessages(own, {}, then))).toEqual(["newer"]);
  await writeAsPerson(own, { text: "alive", formKey: formKey() }, world.at("2026-03-14T09:00:00Z"));
  await purgeExpired(timer, {}, then);
  expect(await world.db.reader.$count(caseMessages)).toBe(2);
  await changeOwnRequest(own, { change: "close" }, then);
  await purgeExpired(timer, {}, world.at("2026-04-05T09:00:00Z"));
  expect(await world.db.reader.$count(caseMessages)).toBe(0);
});
