// An administrator opens a closed account again, with the roles it had: no role is given by it. Whoever never
// set it up needs a new invitation.
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { accountOf, accountToReopen } from "./account-store.server.ts";
import type { StaffActor } from "./actor.ts";
import { hasIdentity } from "./hospital-identity-store.server.ts";
import { may } from "./permissions.ts";

export async function reopenAccount(
  actor: StaffActor,
  input: { accountId: AccountId },
  world: World,
): Promise<{ outcome: "reopened" | "not-found" }> {
  const { accountId } = input;
  const { db } = world;
  if (!may(actor, "manage-accounts")) return { outcome: "not-found" };
  const account = await accountOf(db, accountId);
  if (account?.state !== "deactivated") return { outcome: "not-found" };
  const isSetUp = account.passwordHash !== null || (await hasIdentity(db, accountId));
  const audit = await writtenInSite(actor, "account-reopened", accountId, world);
  const written = await db.allOrNothing((tx) => [
    exactlyOne(accountToReopen(tx, accountId, isSetUp ? "active" : "invited"), "open-before"),
    ...audit(tx),
  ]);
  if (!written.done && written.refused === "changed-meanwhile") {
    return reopenAccount(actor, input, world);
  }
  return { outcome: "reopened" };
}
