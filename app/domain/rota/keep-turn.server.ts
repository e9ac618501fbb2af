// A peer keeps a turn after all that was offered and that nobody has taken over.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { revisionToChange, swapToWithdraw } from "./rota-store.server.ts";
import { type NamedTurn, turnAtHand } from "./turn-at-hand.server.ts";

export async function keepTurn(
  actor: StaffActor,
  input: NamedTurn,
  world: World,
): Promise<{ outcome: "kept" | "too-late" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "too-late" };
  const found = await turnAtHand(input, world);
  if (found?.turn.ownerId !== actor.accountId) return { outcome: "too-late" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(swapToWithdraw(tx, input.shiftId, input.turnOn), "too-late"),
    revisionToChange(tx, world),
  ]);
  return { outcome: written.done ? "kept" : "too-late" };
}
