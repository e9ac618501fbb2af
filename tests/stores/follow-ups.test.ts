// Planned talks, small steps and debriefs, on both engines.
import { describe, expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { planForm } from "#app/domain/follow-ups/follow-up.ts";
import {
  keepPrivatePlan,
  seePrivatePlan,
} from "#app/domain/follow-ups/keep-private-plan.server.ts";
import { seeFollowUps } from "#app/domain/follow-ups/see-follow-ups.server.ts";
import { skipFollowUp } from "#app/domain/follow-ups/skip-follow-up.server.ts";
import { tellFollowUps } from "#app/domain/follow-ups/tell-follow-ups.server.ts";
import { jobBacklog } from "#app/domain/jobs/job-store.server.ts";
import { answerDebrief } from "#app/domain/peer-care/answer-debrief.server.ts";
import { planMeeting } from "#app/domain/peer-care/plan-meeting.server.ts";
import { seeSupervision } from "#app/domain/peer-care/see-supervision.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { debriefs, supervisionMeetings } from "#db/schema/peer-care.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { testWorld } from "#tests/support/worlds.ts";

const talk = { durationBand: "15-29", mode: "phone", ownEase: "fine" };

async function talked(more: Record<string, string> = {}) {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const peer = await aPeer(world);
  const { caseId } = await askForSupport(world);
  await takeRequest(peer, { caseId }, world);
  const log = (answers: Record<string, string>, at = world) =>
    logEncounter(peer, { caseId, answers: encounterForm.parse({ ...talk, ...answers }) }, at);
  const logged = await log(more);
  return { world, peer, caseId, log, logged, own: { kind: "receipt-holder", caseId } as const };
}

describe("a planned talk", () => {
  it("is listed for the peer and keeps the case alive, a date that matters as well", async () => {
    const { world, peer, caseId } = await talked({ followUp: "on-date", followUpOn: "2026-06-10" });
    expect(await seeFollowUps(peer, {}, world)).toMatchObject([{ dueOn: "2026-06-10", caseId }]);
    expect((await caseOf(world.db, caseId))?.supportCase.lapsesOn).toBe("2026-06-17");
    expect(await seeFollowUps(await aPeer(world), {}, world)).toEqual([]);
    expect(await seeFollowUps(await personWith(["coordinator"], world), {}, world)).toEqual([]);
  });

  it("is refused for a date that is no date to come, and nothing is logged", async () => {
    for (const followUpOn of ["2026-03-02", "2025-12-24", "2028-01-01", "soon", ""]) {
      const { world, peer, caseId, logged } = await talked({ followUp: "on-date", followUpOn });
      expect(logged).toEqual({ outcome: "bad-date" });
      expect(await seeCase(peer, { caseId }, world)).toMatchObject({ view: { encounters: [] } });
    }
  });

  it("is let go by either side, and by nobody else", async () => {
    const { world, peer, caseId, own, log } = await talked({ followUp: "days-7-14" });
    await log({ followUp: "days-30" });
    const [first, second] = await seeFollowUps(peer, {}, world);
    const skip = (actor: Parameters<typeof skipFollowUp>[0], followUpId = "") =>
      skipFollowUp(actor, { caseId, followUpId }, world);
    const elsewhere = (await askForSupport(world)).caseId;
    expect(await skip(await aPeer(world), first?.id)).toEqual({ outcome: "not-found" });
    expect(await skip(anyone, first?.id)).toEqual({ outcome: "not-found" });
    expect(await skip({ kind: "receipt-holder", caseId: elsewhere }, first?.id)).toEqual({
      outcome: "too-late",
    });
    expect(await skip(own, first?.id)).toEqual({ outcome: "skipped" });
    expect(await skip(peer, second?.id)).toEqual({ outcome: "skipped" });
    expect(await skip(peer, second?.id)).toEqual({ outcome: "too-late" });
    expect(await seeFollowUps(peer, {}, world)).toEqual([]);
  });

  it("is announced once on its morning, and fulfilled by the talk", async () => {
    const { world, peer, log } = await talked({ followUp: "days-1-3" });
    const before = (await jobBacklog(world.db, "send-mail")).waitingCount;
    const then = world.at("2026-03-03T07:00:00Z");
    for (const at of [world, then, then, world.at("2026-03-04T07:00:00Z")]) {
      await tellFollowUps(timer, {}, at);
    }
    expect((await jobBacklog(world.db, "send-mail")).waitingCount).toBe(before + 1);
    expect(await seeFollowUps(peer, {}, then)).toMatchObject([{ isDue: true }]);
    await log({}, then);
    expect(await seeFollowUps(peer, {}, then)).toEqual([]);
    expect(await tellFollowUps(anyone, {}, then)).toEqual({ outcome: "not-allowed" });
  });
});

it("opens the conversation about more help at a worry, without keeping that there was one", async () => {
  const { world, peer, caseId } = await talked();
  const answers = encounterForm.parse(talk);
  const logged = await logEncounter(peer, { caseId, answers, hasWorry: true }, world);
  expect(logged).toMatchObject({ suggestsStepUp: true });
  expect(JSON.stringify(await seeCase(peer, { caseId }, world))).not.toContain("orry");
});

describe("small steps", () => {
  it("are the person's own until they show them", async () => {
    const { world, peer, caseId, own } = await talked();
    const plan = planForm.parse({ chosen: ["walk", "eat", "made up"], backOn: "2026-03-20" });
    expect(await keepPrivatePlan(own, plan, world)).toEqual({ outcome: "kept" });
    expect(await seePrivatePlan(own, {}, world)).toMatchObject({
      plan: { chosen: ["eat", "walk"] },
    });
    expect(await seeCase(peer, { caseId }, world)).toMatchObject({ view: { sharedPlan: null } });
    expect(await seePrivatePlan(peer, {}, world)).toEqual({ outcome: "not-found" });
    expect(await keepPrivatePlan(anyone, plan, world)).toEqual({ outcome: "not-found" });
    await keepPrivatePlan(own, { ...plan, isShown: true }, world);
    expect(await seeCase(peer, { caseId }, world)).toMatchObject({
      view: { sharedPlan: { backOn: "2026-03-20" } },
    });
  });
});

describe("a debrief", () => {
  it("is offered after every talk, once a day, and let go without a reason", async () => {
    const { world, peer, log } = await talked();
    await log({});
    const supervisor = await personWith(["supervisor"], world);
    const seen = await seeSupervision(peer, {}, world);
    const own = seen.outcome === "seen" ? seen.view.own : [];
    expect(own).toMatchObject([{ weight: "usual", state: "offered" }]);
    expect(await seeSupervision(supervisor, {}, world)).toMatchObject({ view: { toHold: [] } });
    const id = own[0]?.id ?? "";
    const other = await aPeer(world);
    expect(await answerDebrief(other, { id, answer: "declined" }, world)).toEqual({
      outcome: "too-late",
    });
    expect(await answerDebrief(peer, { id, answer: "declined" }, world)).toEqual({
      outcome: "answered",
    });
    const lead = await personWith(["lead"], world);
    expect(await seeSupervision(lead, {}, world)).toEqual({ outcome: "not-allowed" });
  });

  it("that is wanted or heavy is offered by name, held by supervisors only, and forgotten", async () => {
    const { world, peer } = await talked({ ownEase: "would-like-debrief" });
    const supervisor = await personWith(["supervisor"], world);
    const seen = await seeSupervision(supervisor, {}, world);
    const id = seen.outcome === "seen" ? (seen.view.toHold[0]?.id ?? "") : "";
    expect(seen).toMatchObject({ view: { toHold: [{ name: peer.name }] } });
    expect(await answerDebrief(peer, { id, answer: "done" }, world)).toEqual({
      outcome: "not-allowed",
    });
    await answerDebrief(supervisor, { id, answer: "done" }, world);
    await purgeExpired(timer, {}, world.at("2026-04-20T09:00:00Z"));
    expect(await world.db.reader.$count(debriefs)).toBe(0);
  });

  it("in a group is a day, a place and a number", async () => {
    const { world, peer } = await talked();
    const supervisor = await personWith(["supervisor"], world);
    const plan = { on: "2026-03-10", at: "15:30", place: "Room 4" };
    expect(await planMeeting(peer, plan, world)).toEqual({ outcome: "not-allowed" });
    await planMeeting(supervisor, plan, world);
    const [meeting] = await world.db.reader.select().from(supervisionMeetings);
    expect(meeting?.meetsAt.toISOString()).toBe("2026-03-10T14:30:00.000Z");
    await planMeeting(supervisor, { id: meeting?.id ?? "", attended: 7 }, world);
    const [counted] = await world.db.reader.select().from(supervisionMeetings);
    expect(counted).toMatchObject({ attendedCount: 7 });
    expect(Object.keys(counted ?? {}).sort()).toEqual(["attendedCount", "id", "meetsAt", "place"]);
  });
});
