// An administrator has compared the site's clock with their own after a jump (the machine was off for days,
// or its clock was set). From here on retention runs again.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { clockToSee } from "./retention-store.server.ts";

export async function confirmClock(
  actor: Actor,
  _input: Record<string, never>,
  { db, now }: World,
): Promise<{ outcome: "confirmed" | "not-allowed" }> {
  if (!may(actor, "confirm-clock")) return { outcome: "not-allowed" };
  await db.allOrNothing((tx) => [clockToSee(tx, now)]);
  return { outcome: "confirmed" };
}
