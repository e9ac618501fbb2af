// A peer walked the crisis path and somebody has the person now. Kept: that it was used, and the day. The
// peer is offered a debrief the same day (peer-care/offer-debrief).
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { caseActivity } from "#app/domain/encounters/case-activity.server.ts";
import { heldCase } from "#app/domain/encounters/held-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { debriefToOffer } from "#app/domain/peer-care/debrief-offer.server.ts";
import { crisisDayToAdd } from "#app/domain/step-ups/hand-off-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

export async function confirmCrisisHandOff(
  actor: StaffActor,
  input: { caseId: CaseId },
  world: World,
): Promise<{ outcome: "confirmed" | "too-late" | "not-found" }> {
  const held = await heldCase(actor, input.caseId, world);
  if (!held) return { outcome: "not-found" };
  const activity = caseActivity(held, 0, world);
  if (!activity) return { outcome: "too-late" };
  const id = world.newId<string>();
  const on = dayOf(world.now, world.settings.timeZone);
  const debrief = await debriefToOffer(actor.accountId, "heavy", world);
  const written = await world.db.allOrNothing((tx) => [
    ...activity(tx),
    crisisDayToAdd(tx, held.caseKey, id, on),
    ...debrief(tx),
  ]);
  return { outcome: written.done ? "confirmed" : "too-late" };
}
