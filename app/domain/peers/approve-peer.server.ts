// A coordinator approves a peer. It takes two hands, in either order: a coordinator says that it suits, and an
// administrator gives the account. So a screened candidate becomes a proposal for an administrator, and
// somebody who has the role already is approved at once. Nobody approves themselves.
import { accountByEmail } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { clashOf } from "#app/domain/access/roles.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import { openCandidates } from "#app/domain/dual-control/see-proposals.server.ts";
import type { AccountId, CandidateId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { type Candidate, candidateOf } from "./candidate-store.server.ts";
import { peerToApprove } from "./peer-store.server.ts";

export type PeerApproved =
  | { outcome: "approved" }
  /** An administrator has to give the account. */
  | { outcome: "asked" }
  /** The lead sees figures; whoever sees figures comes near no case. */
  | { outcome: "roles-kept-apart" }
  /** Their account was closed: an administrator opens it first. */
  | { outcome: "account-closed" }
  | { outcome: "own-account" }
  | { outcome: "too-late" | "not-found" };

export async function approvePeer(
  actor: StaffActor,
  input: { candidateId: CandidateId } | { accountId: AccountId },
  world: World,
): Promise<PeerApproved> {
  if (!may(actor, "choose-peers")) return { outcome: "not-found" };
  if ("accountId" in input) return approvedAtOnce(actor, input.accountId, world);
  const candidate = await candidateOf(input.candidateId, world);
  if (candidate?.stage !== "screened") return { outcome: "too-late" };
  const problem = await problemWith(actor, candidate, world);
  if (problem) return { outcome: problem };
  if ((await openCandidates(world)).has(candidate.id)) return { outcome: "asked" };
  const asked = { kind: "new-peer", body: { candidateId: candidate.id } } as const;
  const { outcome } = await proposeChange(actor, asked, world);
  return { outcome: outcome === "asked" ? "asked" : "too-late" };
}

async function problemWith(
  actor: StaffActor,
  { email }: Candidate,
  { db, keyring }: World,
): Promise<"own-account" | "account-closed" | "roles-kept-apart" | null> {
  const account = await accountByEmail(db, keyring, email);
  if (!account) return null;
  if (account.id === actor.accountId) return "own-account";
  const standing = await accountStanding(db, account.id);
  if (standing?.state === "deactivated") return "account-closed";
  return clashOf([...(standing?.roles ?? []), "peer"]) ? "roles-kept-apart" : null;
}

async function approvedAtOnce(
  actor: StaffActor,
  accountId: AccountId,
  world: World,
): Promise<PeerApproved> {
  if (accountId === actor.accountId) return { outcome: "own-account" };
  const standing = await accountStanding(world.db, accountId);
  if (!standing?.roles.includes("peer")) return { outcome: "not-found" };
  const on = dayOf(world.now, world.settings.timeZone);
  const audit = await writtenInSite(actor, "peer-approved", accountId, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(peerToApprove(tx, accountId, on), "approved-before"),
    ...audit(tx),
  ]);
  if (written.done) return { outcome: "approved" };
  if (written.refused === "approved-before") return { outcome: "too-late" };
  return approvedAtOnce(actor, accountId, world);
}
