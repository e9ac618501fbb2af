// A peer's own hours, newest month first. There is no way to ask for another's, for no role.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { hoursOf } from "./given-hours-store.server.ts";

export async function seeGivenHours(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<
  { outcome: "seen"; months: { month: string; minutes: number }[] } | { outcome: "not-allowed" }
> {
  if (!may(actor, "see-own-standing")) return { outcome: "not-allowed" };
  const given = await hoursOf(actor.accountId, world);
  const months = Object.entries(given).map(([month, minutes]) => ({ month, minutes }));
  return { outcome: "seen", months: months.sort((a, b) => b.month.localeCompare(a.month)) };
}
