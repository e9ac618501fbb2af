// Nobody lost: every state a request can be in, under every failure. After each, every
// request has an owner, a clock that ends in a call, and a number to ring that needs nobody here.
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { anyone, operator, type StaffActor, timer } from "#app/domain/access/actor.ts";
import { crisisLinesOf } from "#app/domain/crisis/crisis-lines.ts";
import { answeringNow } from "#app/domain/duty/coverage.server.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { targetsInForce } from "#app/domain/duty/targets-store.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { askToHandOn } from "#app/domain/hand-on/ask-to-hand-on.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import { seeProgramme } from "#app/domain/programme/see-programme.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { beginHandOff } from "#app/domain/step-ups/begin-hand-off.server.ts";
import { watchHandOffs } from "#app/domain/step-ups/watch-hand-offs.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { stepsOf } from "#app/domain/triage/response-clock.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { watchRequests } from "#app/domain/triage/watch-requests.server.ts";
import { accounts } from "#db/schema/access.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { aDirectory } from "#tests/support/directories.ts";
import { askForSupport } from "#tests/support/requests.ts";
import {
  lookAt,
  type Outside,
  quietOutside,
  sendDue,
  watchUntil,
  withPager,
} from "#tests/support/response-runs.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const start = "2026-03-02T09:00:00Z";

interface Stage {
  world: TestWorld;
  outside: Outside;
  peer: StaffActor;
  other: StaffActor;
  coordinator: StaffActor;
  /** A service in the directory. */
  psychology: string;
  known: Set<CaseId>;
}

/** How a request comes into each state it can be in. */
const states: Record<string, (stage: Stage, caseId: CaseId) => Promise<unknown>> = {
  "just asked": async () => undefined,
  "asked few": async ({ world, outside }) => lookAt(world, outside),
  "passed on by a peer": ({ world, peer }, caseId) => passOnRequest(peer, { caseId }, world),
  taken: ({ world, peer }, caseId) => takeRequest(peer, { caseId }, world),
  "in touch": async ({ world, peer }, caseId) => {
    await takeRequest(peer, { caseId }, world);
    await recordAttempt(peer, { caseId, result: "no-answer" }, world);
  },
  "handed on": async ({ world, peer }, caseId) => {
    await takeRequest(peer, { caseId }, world);
    await passOnRequest(peer, { caseId }, world);
  },
  "another peer wished": async ({ world, peer }, caseId) => {
    await takeRequest(peer, { caseId }, world);
    const own = { kind: "receipt-holder", caseId } as const;
    await changeOwnRequest(own, { change: "change-peer" }, world);
  },
  "asked whether another may go on": async ({ world, peer }, caseId) => {
    await takeRequest(peer, { caseId }, world);
    await recordAttempt(peer, { caseId, result: "reached" }, world);
    await askToHandOn(peer, { caseId }, world);
  },
  "agreed that another goes on": async ({ world, peer }, caseId) => {
    await takeRequest(peer, { caseId }, world);
    await recordAttempt(peer, { caseId, result: "reached" }, world);
    await askToHandOn(peer, { caseId }, world);
    const own = { kind: "receipt-holder", caseId } as const;
    await changeOwnRequest(own, { change: "agree-hand-on" }, world);
  },
  "in touch, and handed to more help that does not answer": async (stage, caseId) => {
    const { world, peer } = stage;
    await takeRequest(peer, { caseId }, world);
    await recordAttempt(peer, { caseId, result: "reached" }, world);
    const answers = { entryId: stage.psychology, allowed: [], agreed: "yes" as const };
    await beginHandOff(peer, { caseId, answers }, world);
  },
  "paused before contact": async ({ world, peer }, caseId) => {
    await takeRequest(peer, { caseId }, world);
    await changeOwnRequest({ kind: "receipt-holder", caseId }, { change: "pause" }, world);
  },
  "gone on after a pause": async ({ world, peer }, caseId) => {
    await takeRequest(peer, { caseId }, world);
    const own = { kind: "receipt-holder", caseId } as const;
    await changeOwnRequest(own, { change: "pause" }, world);
    await changeOwnRequest(own, { change: "resume" }, world);
  },
};

/** A team's request goes the same ways, for as long as it is an ordinary case. */
const teamStates = ["just asked", "taken", "handed on"] as const;

async function askedByTeam({ world, known }: Stage): Promise<CaseId> {
  const answers = {
    unitCode: "E1",
    headCount: "6-10",
    phone: "0664 1234567",
    name: "Nora",
  } as const;
  await askForGroup(anyone, { ...answers, formKey: world.newId<string>() }, world);
  const rows = await world.db.reader.select({ id: supportCases.id }).from(supportCases);
  const found = rows.find(({ id }) => !known.has(id));
  if (!found) throw new Error("the team's request is not there");
  return found.id;
}

const leaves = (world: TestWorld, actor: StaffActor) =>
  world.db.allOrNothing((tx) => [
    tx
      .update(accounts)
      .set({ state: "deactivated" })
      .where(eq(accounts.id, actor.accountId))
      .returning(),
  ]);

/** What can go wrong; each answers with the moment from which life goes on. */
const failures: Record<string, (stage: Stage) => Promise<string>> = {
  nothing: async () => start,
  "the mail server is down": async ({ outside }) => {
    outside.isMailDown = true;
    return start;
  },
  "the peer leaves": async ({ world, peer }) => {
    await leaves(world, peer);
    return start;
  },
  "every peer leaves": async ({ world, peer, other }) => {
    for (const actor of [peer, other]) await leaves(world, actor);
    return start;
  },
  "the rota is emptied": async ({ world }) => {
    await planDuty(operator, { hours: [] }, world);
    return start;
  },
  "a restart in the middle, with two workers": async ({ world }) => {
    await Promise.all([1, 2].map(() => watchRequests(timer, {}, world)));
    return "2026-03-02T15:00:00Z";
  },
  "the clock jumps a week ahead": async () => "2026-03-09T09:00:00Z",
  "the clock jumps back a day": async ({ world, outside }) => {
    await lookAt(world.at("2026-03-01T09:00:00Z"), outside);
    return "2026-03-01T09:00:00Z";
  },
};

async function staged(): Promise<Stage> {
  const world = await testWorld(start, withPager);
  await planDuty(operator, { hours: dutyHoursOf("mon-fri 07:00-21:00") ?? [] }, world);
  const cap = { caseCap: 20 };
  const stage = {
    world,
    outside: quietOutside(),
    peer: await aPeer(world, cap),
    other: await aPeer(world, cap),
    coordinator: await personWith(["coordinator"], world),
    psychology: (await aDirectory(world)).psychology,
    known: new Set<CaseId>(),
  };
  await lookAt(world, stage.outside);
  return stage;
}

async function standingOf(caseId: CaseId, stage: Stage, world: TestWorld) {
  const row = (await caseOf(world.db, caseId))?.supportCase;
  if (!row) throw new Error("the request is gone");
  const { coordinator } = stage;
  const queue = await seeQueue(coordinator, { page: 0 }, world);
  const isInQueue = queue.outcome === "seen" && queue.rows.some(({ id }) => id === caseId);
  const holder = row.holderId
    ? await world.db.reader.select().from(accounts).where(eq(accounts.id, row.holderId))
    : [];
  const isHeld = holder[0]?.state === "active";
  return { row, hasOwner: row.state === "waiting" ? isInQueue : isHeld };
}

describe.each(Object.keys(failures))("when this happens: %s", (failure) => {
  test("no request is without an owner, a clock and a number to ring, and a call comes in time", async () => {
    const stage = await staged();
    const asked = new Map<string, CaseId>();
    for (const [name, reach] of Object.entries(states)) {
      const { caseId } = await askForSupport(stage.world, { howSoon: "now" });
      asked.set(name, caseId);
      stage.known.add(caseId);
      await reach(stage, caseId);
    }
    for (const name of teamStates) {
      const caseId = await askedByTeam(stage);
      asked.set(`a team's, ${name}`, caseId);
      stage.known.add(caseId);
      await states[name]?.(stage, caseId);
    }
    const from = stage.world.at((await failures[failure]?.(stage)) ?? start);
    stage.outside.calls.length = 0;
    await lookAt(from, stage.outside);
    const targets = await targetsInForce(from.db);
    const { covered } = await answeringNow(from);
    for (const [name, caseId] of asked) {
      const { row, hasOwner } = await standingOf(caseId, stage, from);
      expect(isOpen(row.state), name).toBe(true);
      expect(hasOwner, `${name} has an owner`).toBe(true);
      if (row.contactDueAt === null || row.state === "paused") {
        // In touch, or at rest by the person's own wish: its clock is the day it would close.
        expect(row.lapsesOn >= from.now.toISOString().slice(0, 10), `${name} has a clock`).toBe(
          true,
        );
        continue;
      }
      const onClock = {
        state: row.state === "waiting" ? ("waiting" as const) : ("taken" as const),
        waitingSinceAt: row.waitingSinceAt ?? row.contactDueAt,
        contactDueAt: row.contactDueAt,
      };
      const steps = stepsOf(onClock, targets[row.responseClass], covered);
      const next = steps.find(({ number }) => number > row.clockStep);
      expect(next, `${name} has a clock`).toBeDefined();
    }
    // Left alone, each that nobody has tried for is called about by the time that was promised.
    const notTried = [...asked].filter(([name]) => !/in touch|paused|another may/.test(name));
    // A team is promised an answer within three days, and the clock may stand a day back.
    const lastMs = Math.max(from.now.getTime(), Date.parse(start)) + 74 * 3_600_000;
    const end = new Date(lastMs).toISOString();
    await watchUntil(from, end, stage.outside, 240);
    expect(stage.outside.calls.length).toBeGreaterThanOrEqual(notTried.length);
    for (const [name, caseId] of notTried) {
      const { row, hasOwner } = await standingOf(caseId, stage, from.at(end));
      expect(hasOwner, `${name} has an owner a day later`).toBe(true);
      const calledAt = row.state === "waiting" ? 4 : 2;
      expect(row.clockStep, `${name} was called about`).toBeGreaterThanOrEqual(calledAt);
    }
    // Nobody has answered the hand-off: its peer has been told, and a coordinator called.
    const calls = stage.outside.calls.length;
    stage.outside.isMailDown = false;
    for (let day = 0; day < 3; day += 1) {
      const morning = from.at(new Date(lastMs + day * 86_400_000).toISOString());
      await Promise.all([1, 2].map(() => watchHandOffs(timer, {}, morning)));
      await sendDue(morning, stage.outside);
    }
    expect(stage.outside.calls.length).toBe(calls + 1);
    const page = await seeProgramme(stage.coordinator, {}, from.at(end));
    expect(page).toMatchObject({ unansweredHandOffs: 1 });
    // The night's purge takes none of them.
    await purgeExpired(timer, {}, from.at(end));
    for (const [name, caseId] of asked) {
      expect((await caseOf(stage.world.db, caseId))?.supportCase.state, name).toBeDefined();
    }
    const { emergency, lines } = crisisLinesOf[stage.world.settings.country];
    expect([emergency, ...lines].every(({ dial }) => /^\+?\d{2,}$/.test(dial))).toBe(true);
  });
});
