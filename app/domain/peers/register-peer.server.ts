// Makes somebody with the peer role matchable: languages, cap, training. The account comes first.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { type Peer, peerToAdd } from "./peer-store.server.ts";

export async function registerPeer(
  actor: Actor,
  peer: Peer,
  { db }: World,
): Promise<{ outcome: "registered" | "not-allowed" }> {
  if (!may(actor, "invite-people")) return { outcome: "not-allowed" };
  await db.allOrNothing((tx) => [exactlyOne(peerToAdd(tx, peer), "never")]);
  return { outcome: "registered" };
}
