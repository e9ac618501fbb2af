// What the coordinator sees of who is a peer and who could become one: names, training, how far it is. Nothing
// here comes from a case but the number of open ones, which the page of the programme shows as well.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { openCandidates } from "#app/domain/dual-control/see-proposals.server.ts";
import type { AccountId, CandidateId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { CandidateStage } from "./candidate.ts";
import { candidatesInOrder } from "./candidate-store.server.ts";
import { peersWithAccount } from "./peer-store.server.ts";

/** asked: screened, and an administrator has to give the account. */
export type SeenStage = CandidateStage | "asked";
export interface SeenCandidate {
  id: string;
  name: string;
  email: string;
  stage: SeenStage;
  sinceOn: string;
}
export interface SeenPeer {
  accountId: AccountId;
  name: string;
  isApproved: boolean;
  /** The last day on which training and promise all hold; null when something was never done or is over. */
  trainedUntilOn: string | null;
}

export async function seePeers(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<
  { outcome: "seen"; candidates: SeenCandidate[]; peers: SeenPeer[] } | { outcome: "not-allowed" }
> {
  if (!may(actor, "choose-peers")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const all = await peersWithAccount(db, keyring, ["active", "invited"]);
  return {
    outcome: "seen",
    candidates: await seenCandidates(world),
    peers: all
      .map(({ peer, standing }) => ({
        accountId: peer.accountId,
        name: standing.name,
        isApproved: standing.isApproved,
        trainedUntilOn: peer.trainedUntilOn >= today ? peer.trainedUntilOn : null,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
}

async function seenCandidates(world: World): Promise<SeenCandidate[]> {
  const asked = await openCandidates(world);
  return (await candidatesInOrder(world)).map(({ id, name, email, stage, sinceOn }) => ({
    id,
    name,
    email,
    stage: asked.has(id) ? "asked" : stage,
    sinceOn,
  }));
}

/** @returns null for one that is over, and for actors who may not see it. */
export async function seeCandidate(
  actor: StaffActor,
  input: { candidateId: CandidateId },
  world: World,
): Promise<SeenCandidate | null> {
  if (!may(actor, "choose-peers")) return null;
  return (await seenCandidates(world)).find(({ id }) => id === input.candidateId) ?? null;
}
