// A coordinator gives a new peer a mentor. The two know of each other and how to write to each other; a mentor
// sees nothing of the other's cases, and there is no page on which they could.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { pairsOf, pairToAdd } from "./mentoring-store.server.ts";
import { peerOf } from "./peer-store.server.ts";

export type Paired =
  | { outcome: "paired" }
  /** One and the same person, or two who would be mentors of each other. */
  | { outcome: "two-roles" }
  | { outcome: "has-mentor" }
  /** Not approved, out of training, or no peer any more. */
  | { outcome: "no-mentor-now" }
  | { outcome: "not-found" };

export async function pairPeers(
  actor: StaffActor,
  input: { menteeId: AccountId; mentorId: AccountId },
  world: World,
): Promise<Paired> {
  const { menteeId, mentorId } = input;
  const { db } = world;
  if (!may(actor, "choose-peers")) return { outcome: "not-found" };
  const today = dayOf(world.now, world.settings.timeZone);
  const [mentee, mentor] = await Promise.all([
    standingOf(menteeId, world),
    standingOf(mentorId, world),
  ]);
  if (!mentee) return { outcome: "not-found" };
  if (menteeId === mentorId) return { outcome: "two-roles" };
  if (!mentor?.isApproved || mentor.trainedUntilOn < today) return { outcome: "no-mentor-now" };
  const isReverse = (await pairsOf(db, mentorId)).some(
    (pair) => pair.menteeId === mentorId && pair.mentorId === menteeId,
  );
  if (isReverse) return { outcome: "two-roles" };
  const written = await db.allOrNothing((tx) => [
    exactlyOne(pairToAdd(tx, { menteeId, mentorId, sinceOn: today }), "has-mentor"),
  ]);
  return { outcome: written.done ? "paired" : "has-mentor" };
}

async function standingOf(accountId: AccountId, { db, keyring }: World) {
  const account = await accountStanding(db, accountId);
  if (!account?.roles.includes("peer") || account.state === "deactivated") return null;
  return (await peerOf(db, keyring, accountId))?.standing ?? null;
}
