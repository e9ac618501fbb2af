// Accounts of people with a role, their sessions and invitations. Requesters never appear here.
import { accountStates, type Role } from "#app/domain/access/roles.ts";
import type { AccountId, Sealed, StaffId } from "#app/domain/ids.ts";
import { flag, id, index, instant, oneOf, sealed, table, text, wholeNumber } from "#db/words.ts";

export const accounts = table("accounts", {
  /** Random; kept while the account exists. */
  id: id<AccountId>("id").primaryKey(),
  /** Keyed hash of the address, to find it at sign-in; goes with the account. */
  emailTag: text("email_tag").notNull().unique(),
  /** Name and address, sealed under the people key; goes with the account. */
  sealedPerson: sealed<Sealed>("sealed_person").notNull(),
  /** argon2id; null until the invitation is used. */
  passwordHash: text("password_hash"),
  state: oneOf("state", accountStates).notNull(),
  /** Link to the roster, so that a line manager is never offered; null for outsiders. */
  staffId: id<StaffId>("staff_id"),
  /** Left for the second factor: when true, sign-in must ask for one. */
  needsSecondFactor: flag("needs_second_factor").notNull(),
  createdOn: text("created_on").notNull(),
});

export const accountRoles = table("account_roles", {
  /** `account id:role`, so that a role is held once. */
  id: text("id").primaryKey(),
  accountId: id<AccountId>("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" }),
  role: text("role").$type<Role>().notNull(),
});

export const sessions = table(
  "sessions",
  {
    /** SHA-256 of the session id: the table alone signs nobody in. */
    id: text("id").primaryKey(),
    accountId: id<AccountId>("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
    /** When the person last proved who they are; for step-up and the absolute limit. */
    signedInAt: instant("signed_in_at").notNull(),
  },
  (t) => [index("sessions_account").on(t.accountId)],
);

export const invitations = table("invitations", {
  /** Keyed hash of the code in the mail. */
  tag: text("tag").primaryKey(),
  accountId: id<AccountId>("account_id")
    .notNull()
    .references(() => accounts.id, { onDelete: "cascade" }),
  expiresAt: instant("expires_at").notNull(),
  usedCount: wholeNumber("used_count").notNull(),
});
