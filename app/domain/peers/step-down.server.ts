// Somebody is a peer no longer: by their own word, or taken out by a coordinator. No reason is asked or kept.
// Whoever has no other task here has no account afterwards; what they had open waits for somebody else.
import {
  accountToClose,
  invitationsToForget,
  roleToRemove,
} from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { accountStanding, sessionsToEnd } from "#app/domain/access/session-store.server.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { giveBackCases } from "#app/domain/triage/give-back-cases.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { endOfPeer } from "./end-of-peer.server.ts";

export type SteppedDown = { outcome: "stepped-down" | "not-found" };

/** @param input.accountId one's own, or that of the peer whom a coordinator takes out. */
export async function stepDown(
  actor: StaffActor,
  input: { accountId: AccountId },
  world: World,
): Promise<SteppedDown> {
  const { accountId } = input;
  const isOwn = accountId === actor.accountId;
  if (!may(actor, isOwn ? "see-own-standing" : "choose-peers")) return { outcome: "not-found" };
  // The end of the record first, then the roles: a change of them in between takes that end, so this runs anew.
  const audit = await writtenInSite(actor, "peer-stepped-down", accountId, world);
  const standing = await accountStanding(world.db, accountId);
  if (!standing?.roles.includes("peer")) return { outcome: "not-found" };
  const isLastRole = standing.roles.length === 1;
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(roleToRemove(tx, accountId, "peer"), "no-peer"),
    ...endOfPeer(tx, accountId, world),
    ...(isLastRole ? [accountToClose(tx, accountId), invitationsToForget(tx, accountId)] : []),
    sessionsToEnd(tx, accountId),
    ...audit(tx),
  ]);
  // Somebody else wrote in the audit in this very moment: nothing was done, so it is done again.
  if (!written.done && written.refused === "changed-meanwhile")
    return stepDown(actor, input, world);
  await giveBackCases(actor, { accountId }, world);
  return { outcome: "stepped-down" };
}
