// A peer keeps a stretch of time free in their own calendar. It says nothing but that they are not free.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { instantOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import type { HoldAnswers } from "./rota-form.ts";
import { holdToAdd } from "./rota-store.server.ts";

export async function holdTime(
  actor: StaffActor,
  { on, fromMinute, toMinute }: HoldAnswers,
  world: World,
): Promise<{ outcome: "held" | "not-allowed" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-allowed" };
  const { timeZone } = world.settings;
  const hold = {
    id: world.newId<string>(),
    accountId: actor.accountId,
    fromAt: instantOf(on, fromMinute, timeZone),
    toAt: instantOf(on, toMinute, timeZone),
  };
  await world.db.allOrNothing((tx) => [holdToAdd(tx, hold)]);
  return { outcome: "held" };
}
