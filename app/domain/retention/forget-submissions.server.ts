// Every few minutes: receipts of sent forms are forgotten a quarter of an hour after sending; so are staff
// sessions of yesterday, forms that came too late, and tokens that their age alone refuses by now.
import type { Actor } from "#app/domain/access/actor.ts";
import {
  oldKeptFormsToForget,
  oldTokensToForget,
} from "#app/domain/access/kept-form-store.server.ts";
import { may } from "#app/domain/access/permissions.ts";
import { sessionsToForget } from "#app/domain/access/session-store.server.ts";
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
  const yesterday = new Date(now.getTime() - 86_400_000);
  await db.allOrNothing((tx) => [
    oldReceiptsToForget(tx, now),
    oldSubmissionsToForget(tx, now),
    oldKeptFormsToForget(tx, now),
    oldTokensToForget(tx, now),
    sessionsToForget(tx, yesterday),
  ]);
  return { outcome: "forgotten" };
}
