// Peers and a coordinator of a simulated month. They know nothing but what the programme tells them: their
// turns on the rota, mails, the queue, a call. Some are forgetful until they are reminded; none is late twice.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { seeRota } from "#app/domain/programme/see-rota.server.ts";
import {
  changeOwnRequest,
  type OwnChange,
} from "#app/domain/support-requests/change-own-request.server.ts";
import { askPeer } from "#app/domain/triage/ask-peer.server.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { suggestPeers } from "#app/domain/triage/suggest-peers.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { type Chance, normalQuantile } from "#db/seed/chance.ts";
import type { Agenda } from "./agenda.ts";
import type { ClockedWorld } from "./response-runs.ts";

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

export interface SimulatedPeer {
  actor: StaffActor;
  email: string;
  /** Until then on duty, as the rota said. */
  onDutyUntil: number;
}

export interface Crew {
  peers: SimulatedPeer[];
  coordinator: StaffActor;
  agenda: Agenda;
  chance: Chance;
  /** From now on nobody does anything any more. */
  isGone: boolean;
}

/** Reads the rota of the day, and looks at the queue in every turn of it. */
export async function readRota(crew: Crew, now: ClockedWorld): Promise<void> {
  if (crew.isGone) return;
  const rota = await seeRota(crew.coordinator, {}, now);
  if (rota.outcome !== "seen") return;
  const from = now.now.getTime();
  for (const turn of rota.turns) {
    const peer = crew.peers.find(({ actor }) => actor.accountId === turn.accountId);
    if (!peer || turn.isAway || turn.from < from || turn.from >= from + 24 * hourMs) continue;
    for (let at = turn.from; at < turn.to; at += 90 * minuteMs) {
      crew.agenda.add(at + crew.chance.between(2, 15) * minuteMs, (later) => {
        peer.onDutyUntil = turn.to;
        return lookAtQueue(crew, peer, later);
      });
    }
  }
}

/** A mail arrives. Off duty, people read theirs late, and not all of them. */
export function readMail(crew: Crew, mail: Mail, now: ClockedWorld): void {
  const peer = crew.peers.find(({ email }) => email === mail.to);
  if (!peer || crew.isGone) return;
  const at = now.now.getTime();
  const { chance, agenda } = crew;
  if (mail.template === "request-waiting") {
    const isOnDuty = at < peer.onDutyUntil;
    if (!isOnDuty && !chance.isLucky(0.5)) return;
    const minutes = isOnDuty ? chance.between(3, 25) : chance.between(40, 240);
    agenda.add(at + minutes * minuteMs, (later) => lookAtQueue(crew, peer, later));
  }
  if (mail.template === "case-due") {
    agenda.add(at + chance.between(4, 35) * minuteMs, async (later) => {
      for (const id of forgotten.get(peer) ?? []) await tryToReach(crew, peer, id, later);
      forgotten.delete(peer);
    });
  }
}

/** Cases that slipped a peer's mind, until the programme reminds them. */
const forgotten = new WeakMap<SimulatedPeer, CaseId[]>();

async function lookAtQueue(crew: Crew, peer: SimulatedPeer, now: ClockedWorld): Promise<void> {
  if (crew.isGone) return;
  const queue = await seeQueue(peer.actor, { page: 0 }, now);
  if (queue.outcome !== "seen") return;
  for (const { id, contactDueAt } of queue.rows) {
    // They were there, review it, or cannot today.
    if (crew.chance.isLucky(0.05)) {
      await passOnRequest(peer.actor, { caseId: id }, now);
      continue;
    }
    const { outcome } = await takeRequest(peer.actor, { caseId: id }, now);
    if (outcome === "cannot-take-now") return;
    if (outcome === "taken") planContact(crew, peer, id, contactDueAt, now);
  }
}

/** Some hours, as the field reports them, and always while the promise on the page can be kept. */
function planContact(
  crew: Crew,
  peer: SimulatedPeer,
  caseId: CaseId,
  dueAt: Date | null,
  now: ClockedWorld,
): void {
  const { chance, agenda } = crew;
  const at = now.now.getTime();
  if (chance.isLucky(0.12)) {
    forgotten.set(peer, [...(forgotten.get(peer) ?? []), caseId]);
    return;
  }
  const leftMs = Math.max(0, (dueAt?.getTime() ?? at) - at);
  const hours = 3 * Math.exp(0.7 * normalQuantile(chance.fraction()));
  const contactAt = at + Math.min(hours * hourMs, leftMs * 0.6);
  agenda.add(contactAt, (later) => tryToReach(crew, peer, caseId, later));
  // Ill, or it turned out that they were there: given back before anybody was reached.
  if (chance.isLucky(0.04)) {
    agenda.add(at + (contactAt - at) / 2, async (later) => {
      if (!crew.isGone) await passOnRequest(peer.actor, { caseId }, later);
    });
  }
  personChanges(crew, caseId, at, contactAt);
}

/** Now and then the person withdraws, rests for a while or wishes for somebody else. */
function personChanges(crew: Crew, caseId: CaseId, at: number, contactAt: number): void {
  const { chance, agenda } = crew;
  const own = { kind: "receipt-holder", caseId } as const;
  const change = (when: number, input: OwnChange): void =>
    agenda.add(when, async (later) => {
      if (!crew.isGone) await changeOwnRequest(own, input, later);
    });
  const before = at + (contactAt - at) * 0.7;
  const wanted = chance.pickWeighted([
    [null, 92],
    ["withdraw", 2],
    ["change-peer", 3],
    ["pause", 3],
  ] as const);
  if (!wanted) return;
  change(before, { change: wanted });
  if (wanted !== "pause") return;
  change(before + 30 * hourMs, { change: "resume" });
  agenda.add(before + 31 * hourMs, async (later) => {
    for (const peer of crew.peers) await tryToReach(crew, peer, caseId, later);
  });
}

const talk = { mode: "phone", ownEase: "fine", needs: ["to-be-heard"], offered: ["listening"] };

async function tryToReach(
  crew: Crew,
  peer: SimulatedPeer,
  caseId: CaseId,
  now: ClockedWorld,
): Promise<void> {
  if (crew.isGone) return;
  const { actor } = peer;
  const { agenda, chance } = crew;
  const at = now.now.getTime();
  if ((await seeCase(actor, { caseId }, now)).outcome !== "seen") return;
  const isReached = chance.isLucky(0.75);
  const result = isReached ? "reached" : chance.pick(["no-answer", "message-left"] as const);
  if ((await recordAttempt(actor, { caseId, result }, now)).outcome !== "recorded") return;
  if (!isReached) {
    const again = at + chance.between(18, 30) * hourMs;
    agenda.add(again, (later) => tryToReach(crew, peer, caseId, later));
    return;
  }
  agenda.add(at + 40 * minuteMs, async (later) => {
    if (crew.isGone) return;
    const followUp = chance.pickWeighted([
      ["none", 65],
      ["days-1-3", 25],
      ["days-7-14", 10],
    ] as const);
    const answers = encounterForm.parse({ ...talk, durationBand: "15-29", followUp });
    const logged = await logEncounter(actor, { caseId, answers }, later);
    if (logged.outcome !== "logged") return;
    const days = { none: 0, "days-1-3": 2, "days-7-14": 9 }[followUp];
    const next = later.now.getTime() + days * 24 * hourMs + chance.between(1, 3) * hourMs;
    agenda.add(next, async (then) => {
      if (days > 0) await tryToReach(crew, peer, caseId, then);
      else if (!crew.isGone) await closeCase(actor, { caseId }, then);
    });
  });
}

/** Called by the second channel: looks, and asks whom the page suggests. */
export function answerCall(crew: Crew, now: ClockedWorld): void {
  const minutes = crew.chance.between(5, 30);
  crew.agenda.add(now.now.getTime() + minutes * minuteMs, async (later) => {
    if (crew.isGone) return;
    const { coordinator } = crew;
    const queue = await seeQueue(coordinator, { page: 0 }, later);
    if (queue.outcome !== "seen") return;
    const caseIds = queue.rows.map(({ id }) => id);
    const found = await suggestPeers(coordinator, { caseIds }, later);
    for (const [caseId, suggested] of found) {
      for (const { accountId } of suggested) {
        await askPeer(coordinator, { caseId, accountId: accountId as AccountId }, later);
      }
    }
  });
}
