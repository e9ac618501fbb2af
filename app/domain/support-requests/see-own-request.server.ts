// What a person sees of their own request: status in words, what they told us, and who opened it.
import type { Actor } from "#app/domain/access/actor.ts";
import { type Opening, openingsAmong } from "#app/domain/audit/audit-events.ts";
import { happeningsOf } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { answeringNow } from "#app/domain/duty/coverage.server.ts";
import { nextDuty } from "#app/domain/duty/expected-time.ts";
import type { PlannedFollowUp } from "#app/domain/follow-ups/follow-up.ts";
import { followUpsOf } from "#app/domain/follow-ups/follow-up-store.server.ts";
import { handOnStanding } from "#app/domain/hand-on/hand-on.ts";
import { destructionDay } from "#app/domain/retention/retention-rules.ts";
import type { HandOffState } from "#app/domain/step-ups/hand-off.ts";
import { handOffsOf } from "#app/domain/step-ups/hand-off-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { openContact, openRequest } from "./case-vault.server.ts";
import { ownCase } from "./own-request.server.ts";
import {
  type CaseState,
  type Channel,
  type EventKind,
  isOpen,
  type ResponseClass,
} from "./request.ts";

export interface OwnRequest {
  state: CaseState;
  responseClass: ResponseClass;
  openedOn: string;
  /** The promise, from rota and targets only; null once contact was tried, or where none can be made. */
  contactBy: Date | null;
  /** The promise was not kept: the page says so and names those who answer at once. */
  isOverdue: boolean;
  name: string | null;
  channel: Channel;
  reach: string;
  avoid: string;
  eventKind: EventKind;
  /** A colleague knows the code: it was read out by phone. */
  isCodeShared: boolean;
  openings: Opening[];
  /** Talks agreed on; each can be let go without a reason. */
  followUps: PlannedFollowUp[];
  /** Who was asked for more help, with what came of it. */
  handOffs: { to: string; state: HandOffState }[];
  /** Set while their peer asks whether another may go on: the last day to answer. */
  handOnUntil: string | null;
  /** Whoever has it now, or will, sees what an earlier peer noted: the person agreed to it. */
  isLogShared: boolean;
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
  const { contactDueAt, state } = supportCase;
  const isOverdue =
    contactDueAt !== null && contactDueAt <= world.now && isOpen(state) && state !== "paused";
  const { covered } = await answeringNow(world);
  const isSomebodyPlanned = nextDuty(covered, world.now.getTime()) !== null;
  const handOn = handOnStanding(asked.handOn, dayOf(world.now, world.settings.timeZone));
  const openings = openingsAmong(await happeningsOf(world.db, caseKey));
  return {
    outcome: "seen",
    request: {
      state: supportCase.state,
      responseClass: supportCase.responseClass,
      openedOn: supportCase.openedOn,
      contactBy: isOverdue || !isSomebodyPlanned ? null : supportCase.contactDueAt,
      isOverdue,
      ...contact,
      avoid: asked.avoid,
      eventKind: asked.eventKind,
      isCodeShared: asked.source === "by-phone",
      openings,
      followUps: await followUpsOf(world.db, supportCase.id),
      handOffs: (await handOffsOf(world.db, supportCase.id)).map(({ handOff, entryName }) => ({
        to: entryName,
        state: handOff.state,
      })),
      handOnUntil: handOn?.is === "open" && supportCase.holderId ? handOn.untilOn : null,
      isLogShared: asked.sharedLogs.length > 0,
      lapsesOn: supportCase.lapsesOn,
      destroyedOn: supportCase.endedOn ? destructionDay(supportCase.endedOn, rules) : null,
      graceDays: rules.graceDays,
    },
  };
}
