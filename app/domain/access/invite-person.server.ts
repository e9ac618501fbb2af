// Gives somebody an account with roles and mails them a link to choose a password. The first
// administrator is invited by the operator at the command line.

import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId, StaffId } from "#app/domain/ids.ts";
import { normalAddress } from "#app/domain/mail/mail-address.ts";
import { type PeerToAdd, peerToAdd } from "#app/domain/peers/peer-store.server.ts";
import { trainingToBringIn } from "#app/domain/peers/training-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { accountToAdd, emailTagOf, roleToAdd, sealPerson } from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import { newInvitation } from "./new-invitation.server.ts";
import { may } from "./permissions.ts";
import { clashOf, needsSecondAdministrator, type Role } from "./roles.ts";

export interface InvitedPerson {
  name: string;
  email: string;
  roles: readonly Role[];
  staffId?: StaffId | null;
  /** For peers: what matching needs to know. */
  peer?: NewPeer;
}

/** Trained until a day to come: somebody who was a peer before it was written down here. */
export type NewPeer = Omit<PeerToAdd, "accountId">;

export type Invited =
  | { outcome: "invited"; accountId: AccountId; code: string }
  | { outcome: "has-account" }
  | { outcome: "roles-kept-apart"; pair: readonly [Role, Role] }
  /** Administration and a case role: begin with one, and ask for the other with change-roles. */
  | { outcome: "needs-second-administrator" }
  | { outcome: "not-allowed" };

export async function invitePerson(
  actor: Actor,
  person: InvitedPerson,
  world: World,
): Promise<Invited> {
  if (!may(actor, "invite-people")) return { outcome: "not-allowed" };
  const pair = clashOf(person.roles);
  if (pair) return { outcome: "roles-kept-apart", pair };
  if (needsSecondAdministrator(person.roles)) return { outcome: "needs-second-administrator" };
  const { peer } = person;
  const peerFor = (accountId: AccountId) => (peer ? { accountId, ...peer } : null);
  const { accountId, code, steps } = invitationOf(person, peerFor, world);
  const audit = await writtenInSite(actor, "person-invited", accountId, world);
  const written = await world.db.allOrNothing((tx) => [...steps(tx), ...audit(tx)]);
  if (written.done) return { outcome: "invited", accountId, code };
  // Somebody else wrote in the audit in this very moment: nothing was done, so it is done again.
  if (written.refused === "changed-meanwhile") return invitePerson(actor, person, world);
  return { outcome: "has-account" };
}

/** The account, its roles and the mail with the link. @param peerFor what matching needs; null for no peer. */
export function invitationOf(
  person: Omit<InvitedPerson, "peer">,
  peerFor: (accountId: AccountId) => PeerToAdd | null,
  world: World,
): { accountId: AccountId; code: string; steps: (tx: Writer) => Step<"has-account">[] } {
  const { keyring, now, settings } = world;
  const accountId = world.newId<AccountId>();
  const email = normalAddress(person.email);
  const invitation = newInvitation(accountId, email, world);
  const peer = peerFor(accountId);
  const today = dayOf(now, settings.timeZone);
  const steps = (tx: Writer): Step<"has-account">[] => [
    exactlyOne(
      accountToAdd(tx, {
        id: accountId,
        emailTag: emailTagOf(keyring, email),
        sealedPerson: sealPerson(keyring, accountId, { name: person.name, email }),
        passwordHash: null,
        state: "invited",
        staffId: person.staffId ?? null,
        createdOn: today,
      }),
      "has-account",
    ),
    ...person.roles.map((role) => roleToAdd(tx, accountId, role)),
    ...(peer ? [peerToAdd(tx, peer)] : []),
    ...(peer && peer.trainedUntilOn >= today
      ? trainingToBringIn(tx, accountId, today, peer.trainedUntilOn)
      : []),
    ...invitation.statements(tx),
  ];
  return { accountId, code: invitation.code, steps };
}
