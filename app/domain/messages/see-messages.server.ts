// The thread, for the person it belongs to and for the peer who has the case; for nobody else, and for a
// later peer only from the moment they took it.
import type { Actor, StaffActor } from "#app/domain/access/actor.ts";
import { seenBy } from "#app/domain/access/case-fields.ts";
import { writeSeen } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { heldCase } from "#app/domain/encounters/held-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { ownCase } from "#app/domain/support-requests/own-request.server.ts";
import { type CaseState, isOpen } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import type { ShownMessage } from "./message.ts";
import { type KeptMessage, messagesOf } from "./message-store.server.ts";

export interface Thread {
  state: CaseState;
  messages: ShownMessage[];
  /** Set for later by the peer, and shown to the peer only. */
  scheduled: ShownMessage[];
  canWrite: boolean;
}
export type ThreadSeen = { outcome: "seen"; thread: Thread } | { outcome: "not-found" };

const shown = ({ from, on, text, prompt, goneOn }: KeptMessage): ShownMessage => ({
  from,
  on,
  text,
  prompt,
  goneOn,
});

export async function seeOwnMessages(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<ThreadSeen> {
  const own = await ownCase(actor, "see-own-request", world);
  if (!own) return { outcome: "not-found" };
  const { state } = own.supportCase;
  const today = dayOf(world.now, world.settings.timeZone);
  const all = await messagesOf(world.db, own.caseKey);
  const { messages = [] } = seenBy("requester", {
    messages: all.filter(({ on, goneOn }) => on <= today && goneOn > today).map(shown),
  });
  return {
    outcome: "seen",
    thread: { state, messages, scheduled: [], canWrite: isOpen(state) },
  };
}

export async function seeCaseMessages(
  actor: StaffActor,
  input: { caseId: CaseId },
  world: World,
): Promise<ThreadSeen> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const { state } = held.supportCase;
  const today = dayOf(world.now, world.settings.timeZone);
  const seen = { by: actor.accountId, role: "peer" as const, on: today };
  await writeSeen(world.db, held.caseKey, seen);
  const theirs = (await messagesOf(world.db, held.caseKey)).filter(
    ({ holderId, goneOn }) =>
      (holderId === null || holderId === (actor.accountId as string)) && goneOn > today,
  );
  const { messages = [] } = seenBy("holding-peer", {
    messages: theirs.filter(({ on }) => on <= today).map(shown),
  });
  const scheduled = theirs.filter(({ on }) => on > today).map(shown);
  return { outcome: "seen", thread: { state, messages, scheduled, canWrite: state !== "paused" } };
}
