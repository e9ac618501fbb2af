// What a person sees of their own request: status in words, what they told us, and who opened it.
import type { Actor } from "#app/domain/access/actor.ts";
import { destructionDay } from "#app/domain/retention/retention-rules.ts";
import type { World } from "#app/domain/world.server.ts";
import type { OpeningContents } from "./case-contents.ts";
import { openingsOf } from "./case-store.server.ts";
import { openContact, openOpening, openRequest } from "./case-vault.server.ts";
import { ownCase } from "./own-request.server.ts";
import type { CaseState, Channel, EventKind, ResponseClass } from "./request.ts";

export interface OwnRequest {
  state: CaseState;
  responseClass: ResponseClass;
  openedOn: string;
  /** The promise made when it was asked, from duty hours and targets only; null once contact was tried. */
  contactBy: Date | null;
  name: string | null;
  channel: Channel;
  reach: string;
  avoid: string;
  eventKind: EventKind;
  openings: OpeningContents[];
  /** The day after which it closes by itself, and the day all of it is destroyed if it ends today. */
  lapsesOn: string;
  destroyedOn: string | null;
  /** Days between the end and the destruction, as they are now. */
  graceDays: number;
}

export async function seeOwnRequest(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "seen"; request: OwnRequest } | { outcome: "not-found" }> {
  const own = await ownCase(actor, "see-own-request", world);
  if (!own) return { outcome: "not-found" };
  const { supportCase, caseKey, rules } = own;
  const contact = openContact(caseKey, supportCase);
  const asked = openRequest(caseKey, supportCase);
  const openings = (await openingsOf(world.db, supportCase.id))
    .map((row) => openOpening(caseKey, row.id, row.sealedOpening))
    .sort((a, b) => a.on.localeCompare(b.on));
  return {
    outcome: "seen",
    request: {
      state: supportCase.state,
      responseClass: supportCase.responseClass,
      openedOn: supportCase.openedOn,
      contactBy: supportCase.contactDueAt,
      ...contact,
      avoid: asked.avoid,
      eventKind: asked.eventKind,
      openings,
      lapsesOn: supportCase.lapsesOn,
      destroyedOn: supportCase.endedOn ? destructionDay(supportCase.endedOn, rules) : null,
      graceDays: rules.graceDays,
    },
  };
}
