// Makes the address under which a peer's own calendar program fetches their turns. It is shown once; a new
// one takes the place of the old, which then is as if it never was.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { feedToShare } from "./rota-store.server.ts";

export async function shareCalendar(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "shared"; code: string } | { outcome: "not-allowed" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-allowed" };
  const code = world.newId<string>();
  const tag = world.keyring.tag("calendar-feed", code);
  await world.db.allOrNothing((tx) => [feedToShare(tx, actor.accountId, tag)]);
  return { outcome: "shared", code };
}
