// Sets the weekly hours in which the programme wants somebody to answer, replacing those before.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { revisionToChange } from "#app/domain/rota/rota-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type DutyHours, overlapIn } from "./duty-hours.ts";
import { dutyHoursToAdd, dutyHoursToClear } from "./duty-store.server.ts";

export type DutyPlanned = { outcome: "planned" | "not-allowed" | "overlapping" };

export async function planDuty(
  actor: Actor,
  input: { hours: readonly DutyHours[] },
  world: World,
): Promise<DutyPlanned> {
  if (!may(actor, "plan-duty")) return { outcome: "not-allowed" };
  if (overlapIn(input.hours)) return { outcome: "overlapping" };
  await world.db.allOrNothing((tx) => [
    revisionToChange(tx, world),
    dutyHoursToClear(tx),
    ...input.hours.map((hours, index) => dutyHoursToAdd(tx, `duty-${index + 1}`, hours)),
  ]);
  return { outcome: "planned" };
}
