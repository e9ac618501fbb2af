// A programme lived through with the clock in hand: requests come at random, peers on duty take them and
// try to reach people, the response clock looks every quarter of an hour. Counts what was kept and what not.

import { isNotNull } from "drizzle-orm";
import { timer } from "#app/domain/access/actor.ts";
import { answeringNow } from "#app/domain/duty/coverage.server.ts";
import { expectedTime } from "#app/domain/duty/expected-time.ts";
import { isCovered } from "#app/domain/duty/span.ts";
import { targetsInForce } from "#app/domain/duty/targets-store.server.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { addShift } from "#app/domain/rota/add-shift.server.ts";
import { shiftForm } from "#app/domain/rota/rota-form.ts";
import { revisionToChange } from "#app/domain/rota/rota-store.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { watchRequests } from "#app/domain/triage/watch-requests.server.ts";
import { rotaShifts } from "#db/schema/rota.ts";
import { aPeer } from "./actors.ts";
import { type ClockedWorld, type Outside, quietOutside, sendDue } from "./response-runs.ts";
import { waitingCase } from "./take-races.ts";

const quarterMs = 900_000;

export interface Month {
  from: string;
  days: number;
  /** Of the whole hospital in these days. */
  requests: number;
  /** From this day of the month on nobody is on the rota. */
  coverageEndsAfterDays: number | null;
  seed: number;
}

export interface Lived {
  asked: number;
  /** Contact attempted by what was promised when it was asked. */
  inTime: number;
  late: number;
  /** Never contacted, since nobody was there. */
  left: number;
  /** Of those never contacted: a coordinator was called before the promise ran out. */
  calledInTime: number;
  calls: number;
  /** Mails beyond one for each peer who was asked, and calls beyond one for each step that calls. */
  doubles: number;
}

/** Small and repeatable: a linear congruential generator (Numerical Recipes' constants). */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface Asked {
  caseId: CaseId;
  at: number;
  dueAt: number;
  kind: ResponseClass;
  takeAt: number;
  contactedAt: number | null;
  calledAt: number | null;
  clockStep: number;
  /** Steps that call a coordinator, as they were written down with the case. */
  callSteps: number;
  /** Peers who were told, as written down with the case. */
  toldPeers: number;
}

/** Peers for days and nights of the whole week, each in turn. */
async function peopleOnRota(world: ClockedWorld) {
  const peers = [];
  for (const [from, to] of [
    ["06:00", "14:00"],
    ["14:00", "22:00"],
    ["22:00", "06:00"],
  ] as const) {
    const peer = await aPeer(world, { caseCap: 200 });
    for (const weekday of ["1", "2", "3", "4", "5", "6", "7"]) {
      await addShift(peer, shiftForm.parse({ weekday, from, to, everyWeeks: "1" }), world);
    }
    peers.push(peer);
  }
  return peers;
}

export async function liveThrough(month: Month, world: ClockedWorld): Promise<Lived> {
  const chance = chanceOf(month.seed);
  const outside: Outside = quietOutside();
  const peers = await peopleOnRota(world);
  await sendDue(world, outside);
  outside.letters.length = 0;
  const start = world.now.getTime();
  const end = start + month.days * 86_400_000;
  const isCut = (at: number): boolean =>
    month.coverageEndsAfterDays !== null && at >= start + month.coverageEndsAfterDays * 86_400_000;
  const arrivals = Array.from({ length: month.requests }, () => ({
    at: start + Math.floor(chance() * month.days * 96) * quarterMs,
    kind: (chance() < 0.3 ? "urgent" : "standard") as ResponseClass,
  })).sort((a, b) => a.at - b.at);
  const asked: Asked[] = [];
  let hasCut = false;
  // Then on until what came last was answered, or its promise has run out.
  const isOver = (at: number): boolean =>
    at > end && asked.every((one) => one.contactedAt !== null || at > one.dueAt);
  for (let at = start; !isOver(at); at += quarterMs) {
    const now = world.at(new Date(at).toISOString());
    if (isCut(at) && !hasCut) {
      hasCut = true;
      await now.db.allOrNothing((tx) => [
        tx.delete(rotaShifts).where(isNotNull(rotaShifts.id)).returning(),
        revisionToChange(tx, now),
      ]);
    }
    for (; arrivals[0] && arrivals[0].at <= at; arrivals.shift()) {
      const { kind } = arrivals[0];
      const targets = await targetsInForce(now.db);
      const { contactBy } = expectedTime(targets[kind], (await answeringNow(now)).covered, now.now);
      const caseId = await waitingCase(now, kind);
      const row = (await caseOf(now.db, caseId))?.supportCase;
      const dueAt = (contactBy ?? row?.contactDueAt ?? now.now).getTime();
      // A colleague needs a while: up to a third of what is promised.
      const takeAt = at + chance() * Math.min((dueAt - at) / 3, 3 * 3_600_000);
      asked.push({ caseId, at, dueAt, kind, takeAt, ...nothingYet });
    }
    await watchRequests(timer, {}, now);
    await sendDue(now, outside);
    for (const one of asked) {
      if (one.contactedAt !== null) continue;
      const row = (await caseOf(now.db, one.caseId))?.supportCase;
      if (!row) continue;
      if (row.clockStep !== one.clockStep) {
        one.clockStep = row.clockStep;
        if (row.clockStep >= 4) one.callSteps += 1;
        if (row.clockStep >= 4) one.calledAt ??= at;
        one.toldPeers = await toldIn(one.caseId, now);
      }
      if (at < one.takeAt || hasCut || !isCovered((await answeringNow(now)).covered, at)) continue;
      const local = new Date(at);
      const peer = peers[dutyIndex(local)];
      if (!peer) continue;
      await seeQueue(peer, { page: 0 }, now);
      await takeRequest(peer, { caseId: one.caseId }, now);
      const tried = await recordAttempt(peer, { caseId: one.caseId, result: "reached" }, now);
      if (tried.outcome !== "recorded") continue;
      one.contactedAt = at;
      await closeCase(peer, { caseId: one.caseId }, now);
    }
  }
  const left = asked.filter(({ contactedAt }) => contactedAt === null);
  return {
    asked: asked.length,
    inTime: asked.filter((one) => one.contactedAt !== null && one.contactedAt <= one.dueAt).length,
    late: asked.filter((one) => one.contactedAt !== null && one.contactedAt > one.dueAt).length,
    left: left.length,
    calledInTime: left.filter((one) => one.calledAt !== null && one.calledAt <= one.dueAt).length,
    calls: outside.calls.length,
    doubles: doublesIn(outside, asked),
  };
}

const nothingYet = {
  contactedAt: null,
  calledAt: null,
  clockStep: 0,
  callSteps: 0,
  toldPeers: 0,
};

async function toldIn(caseId: CaseId, world: ClockedWorld): Promise<number> {
  const entry = await caseOf(world.db, caseId);
  if (!entry) return 0;
  const { askedPeers } = openRequest(caseKeyOf(world.keyring, entry), entry.supportCase);
  if (new Set(askedPeers).size !== askedPeers.length) throw new Error("a peer was told twice");
  return askedPeers.length;
}

/** Whoever of the three is awake; any of them may take what waits, so the exact zone does not matter. */
const dutyIndex = (at: Date): number => Math.floor(((at.getUTCHours() + 19) % 24) / 8);

function doublesIn({ letters, calls }: Outside, asked: readonly Asked[]): number {
  const sum = (of: (one: Asked) => number) => asked.reduce((total, one) => total + of(one), 0);
  return (
    letters.length -
    sum(({ toldPeers }) => toldPeers) +
    (calls.length - sum(({ callSteps }) => callSteps))
  );
}
