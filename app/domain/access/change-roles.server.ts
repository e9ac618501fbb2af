// An administrator changes what somebody may do here. What is taken away, and what comes near no case, counts
// at once; a role that sees cases is only asked for, and a second administrator grants it (dual-control).
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { endOfPeer } from "#app/domain/peers/end-of-peer.server.ts";
import { giveBackCases } from "#app/domain/triage/give-back-cases.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { roleToAdd, roleToRemove } from "./account-store.server.ts";
import type { StaffActor } from "./actor.ts";
import { may } from "./permissions.ts";
import { caseRoles, clashOf, needsSecondAdministrator, type Role } from "./roles.ts";
import { accountStanding, sessionsToEnd } from "./session-store.server.ts";

export type RolesChanged =
  /** At once, all of it. */
  | { outcome: "changed" }
  /** The rest at once; a case role waits for a second administrator. */
  | { outcome: "asked" }
  | { outcome: "roles-kept-apart"; pair: readonly [Role, Role] }
  /** Somebody who has a case role is made no administrator by one alone. */
  | { outcome: "needs-second-administrator" }
  /** Nobody takes administration from themselves: one administrator always remains. */
  | { outcome: "own-account" }
  | { outcome: "changed-meanwhile" | "not-found" };

const isCaseRole = (role: Role) => caseRoles.find((one) => one === role);

export async function changeRoles(
  actor: StaffActor,
  input: { accountId: AccountId; roles: readonly Role[] },
  world: World,
): Promise<RolesChanged> {
  const { accountId } = input;
  if (!may(actor, "manage-accounts")) return { outcome: "not-found" };
  // The end of the record first, then the roles: a change of them in between takes that end, so this is refused.
  const audit = await writtenInSite(actor, "roles-changed", accountId, world);
  const standing = await accountStanding(world.db, accountId);
  if (!standing || standing.state === "deactivated") return { outcome: "not-found" };
  const held = standing.roles;
  const wanted = [...new Set(input.roles)];
  const pair = clashOf(wanted);
  if (pair) return { outcome: "roles-kept-apart", pair };
  const added = wanted.filter((role) => !held.includes(role));
  const removed = held.filter((role) => !wanted.includes(role));
  if (accountId === actor.accountId && removed.includes("administrator")) {
    return { outcome: "own-account" };
  }
  const atOnce = added.filter((role) => !isCaseRole(role));
  if (atOnce.includes("administrator") && needsSecondAdministrator(wanted)) {
    return { outcome: "needs-second-administrator" };
  }
  if (atOnce.length + removed.length > 0) {
    const written = await world.db.allOrNothing((tx) => [
      ...removed.map((role) => exactlyOne(roleToRemove(tx, accountId, role), "changed-meanwhile")),
      ...atOnce.map((role) => exactlyOne(roleToAdd(tx, accountId, role), "changed-meanwhile")),
      ...(removed.includes("peer") ? endOfPeer(tx, accountId, world) : []),
      // They sign in anew, by all that the new role asks for.
      sessionsToEnd(tx, accountId),
      ...audit(tx),
    ]);
    if (!written.done) return { outcome: "changed-meanwhile" };
    if (removed.includes("peer")) await giveBackCases(actor, { accountId }, world);
  }
  const toAskFor = added.flatMap((role) => isCaseRole(role) ?? []);
  for (const role of toAskFor) {
    const asked = { kind: "case-role", body: { accountId, role } } as const;
    const { outcome } = await proposeChange(actor, asked, world);
    if (outcome !== "asked") return { outcome: "not-found" };
  }
  return { outcome: toAskFor.length > 0 ? "asked" : "changed" };
}
