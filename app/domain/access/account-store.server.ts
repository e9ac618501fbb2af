// The only file that queries accounts, their roles and invitations. Names and addresses are sealed under
// the people key and opened here.
import { and, eq, gt, inArray, lte, ne } from "drizzle-orm";
import { z } from "zod";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { AccountId, Sealed, StaffId } from "#app/domain/ids.ts";
import { normalAddress } from "#app/domain/mail/mail-address.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { accountRoles, accounts, invitations } from "#db/schema/access.ts";
import type { InvitationKind } from "./invitation.ts";
import type { Role } from "./roles.ts";

const personShape = z.object({ name: z.string(), email: z.string() });
export type Person = z.infer<typeof personShape>;
export type Account = typeof accounts.$inferSelect;

const placeOf = (accountId: AccountId) => ({
  table: "accounts",
  column: "sealed_person",
  row: accountId,
});

export const emailTagOf = (keyring: Keyring, email: string): string =>
  keyring.tag("account-email", normalAddress(email));

export const sealPerson = (keyring: Keyring, accountId: AccountId, person: Person): Sealed =>
  seal(keyring.sealingKey("people"), placeOf(accountId), JSON.stringify(person));

export function openPerson(
  keyring: Keyring,
  account: { id: AccountId; sealedPerson: Sealed },
): Person {
  const key = keyring.openingKey("people", keyIdOf(account.sealedPerson));
  return personShape.parse(JSON.parse(unseal(key, placeOf(account.id), account.sealedPerson)));
}

export async function accountByEmail(db: Db, keyring: Keyring, email: string) {
  const rows = await db.reader
    .select()
    .from(accounts)
    .where(eq(accounts.emailTag, emailTagOf(keyring, email)))
    .limit(1);
  return rows[0] ?? null;
}

export async function accountOf(db: Db, accountId: AccountId): Promise<Account | null> {
  const rows = await db.reader.select().from(accounts).where(eq(accounts.id, accountId)).limit(1);
  return rows[0] ?? null;
}

export async function accountsWithRole(db: Db, role: Role): Promise<Account[]> {
  const rows = await db.reader
    .select({ account: accounts })
    .from(accounts)
    .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(and(eq(accountRoles.role, role), eq(accounts.state, "active")));
  return rows.map((row) => row.account);
}

export async function addressesWithRole(db: Db, keyring: Keyring, role: Role): Promise<string[]> {
  const found = await accountsWithRole(db, role);
  return found.map((account) => openPerson(keyring, account).email).sort();
}

const isOpen = (now: Date) => and(eq(invitations.usedCount, 0), gt(invitations.expiresAt, now));

export async function openInvitation(db: Db, tag: string, now: Date) {
  const rows = await db.reader
    .select()
    .from(invitations)
    .where(and(eq(invitations.tag, tag), isOpen(now)))
    .limit(1);
  return rows[0] ?? null;
}

/** How many mailed codes of this kind still open the account. */
export const openInvitationCount = (
  db: Db,
  accountId: AccountId,
  kind: InvitationKind,
  now: Date,
): Promise<number> =>
  db.reader.$count(
    invitations,
    and(eq(invitations.accountId, accountId), eq(invitations.kind, kind), isOpen(now)),
  );

/** Accounts that can still be used, of these people of the staff list. @returns their ids. */
export async function accountsOfStaff(db: Db, staffIds: readonly StaffId[]): Promise<AccountId[]> {
  const wanted = new Set<string>(staffIds);
  const rows = await db.reader
    .select({ id: accounts.id, staffId: accounts.staffId })
    .from(accounts)
    .where(ne(accounts.state, "deactivated"));
  return rows.filter(({ staffId }) => staffId !== null && wanted.has(staffId)).map(({ id }) => id);
}

/** Every account there is, closed ones too, with its roles. */
export async function everyAccount(db: Db): Promise<{ account: Account; roles: Role[] }[]> {
  const [all, held] = await Promise.all([
    db.reader.select().from(accounts),
    db.reader.select().from(accountRoles),
  ]);
  const rolesOf = new Map<AccountId, Role[]>();
  for (const { accountId, role } of held) {
    rolesOf.set(accountId, [...(rolesOf.get(accountId) ?? []), role]);
  }
  return all.map((account) => ({ account, roles: rolesOf.get(account.id) ?? [] }));
}

/** Expect one row: closed once. */
export const accountToClose = (tx: Writer, accountId: AccountId) =>
  tx
    .update(accounts)
    .set({ state: "deactivated" })
    .where(and(eq(accounts.id, accountId), ne(accounts.state, "deactivated")))
    .returning({ id: accounts.id });

/** Expect one row. @param state "invited" for whoever never set it up. */
export const accountToReopen = (tx: Writer, accountId: AccountId, state: "active" | "invited") =>
  tx
    .update(accounts)
    .set({ state })
    .where(and(eq(accounts.id, accountId), eq(accounts.state, "deactivated")))
    .returning({ id: accounts.id });

/** Closes accounts: the next request of any of their sessions is refused. */
export const accountsToDeactivate = (tx: Writer, ids: readonly AccountId[]) =>
  tx
    .update(accounts)
    .set({ state: "deactivated" })
    .where(inArray(accounts.id, [...ids]))
    .returning({ id: accounts.id });

/** Adds nothing when the address has an account; expect one row to know. */
export const accountToAdd = (tx: Writer, row: Account) =>
  tx.insert(accounts).values(row).onConflictDoNothing().returning();

export const roleToAdd = (tx: Writer, accountId: AccountId, role: Role) =>
  tx
    .insert(accountRoles)
    .values({ id: `${accountId}:${role}`, accountId, role })
    .onConflictDoNothing()
    .returning();

export const roleToRemove = (tx: Writer, accountId: AccountId, role: Role) =>
  tx
    .delete(accountRoles)
    .where(and(eq(accountRoles.accountId, accountId), eq(accountRoles.role, role)))
    .returning();

/** Changes nothing. Expect one row: the person has not set the account up in between. */
export const stillInvited = (tx: Writer, accountId: AccountId) =>
  tx
    .update(accounts)
    .set({ state: "invited" })
    .where(and(eq(accounts.id, accountId), eq(accounts.state, "invited")))
    .returning({ id: accounts.id });

/** Of an invited person who comes by single sign-on. Expect one row. */
export const accountToActivate = (tx: Writer, accountId: AccountId) =>
  tx
    .update(accounts)
    .set({ state: "active" })
    .where(and(eq(accounts.id, accountId), eq(accounts.state, "invited")))
    .returning();

export const invitationToAdd = (
  tx: Writer,
  row: { tag: string; kind: InvitationKind; accountId: AccountId; expiresAt: Date },
) =>
  tx
    .insert(invitations)
    .values({ ...row, usedCount: 0 })
    .returning();

/** Uses an invitation once. Expect one row. */
export const invitationToUse = (tx: Writer, tag: string, now: Date) =>
  tx
    .update(invitations)
    .set({ usedCount: 1 })
    .where(and(eq(invitations.tag, tag), isOpen(now)))
    .returning();

/** Every code that was mailed for an account, used or not: none of them opens it any more. */
export const invitationsToForget = (tx: Writer, accountId: AccountId) =>
  tx.delete(invitations).where(eq(invitations.accountId, accountId)).returning();

export const oldInvitationsToForget = (tx: Writer, now: Date) =>
  tx.delete(invitations).where(lte(invitations.expiresAt, now)).returning();

/** Expect one row: a link that was mailed before does not open an account that was closed since. */
export const passwordToSet = (tx: Writer, accountId: AccountId, passwordHash: string) =>
  tx
    .update(accounts)
    .set({ passwordHash, state: "active" })
    .where(and(eq(accounts.id, accountId), ne(accounts.state, "deactivated")))
    .returning();
