// The named supervisor looks: how to reach the person, and nothing else, until the end of the next day. That
// they looked is written down each day, for the person to see. Before: open-in-emergency.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { authorizeEmergency, caseInEmergency } from "#app/domain/access/authorize.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writeSeen } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { ContactContents } from "#app/domain/support-requests/case-contents.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openContact } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { emergencyOpeningOf, emergencyOpeningsTo } from "./emergency-store.server.ts";

export type SeenInEmergency =
  | { outcome: "seen"; contact: ContactContents; untilOn: string }
  | { outcome: "not-found" };

export async function seeInEmergency(
  actor: StaffActor,
  input: { id: string },
  world: World,
): Promise<SeenInEmergency> {
  const { db, keyring, now, settings } = world;
  const on = dayOf(now, settings.timeZone);
  const opening = authorizeEmergency(actor, await emergencyOpeningOf(db, input.id, on));
  const withGrant = opening ? await caseOf(db, opening.caseId) : null;
  if (!opening || !withGrant) return { outcome: "not-found" };
  const caseKey = caseKeyOf(keyring, withGrant);
  await writeSeen(db, caseKey, { by: actor.accountId, role: "supervisor", on });
  const contact = openContact(caseKey, caseInEmergency(opening, withGrant.supportCase));
  return { outcome: "seen", contact, untilOn: opening.untilOn };
}

/** What is open to this supervisor today. */
export async function seeEmergencies(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<{ id: string; untilOn: string }[]> {
  if (!may(actor, "receive-step-ups")) return [];
  const today = dayOf(world.now, world.settings.timeZone);
  const open = await emergencyOpeningsTo(world.db, actor.accountId, today);
  return open.map(({ id, untilOn }) => ({ id, untilOn }));
}
