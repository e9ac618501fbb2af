// A peer adds a weekly shift of their own. Two shifts of one person never overlap, also not in the weeks in
// which the clocks change.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { doShiftsOverlap } from "./rota.ts";
import type { ShiftAnswers } from "./rota-form.ts";
import { revisionToChange, rotaFrom, shiftToAdd } from "./rota-store.server.ts";

export async function addShift(
  actor: StaffActor,
  input: ShiftAnswers,
  world: World,
): Promise<{ outcome: "added" | "overlapping" | "not-allowed" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "not-allowed" };
  const { db, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const shift = {
    id: world.newId<string>(),
    accountId: actor.accountId,
    weekday: input.weekday,
    fromMinute: input.fromMinute,
    toMinute: input.toMinute,
    everyWeeks: input.everyWeeks,
    fromOn: today,
    untilOn: null,
    timeZone: input.timeZone || settings.timeZone,
  };
  const { shifts } = await rotaFrom(db, today);
  const own = shifts.filter(({ accountId }) => accountId === actor.accountId);
  if (own.some((other) => doShiftsOverlap(shift, other, today))) return { outcome: "overlapping" };
  await db.allOrNothing((tx) => [shiftToAdd(tx, shift), revisionToChange(tx, world)]);
  return { outcome: "added" };
}
