// A peer is away for some days. Turns in them are no longer covered; why somebody is away is not asked.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { leaveToAdd, revisionToChange } from "./rota-store.server.ts";

export async function addLeave(
  actor: StaffActor,
  input: { fromOn: string; toOn: string },
  world: World,
): Promise<{ outcome: "added" | "not-allowed" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-allowed" };
  const leave = { id: world.newId<string>(), accountId: actor.accountId, ...input };
  await world.db.allOrNothing((tx) => [leaveToAdd(tx, leave), revisionToChange(tx, world)]);
  return { outcome: "added" };
}
