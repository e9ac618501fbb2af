// A copy of what a person told this site and what it shows them, for them to keep. Nothing is in it that
// their own page does not show.
import type { Actor } from "#app/domain/access/actor.ts";
import type { Opening } from "#app/domain/audit/audit-events.ts";
import type { ShownMessage } from "#app/domain/messages/message.ts";
import { seeOwnMessages } from "#app/domain/messages/see-messages.server.ts";
import { recordNumberFor } from "#app/domain/retention/record-number.server.ts";
import { recordNumberGroups } from "#app/domain/retention/record-number.ts";
import type { World } from "#app/domain/world.server.ts";
import type { RequestContents } from "./case-contents.ts";
import { openRequest } from "./case-vault.server.ts";
import { ownCase } from "./own-request.server.ts";
import type { CaseState, Channel, EventKind } from "./request.ts";
import { seeOwnRequest } from "./see-own-request.server.ts";

export interface OwnCopy {
  recordNumber: string;
  state: CaseState;
  openedOn: string;
  lapsesOn: string;
  destroyedOn: string | null;
  name: string | null;
  channel: Channel;
  reach: string;
  avoid: string;
  eventKind: EventKind;
  howSoon: RequestContents["howSoon"];
  wishes: RequestContents["wishes"];
  unitCode: string | null;
  limitsVersion: string;
  openings: Opening[];
  messages: Pick<ShownMessage, "from" | "on" | "text" | "goneOn">[];
}

export async function exportOwnRequest(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "exported"; copy: OwnCopy } | { outcome: "not-found" }> {
  const own = await ownCase(actor, "see-own-request", world);
  const seen = await seeOwnRequest(actor, {}, world);
  const thread = await seeOwnMessages(actor, {}, world);
  if (!own || seen.outcome !== "seen" || thread.outcome !== "seen") return { outcome: "not-found" };
  const {
    state,
    openedOn,
    lapsesOn,
    destroyedOn,
    name,
    channel,
    reach,
    avoid,
    eventKind,
    openings,
  } = seen.request;
  const { howSoon, wishes, unitCode, limitsVersion } = openRequest(own.caseKey, own.supportCase);
  return {
    outcome: "exported",
    copy: {
      recordNumber: recordNumberGroups(recordNumberFor(own.caseKey)),
      ...{ state, openedOn, lapsesOn, destroyedOn, name, channel, reach, avoid, eventKind },
      ...{ howSoon, wishes, unitCode, limitsVersion, openings },
      messages: thread.thread.messages.map(({ from, on, text, goneOn }) => ({
        from,
        on,
        text,
        goneOn,
      })),
    },
  };
}
