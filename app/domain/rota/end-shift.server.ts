// A peer ends a weekly shift of their own, from today on. What was offered or taken over of it goes with it.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { revisionToChange, shiftToEnd } from "./rota-store.server.ts";

export async function endShift(
  actor: StaffActor,
  input: { shiftId: string },
  world: World,
): Promise<{ outcome: "ended" | "not-found" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-found" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(shiftToEnd(tx, input.shiftId, actor.accountId), "not-found"),
    revisionToChange(tx, world),
  ]);
  return { outcome: written.done ? "ended" : "not-found" };
}
