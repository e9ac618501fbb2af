// What a granted proposal does, by kind. A new kind gets its shape in proposal.ts and its effect here;
// asking, deciding and the page are the same for all.

import { accountNoticeToQueue } from "#app/domain/access/account-notice.server.ts";
import {
  accountByEmail,
  accountOf,
  invitationsToForget,
  roleToAdd,
} from "#app/domain/access/account-store.server.ts";
import {
  authenticatorToRemove,
  factorsOf,
  hasSecondFactor,
  passkeysToRemove,
  recoveryCodesToForget,
} from "#app/domain/access/factor-store.server.ts";
import { invitationOf } from "#app/domain/access/invite-person.server.ts";
import { clashOf } from "#app/domain/access/roles.ts";
import { accountStanding, sessionsToEnd } from "#app/domain/access/session-store.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { emergencyOpening } from "#app/domain/emergency/open-in-emergency.server.ts";
import type { AccountId, CandidateId, StaffId } from "#app/domain/ids.ts";
import { candidateOf, candidateToEnd } from "#app/domain/peers/candidate-store.server.ts";
import {
  peerOfNobodyYet,
  peerToAddOnce,
  peerToForget,
} from "#app/domain/peers/peer-store.server.ts";
import {
  holdToEnd,
  holdToSet,
  rulesInForce,
  rulesToSet,
} from "#app/domain/retention/retention-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import type { Asked } from "./proposal.ts";

export type Effect = (tx: Writer) => Step<"changed-meanwhile" | "has-account">[];

/** @returns the statements, or null when it can no longer be done (the account is gone). */
export async function effectOf(asked: Asked, world: World): Promise<Effect | null> {
  const { db, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  switch (asked.kind) {
    case "retention-change": {
      const { version } = await rulesInForce(db);
      return (tx) => [exactlyOne(rulesToSet(tx, asked.body, version, today), "changed-meanwhile")];
    }
    case "legal-hold": {
      const { recordNumber, untilOn } = asked.body;
      // Whether there is such a case is neither asked nor told.
      return (tx) => [holdToSet(tx, { recordNumber, untilOn, setOn: today })];
    }
    case "hold-end":
      return (tx) => [holdToEnd(tx, asked.body.recordNumber)];
    case "new-peer":
      return newPeerEffect(asked.body.candidateId as CandidateId, world);
    case "case-role": {
      const accountId = asked.body.accountId as AccountId;
      const { role } = asked.body;
      if (!(await mayGetCaseRole(accountId, world))) return null;
      return (tx) => [
        roleToAdd(tx, accountId, role),
        ...(role === "peer" ? [peerToAddOnce(tx, peerOfNobodyYet(accountId, world))] : []),
        // They sign in anew, by all that the new role asks for.
        sessionsToEnd(tx, accountId),
      ];
    }
    case "emergency-opening":
      return emergencyOpening(asked.body, world);
    case "factors-clearing": {
      const accountId = asked.body.accountId as AccountId;
      const account = await accountOf(db, accountId);
      if (account?.state !== "active") return null;
      if (!hasSecondFactor(await factorsOf(db, accountId))) return null;
      return (tx) => [
        authenticatorToRemove(tx, accountId),
        passkeysToRemove(tx, accountId),
        recoveryCodesToForget(tx, accountId),
        // A way back that was mailed before would now open the account by itself.
        invitationsToForget(tx, accountId),
        sessionsToEnd(tx, accountId),
        // Whoever did not ask for it learns of it, and can say so.
        accountNoticeToQueue(tx, account, "proof-cleared", world),
      ];
    }
  }
}

/** The screened candidate gets an account, or the role beside what they are; approved from the first day. */
async function newPeerEffect(candidateId: CandidateId, world: World): Promise<Effect | null> {
  const { db, keyring, now, settings } = world;
  const candidate = await candidateOf(candidateId, world);
  if (candidate?.stage !== "screened") return null;
  const approvedOn = dayOf(now, settings.timeZone);
  const peerFor = (accountId: AccountId) => ({ ...peerOfNobodyYet(accountId, world), approvedOn });
  const gone = (tx: Writer) => exactlyOne(candidateToEnd(tx, candidateId), "changed-meanwhile");
  const account = await accountByEmail(db, keyring, candidate.email);
  if (!account) {
    const { name, email } = candidate;
    const staffId = candidate.staffId as StaffId;
    const invited = invitationOf({ name, email, staffId, roles: ["peer"] }, peerFor, world);
    return (tx) => [gone(tx), ...invited.steps(tx)];
  }
  const standing = await accountStanding(db, account.id);
  if (!standing || standing.state === "deactivated") return null;
  if (clashOf([...standing.roles, "peer"])) return null;
  return (tx) => [
    gone(tx),
    roleToAdd(tx, account.id, "peer"),
    peerToForget(tx, account.id),
    peerToAddOnce(tx, peerFor(account.id)),
    sessionsToEnd(tx, account.id),
  ];
}

/** Somebody whose account is not closed and who is not the wellbeing lead: that pair stays apart whoever agrees. */
async function mayGetCaseRole(accountId: AccountId, { db }: World): Promise<boolean> {
  const standing = await accountStanding(db, accountId);
  if (!standing || standing.state === "deactivated") return false;
  const others = standing.roles.filter((role) => role !== "administrator");
  return clashOf([...others, "coordinator"]) === null;
}
