// A mentoring pair ends: by either of the two or by a coordinator, without a reason. Nothing is kept of it.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { pairToEnd } from "./mentoring-store.server.ts";

export async function endPair(
  actor: StaffActor,
  input: { menteeId: AccountId; mentorId: AccountId },
  world: World,
): Promise<{ outcome: "pair-ended" | "not-found" }> {
  const { menteeId, mentorId } = input;
  const isOwn = [menteeId, mentorId].includes(actor.accountId) && may(actor, "see-own-standing");
  if (!isOwn && !may(actor, "choose-peers")) return { outcome: "not-found" };
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(pairToEnd(tx, { menteeId, mentorId }), "gone"),
  ]);
  return { outcome: written.done ? "pair-ended" : "not-found" };
}
