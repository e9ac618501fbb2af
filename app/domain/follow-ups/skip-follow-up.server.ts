// Either side lets a planned talk go, without a reason; who did is kept nowhere.
import type { Actor } from "#app/domain/access/actor.ts";
import { heldCase } from "#app/domain/encounters/held-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { ownCase } from "#app/domain/support-requests/own-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { followUpToSkip } from "./follow-up-store.server.ts";

export type Skipped = { outcome: "skipped" | "too-late" | "not-found" };

/** @param input a peer names the case; for a receipt holder it is their own, whatever is named. */
export async function skipFollowUp(
  actor: Actor,
  input: { caseId: CaseId; followUpId: string },
  world: World,
): Promise<Skipped> {
  const found =
    actor.kind === "staff"
      ? await heldCase(actor, input.caseId, world)
      : await ownCase(actor, "change-own-request", world);
  if (!found) return { outcome: "not-found" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(followUpToSkip(tx, found.supportCase.id, input.followUpId), "gone"),
  ]);
  return { outcome: written.done ? "skipped" : "too-late" };
}
