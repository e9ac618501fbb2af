// Sets the weekly hours in which peers answer, replacing those before.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import type { DutyHours } from "./duty-hours.ts";
import { dutyHoursToAdd, dutyHoursToClear } from "./duty-store.server.ts";

export async function planDuty(
  actor: Actor,
  input: { hours: readonly DutyHours[] },
  { db }: World,
): Promise<{ outcome: "planned" | "not-allowed" }> {
  if (!may(actor, "plan-duty")) return { outcome: "not-allowed" };
  await db.allOrNothing((tx) => [
    dutyHoursToClear(tx),
    ...input.hours.map((hours, index) => dutyHoursToAdd(tx, `duty-${index + 1}`, hours)),
  ]);
  return { outcome: "planned" };
}
