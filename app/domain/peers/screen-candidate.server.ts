// A coordinator has talked with somebody who could be a peer. When it does not suit, or they would rather not
// after all, nothing is left of it; when it does, approve-peer comes next.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CandidateId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { candidateToEnd, candidateToMove } from "./candidate-store.server.ts";

export async function screenCandidate(
  actor: StaffActor,
  input: { candidateId: CandidateId; suits: boolean },
  world: World,
): Promise<{ outcome: "screened" | "let-go" | "too-late" | "not-allowed" }> {
  if (!may(actor, "choose-peers")) return { outcome: "not-allowed" };
  const { candidateId, suits } = input;
  const today = dayOf(world.now, world.settings.timeZone);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(
      suits ? candidateToMove(tx, candidateId, today) : candidateToEnd(tx, candidateId),
      "gone",
    ),
  ]);
  if (!written.done) return { outcome: "too-late" };
  return { outcome: suits ? "screened" : "let-go" };
}
