// A peer takes over a turn that another offers. Exactly one can, and nobody can be in two places.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays } from "#app/domain/calendar/local-time.ts";
import { peersOnRota } from "#app/domain/peers/peer-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { doTurnsOverlap, isAwayOn, turnsOf } from "./rota.ts";
import { revisionToChange, swapToTake } from "./rota-store.server.ts";
import { type NamedTurn, turnAtHand } from "./turn-at-hand.server.ts";

export type TurnTaken = { outcome: "taken" | "too-late" | "overlapping" | "not-there" };

export async function takeTurn(
  actor: StaffActor,
  input: NamedTurn,
  world: World,
): Promise<TurnTaken> {
  if (!may(actor, "plan-own-duty")) return { outcome: "too-late" };
  const found = await turnAtHand(input, world);
  if (!found?.turn.isOffered || found.turn.ownerId === actor.accountId) {
    return { outcome: "too-late" };
  }
  const { turn, rota } = found;
  const trainedUntil = (await peersOnRota(world.db)).get(actor.accountId) ?? "";
  if (isAwayOn(rota.leaves, actor.accountId, turn.on) || trainedUntil < turn.on) {
    return { outcome: "not-there" };
  }
  const own = turnsOf(rota, addDays(turn.on, -2), 5).filter(
    ({ accountId }) => accountId === actor.accountId,
  );
  if (own.some((other) => doTurnsOverlap(other, turn))) return { outcome: "overlapping" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(swapToTake(tx, input.shiftId, input.turnOn, actor.accountId), "too-late"),
    revisionToChange(tx, world),
  ]);
  return { outcome: written.done ? "taken" : "too-late" };
}
