// A peer says how many open cases they can carry, and when they rest. Nobody asks why, and a rest can be
// ended at any time.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { peerToChange } from "./peer-store.server.ts";

export type OwnLoad =
  | { change: "cap"; caseCap: number }
  | { change: "rest"; restingUntilOn: string }
  | { change: "back" };

const longestRestDays = 400;

export async function changeOwnLoad(
  actor: StaffActor,
  input: OwnLoad,
  world: World,
): Promise<{ outcome: "changed" | "not-allowed" | "past-day" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-allowed" };
  const today = dayOf(world.now, world.settings.timeZone);
  if (input.change === "rest") {
    const { restingUntilOn } = input;
    if (restingUntilOn <= today || restingUntilOn > addDays(today, longestRestDays)) {
      return { outcome: "past-day" };
    }
  }
  const changes =
    input.change === "cap"
      ? { caseCap: input.caseCap }
      : { restingUntilOn: input.change === "rest" ? input.restingUntilOn : null };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(peerToChange(tx, actor.accountId, changes), "not-allowed"),
  ]);
  return { outcome: written.done ? "changed" : "not-allowed" };
}
