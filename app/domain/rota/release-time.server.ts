// A peer gives time free again that they had kept.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { holdToEnd } from "./rota-store.server.ts";

export async function releaseTime(
  actor: StaffActor,
  input: { holdId: string },
  world: World,
): Promise<{ outcome: "ended" | "not-found" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-found" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(holdToEnd(tx, input.holdId, actor.accountId), "not-found"),
  ]);
  return { outcome: written.done ? "ended" : "not-found" };
}
