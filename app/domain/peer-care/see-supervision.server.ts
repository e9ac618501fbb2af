// What stands on the page of supervision: for a peer their own offers, for a supervisor whom to come up to,
// by name, and what was handed to them; for all of them the meetings.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf, instantOf } from "#app/domain/calendar/local-time.ts";
import { seeEmergencies } from "#app/domain/emergency/see-in-emergency.server.ts";
import { type ReceivedStepUp, seeStepUps } from "#app/domain/step-ups/answer-hand-off.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { DebriefWeight } from "./peer-care.ts";
import {
  type Debrief,
  debriefsOpenFor,
  debriefsToHold,
  type Meeting,
  meetingsOf,
} from "./peer-care-store.server.ts";

export interface SupervisionView {
  own: Debrief[];
  toHold: { id: string; name: string; offeredOn: string; weight: DebriefWeight }[];
  stepUps: ReceivedStepUp[];
  /** Opened to them by two administrators, until the day that is said. */
  emergencies: { id: string; untilOn: string }[];
  meetings: Meeting[];
}

export async function seeSupervision(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "seen"; view: SupervisionView } | { outcome: "not-allowed" }> {
  if (!may(actor, "see-supervision")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const toHold = [];
  if (may(actor, "hold-debriefs")) {
    for (const { id, accountId, offeredOn, weight } of await debriefsToHold(db)) {
      const account = await accountOf(db, accountId);
      if (account) toHold.push({ id, name: openPerson(keyring, account).name, offeredOn, weight });
    }
  }
  return {
    outcome: "seen",
    view: {
      own: may(actor, "take-request") ? await debriefsOpenFor(db, actor.accountId) : [],
      toHold,
      stepUps: await seeStepUps(actor, {}, world),
      emergencies: await seeEmergencies(actor, {}, world),
      meetings: await meetingsOf(db, instantOf(addDays(today, 0), 0, settings.timeZone)),
    },
  };
}
