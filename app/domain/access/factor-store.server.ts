// The only file that queries second factors: authenticator apps, recovery codes, passkeys.
import { and, eq, lt } from "drizzle-orm";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { AccountId, Sealed } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { authenticatorApps, passkeys, recoveryCodes } from "#db/schema/access.ts";

export type AuthenticatorApp = typeof authenticatorApps.$inferSelect;
export type Passkey = typeof passkeys.$inferSelect;

const placeOf = (accountId: AccountId) => ({
  table: "authenticator_apps",
  column: "sealed_secret",
  row: accountId,
});

export const sealSecret = (keyring: Keyring, accountId: AccountId, secret: string): Sealed =>
  seal(keyring.sealingKey("second-factors"), placeOf(accountId), secret);

export function openSecret(
  keyring: Keyring,
  app: Pick<AuthenticatorApp, "accountId" | "sealedSecret">,
): string {
  const key = keyring.openingKey("second-factors", keyIdOf(app.sealedSecret));
  return unseal(key, placeOf(app.accountId), app.sealedSecret);
}

export const recoveryTagOf = (keyring: Keyring, accountId: AccountId, code: string): string =>
  keyring.tag("recovery-code", `${accountId}:${code}`);

export async function authenticatorOf(
  db: Db,
  accountId: AccountId,
): Promise<AuthenticatorApp | null> {
  const rows = await db.reader
    .select()
    .from(authenticatorApps)
    .where(eq(authenticatorApps.accountId, accountId))
    .limit(1);
  return rows[0] ?? null;
}

/** Every app there is. For the demonstration, which has no phones. */
export const everyAuthenticator = async (db: Db): Promise<AuthenticatorApp[]> =>
  db.reader.select().from(authenticatorApps);

export const passkeysOf = async (db: Db, accountId: AccountId): Promise<Passkey[]> =>
  db.reader.select().from(passkeys).where(eq(passkeys.accountId, accountId));

export async function passkeyWithId(db: Db, id: string): Promise<Passkey | null> {
  const rows = await db.reader.select().from(passkeys).where(eq(passkeys.id, id)).limit(1);
  return rows[0] ?? null;
}

export interface FactorsHeld {
  hasApp: boolean;
  passkeyCount: number;
  recoveryCount: number;
}

export async function factorsOf(db: Db, accountId: AccountId): Promise<FactorsHeld> {
  const app = await authenticatorOf(db, accountId);
  return {
    hasApp: app !== null,
    passkeyCount: await db.reader.$count(passkeys, eq(passkeys.accountId, accountId)),
    recoveryCount: await db.reader.$count(recoveryCodes, eq(recoveryCodes.accountId, accountId)),
  };
}

export const hasSecondFactor = ({ hasApp, passkeyCount }: FactorsHeld): boolean =>
  hasApp || passkeyCount > 0;

/** Adds the app, or puts it in the place of the one before. */
export const authenticatorToSet = (tx: Writer, row: AuthenticatorApp) =>
  tx
    .insert(authenticatorApps)
    .values(row)
    .onConflictDoUpdate({ target: authenticatorApps.accountId, set: row })
    .returning();

/** Adds the app where there is none. Expect one row: the first of two browsers wins. */
export const firstAuthenticatorToAdd = (tx: Writer, row: AuthenticatorApp) =>
  tx.insert(authenticatorApps).values(row).onConflictDoNothing().returning();

export const authenticatorToRemove = (tx: Writer, accountId: AccountId) =>
  tx.delete(authenticatorApps).where(eq(authenticatorApps.accountId, accountId)).returning();

/** Uses the code of a step, once. Expect one row. */
export const stepToUse = (tx: Writer, accountId: AccountId, step: number) =>
  tx
    .update(authenticatorApps)
    .set({ lastStep: step, wrongCount: 0 })
    .where(and(eq(authenticatorApps.accountId, accountId), lt(authenticatorApps.lastStep, step)))
    .returning();

export const wrongCodeToCount = (tx: Writer, { accountId, wrongCount }: AuthenticatorApp) =>
  tx
    .update(authenticatorApps)
    .set({ wrongCount: wrongCount + 1 })
    .where(eq(authenticatorApps.accountId, accountId))
    .returning();

export const recoveryCodesToForget = (tx: Writer, accountId: AccountId) =>
  tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)).returning();

export const recoveryCodesToAdd = (tx: Writer, accountId: AccountId, tags: readonly string[]) =>
  tags.map((tag) => tx.insert(recoveryCodes).values({ tag, accountId }).returning());

/** Uses a recovery code: it is gone. Expect one row. */
export const recoveryCodeToUse = (tx: Writer, accountId: AccountId, tag: string) =>
  tx
    .delete(recoveryCodes)
    .where(and(eq(recoveryCodes.tag, tag), eq(recoveryCodes.accountId, accountId)))
    .returning();

export const passkeyToAdd = (tx: Writer, row: Passkey) =>
  tx.insert(passkeys).values(row).onConflictDoNothing().returning();

/** Expect one row. A device that counts must have counted on since it was looked at. */
export const passkeyToUse = (tx: Writer, { id, useCount }: Passkey, newCount: number) =>
  tx
    .update(passkeys)
    .set({ useCount: newCount })
    .where(and(eq(passkeys.id, id), eq(passkeys.useCount, useCount)))
    .returning();

export const passkeyToRemove = (tx: Writer, accountId: AccountId, id: string) =>
  tx
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.accountId, accountId)))
    .returning();

export const passkeysToRemove = (tx: Writer, accountId: AccountId) =>
  tx.delete(passkeys).where(eq(passkeys.accountId, accountId)).returning();
