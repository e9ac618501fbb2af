// The person writes to whoever has their request, or to whoever will. After: the peer's see-case-messages.
import type { Actor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { caseLivesOn } from "#app/domain/encounters/case-activity.server.ts";
import { caseToChange, sentOnceToAdd } from "#app/domain/support-requests/case-store.server.ts";
import { ownCase } from "#app/domain/support-requests/own-request.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { isAnnounced, type MessageAnswers, mostMessages } from "./message.ts";
import { noticeToPeer } from "./message-notice.server.ts";
import { messagesOf, messageToAdd } from "./message-store.server.ts";

export type Wrote = {
  outcome:
    | "written"
    /** Paused, closed, or changed in this very moment: what was typed is still on the page. */
    | "too-late"
    | "too-many"
    | "not-found";
};

export async function writeAsPerson(
  actor: Actor,
  input: MessageAnswers & { formKey: string },
  world: World,
): Promise<Wrote> {
  const own = await ownCase(actor, "change-own-request", world);
  if (!own) return { outcome: "not-found" };
  const { supportCase, caseKey } = own;
  if (!isOpen(supportCase.state)) return { outcome: "too-late" };
  const thread = await messagesOf(world.db, caseKey);
  if (thread.length >= mostMessages) return { outcome: "too-many" };
  const on = dayOf(world.now, world.settings.timeZone);
  const contents = {
    from: "person" as const,
    number: thread.length + 1,
    on,
    text: input.text,
    prompt: null,
    holderId: supportCase.holderId,
  };
  const notice = isAnnounced(thread, contents)
    ? await noticeToPeer(supportCase.holderId, world)
    : () => [];
  const life = caseLivesOn(own, [], world);
  const id = world.newId<string>();
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(sentOnceToAdd(tx, world.keyring, input.formKey, world.now), "sent-before"),
    exactlyOne(caseToChange(tx, supportCase, { lapsesOn: life.lapsesOn }), "changed-meanwhile"),
    ...life.rewrapped(tx),
    messageToAdd(tx, caseKey, id, contents),
    ...notice(tx),
  ]);
  if (written.done || written.refused === "sent-before") return { outcome: "written" };
  return { outcome: "too-late" };
}
