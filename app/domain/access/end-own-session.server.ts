// A person ends a session of theirs on another device, or all but this one.
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { Actor } from "./actor.ts";
import { may } from "./permissions.ts";
import { otherSessionsToEnd, ownSessionToEnd } from "./session-store.server.ts";

/** @param input the hashed id of the one to end, or of the one to keep. */
export async function endOwnSession(
  actor: Actor,
  input: { end: string } | { endAllBut: string },
  { db }: World,
): Promise<{ outcome: "ended" | "not-found" | "not-allowed" }> {
  if (!may(actor, "see-own-account") || actor.kind !== "staff") return { outcome: "not-allowed" };
  const { accountId } = actor;
  const written = await db.allOrNothing((tx) => [
    "end" in input
      ? exactlyOne(ownSessionToEnd(tx, accountId, input.end), "not-found")
      : otherSessionsToEnd(tx, accountId, input.endAllBut),
  ]);
  return { outcome: written.done ? "ended" : "not-found" };
}
