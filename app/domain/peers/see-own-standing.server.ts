// What a peer sees of their own place in the programme. Nobody else is shown this page.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf, daysBetween } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { peerOf } from "./peer-store.server.ts";
import { type Held, heldOn } from "./see-peer.server.ts";
import { type SeenPair, seenPairs } from "./seen-pairs.server.ts";
import { noticeDays } from "./training-notices.ts";
import { completionsOf } from "./training-store.server.ts";

export interface OwnStanding {
  outcome: "seen";
  isApproved: boolean;
  held: Held[];
  /** The promise of confidentiality is over, or will be within the days of the first notice. */
  isPromiseDue: boolean;
  pairs: SeenPair[];
}

export async function seeOwnStanding(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<OwnStanding | { outcome: "not-allowed" }> {
  if (!may(actor, "see-own-standing")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const found = await peerOf(db, keyring, actor.accountId);
  if (!found) return { outcome: "not-allowed" };
  const today = dayOf(now, settings.timeZone);
  const held = heldOn(await completionsOf(db, actor.accountId), today);
  const promisedUntil = held.find(({ requirement }) => requirement === "promise")?.untilOn ?? null;
  const isFar = promisedUntil !== null && daysBetween(today, promisedUntil) > noticeDays[0];
  return {
    outcome: "seen",
    isApproved: found.standing.isApproved,
    held,
    isPromiseDue: !isFar,
    pairs: await seenPairs(actor.accountId, world),
  };
}
