// Every few minutes: receipts of sent forms are forgotten a quarter of an hour after sending.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import {
  oldReceiptsToForget,
  oldSubmissionsToForget,
} from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

export async function forgetSubmissions(
  actor: Actor,
  _input: Record<string, never>,
  { db, now }: World,
): Promise<{ outcome: "forgotten" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  await db.allOrNothing((tx) => [oldReceiptsToForget(tx, now), oldSubmissionsToForget(tx, now)]);
  return { outcome: "forgotten" };
}
