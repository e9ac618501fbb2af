// An administrator closes somebody's account: their sessions end with the same write, and the cases they have
// wait again for somebody else. Nobody closes their own, so that one administrator always remains.
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { giveBackCases } from "#app/domain/triage/give-back-cases.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { accountOf, accountToClose, invitationsToForget } from "./account-store.server.ts";
import type { StaffActor } from "./actor.ts";
import { may } from "./permissions.ts";
import { sessionsToEnd } from "./session-store.server.ts";

export async function closeAccount(
  actor: StaffActor,
  input: { accountId: AccountId },
  world: World,
): Promise<{ outcome: "closed" | "own-account" | "not-found" }> {
  const { accountId } = input;
  if (!may(actor, "manage-accounts")) return { outcome: "not-found" };
  if (accountId === actor.accountId) return { outcome: "own-account" };
  if (!(await accountOf(world.db, accountId))) return { outcome: "not-found" };
  const audit = await writtenInSite(actor, "account-closed", accountId, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(accountToClose(tx, accountId), "closed-before"),
    sessionsToEnd(tx, accountId),
    // Opened again, it is not opened by what was mailed before.
    invitationsToForget(tx, accountId),
    ...audit(tx),
  ]);
  // Somebody else wrote in the audit in this very moment: nothing was done, so it is done again.
  if (!written.done && written.refused === "changed-meanwhile") {
    return closeAccount(actor, input, world);
  }
  await giveBackCases(actor, { accountId }, world);
  return { outcome: "closed" };
}
