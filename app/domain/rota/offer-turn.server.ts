// A peer cannot do a turn and offers it to the others. Until somebody takes it over it stays theirs.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { revisionToChange, swapToGiveBack, swapToOffer } from "./rota-store.server.ts";
import { type NamedTurn, turnAtHand } from "./turn-at-hand.server.ts";

export async function offerTurn(
  actor: StaffActor,
  input: NamedTurn,
  world: World,
): Promise<{ outcome: "offered" | "too-late" }> {
  if (!may(actor, "plan-own-duty")) return { outcome: "too-late" };
  const found = await turnAtHand(input, world);
  if (found?.turn.accountId !== actor.accountId) return { outcome: "too-late" };
  const { shiftId, turnOn } = input;
  const isOwner = found.turn.ownerId === actor.accountId;
  const id = world.newId<string>();
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(
      isOwner
        ? swapToOffer(tx, id, shiftId, turnOn)
        : swapToGiveBack(tx, shiftId, turnOn, actor.accountId),
      "too-late",
    ),
    revisionToChange(tx, world),
  ]);
  return { outcome: written.done ? "offered" : "too-late" };
}
