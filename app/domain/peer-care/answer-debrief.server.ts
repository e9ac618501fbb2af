// A peer wants a debrief or lets it go, without a reason; a supervisor marks that it was held.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { debriefToMove } from "./peer-care-store.server.ts";

export type DebriefAnswer = "wanted" | "declined" | "done";

export async function answerDebrief(
  actor: StaffActor,
  input: { id: string; answer: DebriefAnswer },
  world: World,
): Promise<{ outcome: "answered" | "too-late" | "not-allowed" }> {
  const isHeld = input.answer === "done";
  if (!may(actor, isHeld ? "hold-debriefs" : "take-request")) return { outcome: "not-allowed" };
  const by = isHeld ? undefined : actor.accountId;
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(debriefToMove(tx, input.id, input.answer, by), "gone"),
  ]);
  return { outcome: written.done ? "answered" : "too-late" };
}
