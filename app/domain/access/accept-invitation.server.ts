// The invited person chooses a password. Opening the link changes nothing; this does, once.

import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import {
  accountOf,
  invitationToUse,
  openInvitation,
  openPerson,
  passwordToSet,
} from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import { passwordHashOf } from "./password.server.ts";
import { type PasswordProblem, passwordProblem } from "./password-rules.ts";
import { may } from "./permissions.ts";

export type InvitationAccepted =
  | { outcome: "accepted"; accountId: AccountId }
  | { outcome: "problem"; problem: PasswordProblem }
  /** Used, expired or never made: one and the same answer. */
  | { outcome: "no-such-invitation" };

/** Whether the link still works; says nothing about whose it is. */
export async function isInvitationOpen(code: string, world: World): Promise<boolean> {
  const tag = world.keyring.tag("invitation", code);
  return (await openInvitation(world.db, tag, world.now)) !== null;
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
  const person = openPerson(keyring, account);
  const problem = passwordProblem(input.password, [settings.siteName, person.name, person.email]);
  if (problem) return { outcome: "problem", problem };
  const passwordHash = await passwordHashOf(input.password);
  const written = await db.allOrNothing((tx) => [
    exactlyOne(invitationToUse(tx, tag, now), "used"),
    exactlyOne(passwordToSet(tx, account.id, passwordHash), "used"),
  ]);
  return written.done
    ? { outcome: "accepted", accountId: account.id }
    : { outcome: "no-such-invitation" };
}
