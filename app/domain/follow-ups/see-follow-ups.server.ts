// What a peer has agreed to, over all their cases: days and which case, nothing that names anybody.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { PlannedFollowUp } from "./follow-up.ts";
import { followUpsOfPeer } from "./follow-up-store.server.ts";

export async function seeFollowUps(
  actor: StaffActor,
  _input: Record<string, never>,
  { db, now, settings }: World,
): Promise<(PlannedFollowUp & { caseId: CaseId; isDue: boolean })[]> {
  if (!may(actor, "see-own-cases")) return [];
  const today = dayOf(now, settings.timeZone);
  const planned = await followUpsOfPeer(db, actor.accountId);
  return planned.map((one) => ({ ...one, isDue: one.dueOn <= today }));
}
