// Every few minutes the site notes what its clock says. A jump is not noted: it stays visible, and stops
// all destruction, until an administrator has looked (confirm-clock).
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { hasClockJumped } from "./retention-rules.ts";
import { clockSeenAt, clockToSee } from "./retention-store.server.ts";

export async function seeClock(
  actor: Actor,
  _input: Record<string, never>,
  { db, now }: World,
): Promise<{ outcome: "seen" | "jumped" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  if (hasClockJumped(await clockSeenAt(db), now)) return { outcome: "jumped" };
  await db.allOrNothing((tx) => [clockToSee(tx, now)]);
  return { outcome: "seen" };
}
