// Ends the address of a peer's calendar. Programs that still ask get what an address never made gets.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { feedToStop } from "./rota-store.server.ts";

export async function stopCalendar(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "stopped" | "not-allowed" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-allowed" };
  await world.db.allOrNothing((tx) => [feedToStop(tx, actor.accountId)]);
  return { outcome: "stopped" };
}
