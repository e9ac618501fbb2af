// Somebody with a mailed code chooses a password: to set up an account, or to come back to it. Opening the
// link changes nothing; this does, once. A second proof of who they are stays as it was.
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { accountNoticeToQueue } from "./account-notice.server.ts";
import {
  accountOf,
  invitationsToForget,
  invitationToUse,
  openInvitation,
  openPerson,
  passwordToSet,
} from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import type { InvitationKind } from "./invitation.ts";
import { passwordHashOf } from "./password.server.ts";
import { type PasswordProblem, passwordProblem } from "./password-rules.ts";
import { may } from "./permissions.ts";
import { sessionsToEnd } from "./session-store.server.ts";
import { lacksSecondFactor } from "./sign-in.server.ts";

export type InvitationAccepted =
  | { outcome: "accepted"; kind: InvitationKind; accountId: AccountId }
  | { outcome: "problem"; problem: PasswordProblem }
  /** Used, expired or never made: one and the same answer. */
  | { outcome: "no-such-invitation" };

/** What the link is for while it still works, else null; says nothing about whose it is. */
export async function openCodeKind(code: string, world: World): Promise<InvitationKind | null> {
  const tag = world.keyring.tag("invitation", code);
  return (await openInvitation(world.db, tag, world.now))?.kind ?? null;
}

export async function acceptInvitation(
  actor: Actor,
  input: { code: string; password: string },
  world: World,
): Promise<InvitationAccepted> {
  if (!may(actor, "sign-in")) return { outcome: "no-such-invitation" };
  const { db, keyring, now, settings } = world;
  const tag = keyring.tag("invitation", input.code);
  const invitation = await openInvitation(db, tag, now);
  const account = invitation ? await accountOf(db, invitation.accountId) : null;
  if (!invitation || !account) return { outcome: "no-such-invitation" };
  // Their role or their second proof may be another than when it was mailed.
  const isReset = invitation.kind === "reset";
  if (isReset && (await lacksSecondFactor(account.id, world))) {
    return { outcome: "no-such-invitation" };
  }
  const person = openPerson(keyring, account);
  const problem = passwordProblem(input.password, [settings.siteName, person.name, person.email]);
  if (problem) return { outcome: "problem", problem };
  const passwordHash = await passwordHashOf(input.password);
  const { kind } = invitation;
  const audit = isReset ? await writtenInSite(actor, "password-reset", account.id, world) : null;
  const written = await db.allOrNothing((tx) => [
    exactlyOne(invitationToUse(tx, tag, now), "used"),
    exactlyOne(passwordToSet(tx, account.id, passwordHash), "used"),
    // No other mailed code and no session outlives the choice.
    invitationsToForget(tx, account.id),
    sessionsToEnd(tx, account.id),
    ...(audit ? [accountNoticeToQueue(tx, account, "password-changed", world), ...audit(tx)] : []),
  ]);
  if (written.done) return { outcome: "accepted", kind, accountId: account.id };
  // Somebody else wrote in the audit in this very moment: nothing was done, so it is done again.
  if (written.refused === "changed-meanwhile") return acceptInvitation(actor, input, world);
  return { outcome: "no-such-invitation" };
}
