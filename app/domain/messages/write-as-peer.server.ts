// The peer who has a case writes to the person, or lets one of the programme's own sentences appear on a
// later day. Writing counts as trying to be in touch. After: the person's see-own-messages.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { addDays, dayOf, instantOf } from "#app/domain/calendar/local-time.ts";
import { caseActivity } from "#app/domain/encounters/case-activity.server.ts";
import { heldCase } from "#app/domain/encounters/held-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { sentOnceToAdd } from "#app/domain/support-requests/case-store.server.ts";
import { openContact } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { isAnnounced, type MessageAnswers, mostMessages, type PromptAnswers } from "./message.ts";
import { noticeToPerson } from "./message-notice.server.ts";
import { messagesOf, messageToAdd } from "./message-store.server.ts";
import type { Wrote } from "./write-as-person.server.ts";

export type PeerWriting = { caseId: CaseId; formKey: string } & (MessageAnswers | PromptAnswers);

export async function writeAsPeer(
  actor: StaffActor,
  input: PeerWriting,
  world: World,
): Promise<Wrote> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const { supportCase, caseKey } = held;
  const { timeZone } = world.settings;
  const isPrompt = "prompt" in input;
  const inDays = isPrompt ? input.inDays : 0;
  const activity = caseActivity(held, inDays, world);
  if (!activity) return { outcome: "too-late" };
  const thread = await messagesOf(world.db, caseKey);
  if (thread.length >= mostMessages) return { outcome: "too-many" };
  const on = addDays(dayOf(world.now, timeZone), inDays);
  const contents = {
    from: "peer" as const,
    number: thread.length + 1,
    on,
    text: isPrompt ? "" : input.text,
    prompt: isPrompt ? input.prompt : null,
    holderId: actor.accountId as string,
  };
  const notBefore = isPrompt ? instantOf(on, 9 * 60, timeZone) : world.now;
  const notice = isAnnounced(thread, contents)
    ? noticeToPerson(openContact(caseKey, supportCase), notBefore, world)
    : () => [];
  const id = world.newId<string>();
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(sentOnceToAdd(tx, world.keyring, input.formKey, world.now), "sent-before"),
    ...activity(tx),
    messageToAdd(tx, caseKey, id, contents),
    ...notice(tx),
  ]);
  if (written.done || written.refused === "sent-before") return { outcome: "written" };
  return { outcome: "too-late" };
}
