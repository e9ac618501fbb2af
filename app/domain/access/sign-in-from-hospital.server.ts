// Somebody comes back from the hospital's identity provider. Known by issuer and subject, never by address:
// an account comes about through an invitation, or through a group that the settings give a role.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { isAddress, normalAddress } from "#app/domain/mail/mail-address.ts";
import { peerOfNobodyYet, peerToAddOnce } from "#app/domain/peers/peer-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import {
  accountToActivate,
  accountToAdd,
  emailTagOf,
  invitationToUse,
  openInvitation,
  roleToAdd,
  roleToRemove,
  sealPerson,
} from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import {
  accountOfIdentity,
  identityTagOf,
  identityToAdd,
  providerTagOf,
} from "./hospital-identity-store.server.ts";
import {
  type HospitalIdentity,
  identityBack,
  type SignOnAttempt,
} from "./identity-provider.server.ts";
import { tokenToSpend } from "./kept-form-store.server.ts";
import { may } from "./permissions.ts";
import { freshSession } from "./prove-again.server.ts";
import type { Role } from "./roles.ts";
import { startSession } from "./session.server.ts";
import type { Device } from "./session-limits.ts";
import { accountStanding } from "./session-store.server.ts";
import { rolesOfGroups } from "./sign-on.ts";

export interface CameBack {
  /** The query the browser came back with, question mark included. */
  search: string;
  attempt: SignOnAttempt;
  device: Device;
  /** Code of an invitation that is being accepted. */
  invitation: string | null;
  /** The session that is to be proved anew; null for signing in. */
  sessionId: string | null;
}

export type SignedInFromHospital =
  | { outcome: "signed-in"; accountId: AccountId; sessionId: string }
  | { outcome: "refused" | "no-role" | "address-taken" | "roles-kept-apart" };

type Found =
  | { accountId: AccountId }
  | { refused: "refused" | "no-role" | "address-taken" | "roles-kept-apart" };

const attemptMinutes = 10;

export async function signInFromHospital(
  actor: Actor,
  input: CameBack,
  world: World,
): Promise<SignedInFromHospital> {
  const { signOn } = world.settings;
  const { attempt, sessionId } = input;
  if (!signOn || !may(actor, "sign-in")) return { outcome: "refused" };
  const tag = world.keyring.tag("spent-token", `sign-on ${attempt.state}`);
  const expiresAt = new Date(world.now.getTime() + 2 * attemptMinutes * 60_000);
  const spent = await world.db.allOrNothing((tx) => [
    exactlyOne(tokenToSpend(tx, { tag, expiresAt }), "spent"),
  ]);
  if (!spent.done) return { outcome: "refused" };
  const identity = await identityBack(signOn, input.search, attempt, sessionId !== null, world);
  if (!identity) return { outcome: "refused" };
  const found = await accountFor(identity, input.invitation, world);
  if ("refused" in found) return { outcome: found.refused };
  const { accountId } = found;
  if (sessionId !== null) {
    if (actor.kind !== "staff" || actor.accountId !== accountId) return { outcome: "refused" };
    const fresh = await freshSession(sessionId, world);
    if (fresh.outcome !== "proved") return { outcome: "refused" };
    return { outcome: "signed-in", accountId, sessionId: fresh.sessionId };
  }
  const { issuer, sid } = identity;
  const providerTag = sid === null ? null : providerTagOf(world.keyring, issuer, sid);
  const begun = { method: "hospital", device: input.device, providerTag } as const;
  return {
    outcome: "signed-in",
    accountId,
    sessionId: await startSession(accountId, world, begun),
  };
}

/** Finds or makes the account, with the roles its groups give today. */
async function accountFor(
  identity: HospitalIdentity,
  invitation: string | null,
  world: World,
): Promise<Found> {
  const { db, keyring, settings } = world;
  const tag = identityTagOf(keyring, identity);
  const accountId = await accountOfIdentity(db, tag);
  const standing = accountId ? await accountStanding(db, accountId) : null;
  if (accountId && standing?.state !== "active") return { refused: "refused" };
  const mapping = settings.signOn?.roles;
  const held = standing?.roles ?? [];
  const given = mapping ? rolesOfGroups(identity.groups, mapping, held) : null;
  if (given && "refused" in given) return { refused: given.refused };
  if (accountId) {
    if (given) await db.allOrNothing((tx) => rolesToBe(tx, accountId, held, given.roles, world));
    return { accountId };
  }
  if (invitation) return acceptedBy(tag, invitation, world);
  return given ? newAccount(identity, tag, given.roles, world) : { refused: "no-role" };
}

function rolesToBe(
  tx: Writer,
  accountId: AccountId,
  held: readonly Role[],
  wanted: readonly Role[],
  world: World,
): Step<never>[] {
  return [
    ...wanted.filter((role) => !held.includes(role)).map((role) => roleToAdd(tx, accountId, role)),
    ...held
      .filter((role) => !wanted.includes(role))
      .map((role) => roleToRemove(tx, accountId, role)),
    ...(wanted.includes("peer") ? [peerToAddOnce(tx, peerOfNobodyYet(accountId, world))] : []),
  ];
}

/** The invited person proves who they are at the provider instead of choosing a password. */
async function acceptedBy(tag: string, code: string, world: World): Promise<Found> {
  const { db, keyring, now } = world;
  const invitationTag = keyring.tag("invitation", code);
  const invitation = await openInvitation(db, invitationTag, now);
  // A way back in is for a password only; it makes nobody known at the hospital's sign-in.
  if (invitation?.kind !== "invitation") return { refused: "refused" };
  const { accountId } = invitation;
  const written = await db.allOrNothing((tx) => [
    exactlyOne(invitationToUse(tx, invitationTag, now), "used"),
    exactlyOne(accountToActivate(tx, accountId), "used"),
    exactlyOne(identityToAdd(tx, tag, accountId), "used"),
  ]);
  return written.done ? { accountId } : { refused: "refused" };
}

async function newAccount(
  { name, email }: HospitalIdentity,
  tag: string,
  roles: readonly Role[],
  world: World,
): Promise<Found> {
  const { db, keyring, now, settings } = world;
  const address = normalAddress(email ?? "");
  if (!isAddress(address)) return { refused: "no-role" };
  const accountId = world.newId<AccountId>();
  const person = { name: (name ?? address).slice(0, 200), email: address };
  const written = await db.allOrNothing((tx) => [
    exactlyOne(
      accountToAdd(tx, {
        id: accountId,
        emailTag: emailTagOf(keyring, address),
        sealedPerson: sealPerson(keyring, accountId, person),
        passwordHash: null,
        state: "active",
        staffId: null,
        createdOn: dayOf(now, settings.timeZone),
      }),
      "address-taken",
    ),
    exactlyOne(identityToAdd(tx, tag, accountId), "address-taken"),
    ...rolesToBe(tx, accountId, [], roles, world),
  ]);
  return written.done ? { accountId } : { refused: "address-taken" };
}
