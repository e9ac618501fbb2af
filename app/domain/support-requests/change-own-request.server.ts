// What a person can do with their own request at any time, without a reason: withdraw, pause, go on, ask
// for another peer, close, or change how to be reached.

import type { Actor } from "#app/domain/access/actor.ts";
import { dayOf, quarterHour } from "#app/domain/calendar/local-time.ts";
import { contactDue } from "#app/domain/duty/promise.server.ts";
import { handOnStanding } from "#app/domain/hand-on/hand-on.ts";
import { noticeToPeer } from "#app/domain/messages/message-notice.server.ts";
import { caseBackToQueue } from "#app/domain/triage/back-to-queue.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { caseToChange } from "./case-store.server.ts";
import { openRequest, sealContact, sealRequest } from "./case-vault.server.ts";
import { caseEnding } from "./end-of-case.server.ts";
import { type OwnCase, ownCase } from "./own-request.server.ts";
import { isOpen, stateAfter } from "./request.ts";
import { type ReachAnswers, reachOf } from "./request-form.ts";

export const ownChanges = [
  "withdraw",
  "pause",
  "resume",
  "change-peer",
  "close",
  "agree-hand-on",
  "refuse-hand-on",
  "hide-log",
] as const;
export type OwnChange =
  | { change: (typeof ownChanges)[number] }
  | { change: "reach"; reach: ReachAnswers };

export type OwnChanged =
  | { outcome: "changed" }
  /** The case moved on meanwhile, or this no longer fits its state (an old tab). */
  | { outcome: "too-late" }
  | { outcome: "not-found" };

type Steps = (tx: Writer) => Step<"changed-meanwhile">[];

export async function changeOwnRequest(
  actor: Actor,
  input: OwnChange,
  world: World,
): Promise<OwnChanged> {
  const own = await ownCase(actor, "change-own-request", world);
  if (!own) return { outcome: "not-found" };
  const steps = await stepsOf(own, input, world);
  if (!steps) return { outcome: "too-late" };
  const written = await world.db.allOrNothing(steps);
  return written.done ? { outcome: "changed" } : { outcome: "too-late" };
}

async function stepsOf(own: OwnCase, input: OwnChange, world: World): Promise<Steps | null> {
  const { supportCase, caseKey, rules } = own;
  const change = (changes: Parameters<typeof caseToChange>[2]): Steps => {
    return (tx) => [exactlyOne(caseToChange(tx, supportCase, changes), "changed-meanwhile")];
  };
  switch (input.change) {
    case "withdraw":
    case "close":
      return caseEnding(supportCase, caseKey, input.change, world, rules);
    case "pause":
    case "resume": {
      const state = stateAfter(input.change, supportCase.state);
      if (state === "not-possible") return null;
      const isUncontacted = input.change === "resume" && supportCase.contactDueAt !== null;
      // Nobody had tried before the pause: the clock begins anew, and does not run out at once.
      const clock = isUncontacted
        ? {
            contactDueAt: await contactDue(supportCase.responseClass, world),
            waitingSinceAt: quarterHour(world.now),
            clockStep: 0,
          }
        : {};
      return change({ state, ...clock });
    }
    case "change-peer":
      return caseBackToQueue(supportCase, caseKey, world, { isWished: true });
    case "agree-hand-on":
    case "refuse-hand-on":
      return answerToHandOn(own, input.change === "agree-hand-on", world);
    case "hide-log": {
      if (!isOpen(supportCase.state)) return null;
      const asked = openRequest(caseKey, supportCase);
      return change({ sealedRequest: sealRequest(caseKey, { ...asked, sharedLogs: [] }) });
    }
    case "reach": {
      if (!isOpen(supportCase.state)) return null;
      const { reach } = input;
      const contact = {
        name: reach.isNamed === "yes" ? reach.name : null,
        channel: reach.channel,
        reach: reachOf(reach),
      };
      return change({ sealedContact: sealContact(caseKey, contact) });
    }
  }
}

/** Null when nothing is asked any more: answered, lapsed, or the peer has let it go meanwhile. */
async function answerToHandOn(
  { supportCase, caseKey }: OwnCase,
  isAgreed: boolean,
  world: World,
): Promise<Steps | null> {
  const asked = openRequest(caseKey, supportCase);
  const today = dayOf(world.now, world.settings.timeZone);
  if (!asked.handOn || handOnStanding(asked.handOn, today)?.is !== "open") return null;
  const notice = await noticeToPeer(supportCase.holderId, world);
  if (isAgreed) {
    const steps = await caseBackToQueue(supportCase, caseKey, world, { isLogShared: true });
    return steps && ((tx) => [...steps(tx), ...notice(tx)]);
  }
  const handOn = { ...asked.handOn, isRefused: true };
  const sealedRequest = sealRequest(caseKey, { ...asked, handOn });
  return (tx) => [
    exactlyOne(caseToChange(tx, supportCase, { sealedRequest }), "changed-meanwhile"),
    ...notice(tx),
  ];
}
