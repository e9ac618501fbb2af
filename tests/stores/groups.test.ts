// Groups for teams after their request: who may be asked, who sees them, and that a number is kept only once
// the group was held. On both engines.
import { describe, expect, it } from "vitest";
import { anyone, type StaffActor } from "#app/domain/access/actor.ts";
import { closeAccount } from "#app/domain/access/close-account.server.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { chainRows } from "#app/domain/audit/audit-store.server.ts";
import { unsealForCase } from "#app/domain/confidentiality/case-key.server.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { stubPlace, stubShape } from "#app/domain/figures/stub.ts";
import { answerGroup } from "#app/domain/groups/answer-group.server.ts";
import { countGroup } from "#app/domain/groups/count-group.server.ts";
import { groupCalendar } from "#app/domain/groups/group-calendar.server.ts";
import { planGroup } from "#app/domain/groups/plan-group.server.ts";
import { seeGroups } from "#app/domain/groups/see-groups.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { jobBacklog } from "#app/domain/jobs/job-store.server.ts";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import { seeProgramme } from "#app/domain/programme/see-programme.server.ts";
import { caseOf, waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { groupPeople } from "#db/schema/groups.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

/** A Monday, ten in the morning in Vienna; the group is planned for four in the afternoon. */
const morning = "2026-03-02T09:00:00Z";
const during = "2026-03-02T15:30:00Z";
const evening = "2026-03-02T16:30:00Z";

async function aTeamAsks(name = "Charge Nurse") {
  const world = await testWorld(morning);
  const coordinator = await personWith(["coordinator"], world);
  const facilitator = await personWith(["supervisor"], world);
  const peer = await aPeer(world);
  const asked = { unitCode: "U1", headCount: "6-10" as const, phone: "4711", name };
  await askForGroup(anyone, { ...asked, formKey: "one" }, world);
  const [waiting] = await waitingCases(world.db);
  if (!waiting) throw new Error("nothing waits");
  const caseId = waiting.supportCase.id;
  const plan = (
    by: StaffActor = coordinator,
    peers: string[] = [peer.accountId],
    changes: { at?: string; on?: string; place?: string; facilitator?: string } = {},
  ) =>
    planGroup(
      by,
      {
        caseId,
        on: "2026-03-02",
        at: "16:00",
        minutes: 60,
        way: "in-person",
        place: "quiet-room",
        facilitator: facilitator.accountId,
        peers,
        ...changes,
      },
      world,
    );
  const count = (by: StaffActor, moment: string, heads: number | null = 8) =>
    countGroup(by, { caseId, heads }, world.at(moment));
  return { world, coordinator, facilitator, peer, caseId, plan, count };
}

async function seenBy(actor: StaffActor, world: World, planning: string | null = null) {
  const seen = await seeGroups(actor, { planning }, world);
  if (seen.outcome === "not-allowed") throw new Error("not allowed");
  return seen;
}

async function stubOf(caseId: CaseId, world: World) {
  const entry = await caseOf(world.db, caseId);
  if (!entry) throw new Error("no case");
  const sealed = entry.supportCase.sealedStub;
  const opened = unsealForCase(caseKeyOf(world.keyring, entry), stubPlace(caseId), sealed);
  return { state: entry.supportCase.state, ...stubShape.parse(opened) };
}

describe("a group", () => {
  it("is planned, answered, held, counted as a range, and ends with that", async () => {
    const { world, coordinator, facilitator, peer, caseId, plan, count } = await aTeamAsks();
    expect(await plan()).toEqual({ outcome: "planned" });
    await takeRequest(peer, { caseId }, world);
    expect((await seenBy(facilitator, world)).groups).toMatchObject([
      { stage: "planned", own: "asked", headCount: "6-10", plan: { place: "quiet-room" } },
    ]);
    const coming = { caseId, answer: "coming" } as const;
    expect(await answerGroup(facilitator, coming, world)).toEqual({ outcome: "coming" });
    expect(await count(facilitator, during)).toEqual({ outcome: "too-early" });
    expect((await stubOf(caseId, world)).state).toBe("taken");
    expect(await count(facilitator, evening)).toEqual({ outcome: "counted" });
    expect(await stubOf(caseId, world)).toMatchObject({ state: "closed", groupSize: "6-10" });
    expect(await count(facilitator, evening)).toMatchObject({ outcome: "too-late" });
    expect((await seenBy(coordinator, world)).groups).toEqual([]);
  });

  it("that nobody has taken cannot be counted, and one not held is planned again", async () => {
    const { world, coordinator, plan, count } = await aTeamAsks();
    await plan();
    expect(await count(coordinator, evening)).toEqual({ outcome: "nobody-has-it" });
    expect(await count(coordinator, evening, null)).toEqual({ outcome: "called-off" });
    expect((await seenBy(coordinator, world)).groups).toMatchObject([
      { stage: "to-staff", plan: null, people: [] },
    ]);
  });

  it("that is closed without a number still counts, its size not known", async () => {
    const { world, peer, caseId } = await aTeamAsks();
    await takeRequest(peer, { caseId }, world);
    expect(await closeCase(peer, { caseId }, world)).toEqual({ outcome: "closed" });
    expect(await stubOf(caseId, world)).toMatchObject({
      sort: "group",
      countable: true,
      groupSize: "not-said",
    });
  });

  it("goes into the calendar of whoever comes, with a time and no place", async () => {
    const { world, peer, caseId, plan, facilitator } = await aTeamAsks();
    await plan();
    const [group] = (await seenBy(peer, world)).groups;
    if (!group?.plan) throw new Error("no plan");
    expect(await groupCalendar(facilitator, { groupId: group.plan.id }, world)).toEqual({
      outcome: "not-found",
    });
    await answerGroup(peer, { caseId, answer: "coming" }, world);
    const file = await groupCalendar(peer, { groupId: group.plan.id }, world);
    expect(file).toMatchObject({ outcome: "read" });
    expect(JSON.stringify(file)).toContain("20260302T150000Z");
    expect(JSON.stringify(file)).not.toContain("uiet");
    expect(JSON.stringify(file)).not.toContain(caseId);
    expect(await answerGroup(peer, { caseId, answer: "declined" }, world)).toEqual({
      outcome: "declined",
    });
    expect(await answerGroup(peer, { caseId, answer: "coming" }, world)).toEqual({
      outcome: "not-found",
    });
  });

  it("comes as a calendar also to whoever signed in a while ago, and that is no export", async () => {
    const { world, peer, caseId, plan } = await aTeamAsks();
    await plan();
    await answerGroup(peer, { caseId, answer: "coming" }, world);
    const [group] = (await seenBy(peer, world)).groups;
    const sessionId = await startSession(peer.accountId, world);
    const before = await chainRows(world.db, "site");
    const site = await siteInProcess(world.at("2026-03-02T09:12:00Z"), sessionId);
    const file = await site.get(`/groups/${group?.plan?.id}.ics`);
    expect(file.status).toBe(200);
    expect(file.headers["content-type"]).toContain("text/calendar");
    expect((await site.get("/groups/nothing.ics")).status).toBe(404);
    expect(await chainRows(world.db, "site")).toEqual(before);
  });

  it("is not planned for yesterday, an unknown place, or with somebody who may not", async () => {
    const { coordinator, peer, plan } = await aTeamAsks();
    const peers = [peer.accountId];
    const outcomes = [
      await plan(coordinator, peers, { at: "09:59" }),
      await plan(coordinator, peers, { on: "2026-06-30" }),
      await plan(coordinator, peers, { place: "directory:none" }),
      await plan(coordinator, peers, { facilitator: peer.accountId }),
      await plan(coordinator, ["nobody"]),
    ];
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      "past-moment",
      "past-moment",
      "no-such-place",
      "no-such-facilitator",
      "no-such-peer",
    ]);
  });
});

describe("who is asked", () => {
  it("gets one neutral mail, and another only when the time changes", async () => {
    const { world, plan } = await aTeamAsks();
    const waiting = async () => (await jobBacklog(world.db, "send-mail")).waitingCount;
    const before = await waiting();
    const mailed = async () => (await waiting()) - before;
    await plan();
    expect(await mailed()).toBe(2);
    await plan(undefined, undefined, { place: "seminar-room" });
    expect(await mailed()).toBe(2);
    await plan(undefined, undefined, { at: "17:00" });
    expect(await mailed()).toBe(4);
  });

  it("and leaves the programme is missed: the coordinator finds the group to staff again", async () => {
    const { world, coordinator, facilitator, plan } = await aTeamAsks();
    const toStaff = async () => {
      const seen = await seeProgramme(coordinator, {}, world);
      return seen.outcome === "seen" ? seen.groupsToStaff : null;
    };
    expect(await toStaff()).toBe(1);
    await plan();
    expect(await toStaff()).toBe(0);
    const administrator = await personWith(["administrator"], world);
    await closeAccount(administrator, { accountId: facilitator.accountId }, world);
    expect(await toStaff()).toBe(1);
    expect((await seenBy(coordinator, world)).groups).toMatchObject([
      { stage: "to-staff", people: [{ part: "peer" }] },
    ]);
  });

  it("and is no peer any more is not among its people: somebody else has to be asked", async () => {
    const { world, coordinator, peer, plan } = await aTeamAsks();
    await plan();
    await stepDown(peer, { accountId: peer.accountId }, world);
    expect((await seenBy(coordinator, world)).groups).toMatchObject([
      { stage: "to-staff", people: [{ part: "facilitator" }] },
    ]);
    const kept = await world.db.reader.select().from(groupPeople);
    expect(
      kept.map(({ part }) => part),
      "nothing is kept of it",
    ).toEqual(["facilitator"]);
  });
});

describe("who must not", () => {
  it("is neither offered nor assigned: the peer who asked, one who lapsed", async () => {
    const { world, coordinator, peer, caseId, plan } = await aTeamAsks("Nora Needle");
    const herself = await aPeer(world, { name: "Nora Needle" });
    const lapsed = await aPeer(world, { trainedUntilOn: "2026-01-01" });
    const { choices } = await seenBy(coordinator, world, caseId);
    expect(choices?.peers.map(({ accountId }) => accountId)).toEqual([peer.accountId]);
    for (const one of [herself, lapsed]) {
      expect(await plan(coordinator, [one.accountId])).toEqual({ outcome: "no-such-peer" });
    }
    const both = await plan(coordinator, [peer.accountId, herself.accountId]);
    expect(both).toEqual({ outcome: "no-such-peer" });
  });

  it("sees nothing as a coordinator that they must not see as a peer", async () => {
    const { world, coordinator, caseId, plan, count } = await aTeamAsks("Nora Needle");
    const both = await personWith(["peer", "coordinator"], world, { name: "Nora Needle" });
    await plan();
    const seen = await seenBy(both, world, caseId);
    expect(seen).toMatchObject({ groups: [], choices: null });
    expect((await seenBy(coordinator, world)).groups).toHaveLength(1);
    expect(await plan(both)).toEqual({ outcome: "not-found" });
    expect(await count(both, evening)).toEqual({ outcome: "not-found" });
    expect(await answerGroup(both, { caseId, answer: "coming" }, world)).toEqual({
      outcome: "not-found",
    });
  });

  it("finds nothing: other peers and supervisors, the lead, the administrator", async () => {
    const { world, peer, caseId, plan, count } = await aTeamAsks();
    await plan();
    const otherPeer = await aPeer(world);
    const otherSupervisor = await personWith(["supervisor"], world);
    for (const one of [otherPeer, otherSupervisor]) {
      expect((await seenBy(one, world, caseId)).groups).toEqual([]);
    }
    const lead = await personWith(["lead"], world);
    const administrator = await personWith(["administrator"], world);
    for (const one of [lead, administrator]) {
      expect(await seeGroups(one, { planning: caseId }, world)).toEqual({ outcome: "not-allowed" });
    }
    for (const one of [otherPeer, otherSupervisor, lead, administrator]) {
      const answered = await answerGroup(one, { caseId, answer: "coming" }, world);
      expect([await plan(one), await count(one, evening), answered]).toEqual(
        Array.from({ length: 3 }, () => ({ outcome: "not-found" })),
      );
    }
    // Asked, but has not said that they come.
    expect(await count(peer, evening)).toEqual({ outcome: "not-found" });
  });
});
