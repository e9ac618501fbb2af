// A peer takes back days of leave.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { leaveToEnd, revisionToChange } from "./rota-store.server.ts";

export async function endLeave(
  actor: StaffActor,
  input: { leaveId: string },
  world: World,
): Promise<{ outcome: "ended" | "not-found" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-found" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(leaveToEnd(tx, input.leaveId, actor.accountId), "not-found"),
    revisionToChange(tx, world),
  ]);
  return { outcome: written.done ? "ended" : "not-found" };
}
