// One peer as a coordinator sees them: what they have completed, and until when it holds. Nothing of a case.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { peerOf, peersForMatching } from "./peer-store.server.ts";
import { type SeenPair, seenPairs } from "./seen-pairs.server.ts";
import { type Completion, heldUntil, type Requirement, requirements } from "./training.ts";
import { type CompletionRow, completionsOf } from "./training-store.server.ts";

export interface Held {
  requirement: Requirement;
  /** Null when it was never met. */
  untilOn: string | null;
  isValid: boolean;
}

export const heldOn = (all: readonly Completion[], today: string): Held[] =>
  requirements.map((requirement) => {
    const untilOn = heldUntil(requirement, all);
    return { requirement, untilOn, isValid: untilOn !== null && untilOn >= today };
  });

export interface OnePeer {
  accountId: AccountId;
  name: string;
  email: string;
  isOwn: boolean;
  isApproved: boolean;
  held: Held[];
  completions: CompletionRow[];
  pairs: SeenPair[];
  /** Who could be their mentor; empty when they have one. */
  mentors: { accountId: AccountId; name: string }[];
}

/** @returns null for whoever is no peer, and for actors who may not see it. */
export async function seePeer(
  actor: StaffActor,
  input: { accountId: AccountId },
  world: World,
): Promise<OnePeer | null> {
  if (!may(actor, "choose-peers")) return null;
  const { db, keyring, now, settings } = world;
  const { accountId } = input;
  const [found, standing, account] = await Promise.all([
    peerOf(db, keyring, accountId),
    accountStanding(db, accountId),
    accountOf(db, accountId),
  ]);
  if (!found || !account || !standing?.roles.includes("peer")) return null;
  if (standing.state === "deactivated") return null;
  const completions = await completionsOf(db, accountId);
  const pairs = await seenPairs(accountId, world);
  return {
    accountId,
    ...openPerson(keyring, account),
    isOwn: accountId === actor.accountId,
    isApproved: found.standing.isApproved,
    held: heldOn(completions, dayOf(now, settings.timeZone)),
    completions,
    pairs,
    mentors: pairs.some(({ other }) => other === "mentor")
      ? []
      : await possibleMentors(accountId, pairs, world),
  };
}

/** Approved and trained today, and not one whose mentor this peer is. */
async function possibleMentors(
  menteeId: AccountId,
  pairs: readonly SeenPair[],
  { db, keyring, now, settings }: World,
): Promise<{ accountId: AccountId; name: string }[]> {
  const today = dayOf(now, settings.timeZone);
  const taken = new Set([menteeId, ...pairs.map((pair) => pair.menteeId)]);
  return (await peersForMatching(db, keyring))
    .filter(({ peer }) => peer.trainedUntilOn >= today && !taken.has(peer.accountId))
    .map(({ peer, standing }) => ({ accountId: peer.accountId, name: standing.name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
