// Accounts of people with a role, how they prove who they are, their sessions and invitations. Requesters
// never appear here.
import { invitationKinds } from "#app/domain/access/invitation.ts";
import { accountStates, type Role } from "#app/domain/access/roles.ts";
import { devices, proofMethods } from "#app/domain/access/session-limits.ts";
import type { AccountId, Sealed, StaffId } from "#app/domain/ids.ts";
import { id, index, instant, oneOf, sealed, table, text, wholeNumber } from "#db/words.ts";

export const accounts = table("accounts", {
  /** Random; kept while the account exists. */
  id: id<AccountId>("id").primaryKey(),
  /** Keyed hash of the address, to find it at sign-in; goes with the account. */
  emailTag: text("email_tag").notNull().unique(),
  /** Name and address, sealed under the people key; goes with the account. */
  sealedPerson: sealed<Sealed>("sealed_person").notNull(),
  /** argon2id; null until the invitation is used, and for people who come by single sign-on. */
  passwordHash: text("password_hash"),
  state: oneOf("state", accountStates).notNull(),
  /** Link to the roster, so that a line manager is never offered; null for outsiders. */
  staffId: id<StaffId>("staff_id"),
  createdOn: text("created_on").notNull(),
});

const ownAccount = (name = "account_id") =>
  id<AccountId>(name)
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" });

export const accountRoles = table("account_roles", {
  /** `account id:role`, so that a role is held once. */
  id: text("id").primaryKey(),
  accountId: ownAccount(),
  role: text("role").$type<Role>().notNull(),
});

/** Authenticator apps; one for each account. */
export const authenticatorApps = table("authenticator_apps", {
  accountId: ownAccount().primaryKey(),
  /** The shared secret, sealed under the second-factors key; goes with the account. */
  sealedSecret: sealed<Sealed>("sealed_secret").notNull(),
  /** The newest 30-second step whose code was used: no code is taken twice. */
  lastStep: wholeNumber("last_step").notNull(),
  /** Wrong codes since the last right one; at a hundred the app is no longer asked. */
  wrongCount: wholeNumber("wrong_count").notNull(),
  addedOn: text("added_on").notNull(),
});

export const recoveryCodes = table(
  "recovery_codes",
  {
    /** Keyed hash of account and code (120 random bits); the row goes when the code is used. */
    tag: text("tag").primaryKey(),
    accountId: ownAccount(),
  },
  (t) => [index("recovery_codes_account").on(t.accountId)],
);

export const passkeys = table(
  "passkeys",
  {
    /** Random, made by the person's device; goes with the passkey. */
    id: text("id").primaryKey(),
    accountId: ownAccount(),
    /** COSE key, base64url. Public: it signs nobody in. */
    publicKey: text("public_key").notNull(),
    /** What the device counts, so that a copy of it is noticed; 0 where it does not count. */
    useCount: wholeNumber("use_count").notNull(),
    addedOn: text("added_on").notNull(),
  },
  (t) => [index("passkeys_account").on(t.accountId)],
);

/** Who somebody is at the hospital's identity provider. */
export const hospitalIdentities = table(
  "hospital_identities",
  {
    /** Keyed hash of issuer and subject; never an address. */
    tag: text("tag").primaryKey(),
    accountId: ownAccount(),
  },
  (t) => [index("hospital_identities_account").on(t.accountId)],
);

export const sessions = table(
  "sessions",
  {
    /** SHA-256 of the session id: the table alone signs nobody in. */
    id: text("id").primaryKey(),
    accountId: ownAccount(),
    /** For the absolute limit. */
    startedAt: instant("started_at").notNull(),
    /** The last page asked for; for the idle limit. */
    seenAt: instant("seen_at").notNull(),
    /** When the person last proved who they are, for what asks for a fresh proof. */
    provedAt: instant("proved_at").notNull(),
    method: oneOf("method", proofMethods).notNull(),
    /** Phone or computer, so that people know their own sessions; nothing finer. */
    device: oneOf("device", devices).notNull(),
    /** Keyed hash of the provider's session, for its log-out call; null for local sign-in. */
    providerTag: text("provider_tag"),
  },
  (t) => [index("sessions_account").on(t.accountId), index("sessions_provider").on(t.providerTag)],
);

export const invitations = table("invitations", {
  /** Keyed hash of the code in the mail. */
  tag: text("tag").primaryKey(),
  kind: oneOf("kind", invitationKinds).notNull(),
  accountId: ownAccount(),
  expiresAt: instant("expires_at").notNull(),
  usedCount: wholeNumber("used_count").notNull(),
});

/** Challenges, sign-on attempts and log-out calls that were used, so that none is used twice. */
export const spentTokens = table("spent_tokens", {
  /** Keyed hash; says nothing about whose it was. */
  tag: text("tag").primaryKey(),
  /** After this it would be refused for its age. */
  expiresAt: instant("expires_at").notNull(),
});

/** A form that was sent after the session had ended, until the person has signed in again. */
export const keptForms = table("kept_forms", {
  /** Keyed hash of what the browser holds. */
  tag: text("tag").primaryKey(),
  /** Offered to the same person only. */
  accountId: ownAccount(),
  /** Sealed under a key that only the browser's cookie holds: no backup can open it. */
  sealedForm: sealed<Sealed>("sealed_form").notNull(),
  expiresAt: instant("expires_at").notNull(),
});
