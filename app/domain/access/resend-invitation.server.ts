// An administrator sends an invitation anew to somebody who has not set up the account. The link from before
// stops working with the same write.
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import {
  accountOf,
  invitationsToForget,
  openPerson,
  stillInvited,
} from "./account-store.server.ts";
import type { StaffActor } from "./actor.ts";
import { newInvitation } from "./new-invitation.server.ts";
import { may } from "./permissions.ts";

export async function resendInvitation(
  actor: StaffActor,
  input: { accountId: AccountId },
  world: World,
): Promise<{ outcome: "sent-again"; code: string } | { outcome: "not-found" }> {
  const { accountId } = input;
  if (!may(actor, "manage-accounts")) return { outcome: "not-found" };
  const account = await accountOf(world.db, accountId);
  if (account?.state !== "invited") return { outcome: "not-found" };
  const { code, statements } = newInvitation(
    accountId,
    openPerson(world.keyring, account).email,
    world,
  );
  const audit = await writtenInSite(actor, "person-invited", accountId, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(stillInvited(tx, accountId), "set-up-meanwhile"),
    invitationsToForget(tx, accountId),
    ...statements(tx),
    ...audit(tx),
  ]);
  if (written.done) return { outcome: "sent-again", code };
  return written.refused === "changed-meanwhile"
    ? resendInvitation(actor, input, world)
    : { outcome: "not-found" };
}
