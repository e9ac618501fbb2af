// The only file that queries who somebody is at the identity provider. The key is issuer and subject, as a
// keyed hash: addresses and names change hands, a subject does not.
import { eq } from "drizzle-orm";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { hospitalIdentities } from "#db/schema/access.ts";

interface Subject {
  issuer: string;
  subject: string;
}

export const identityTagOf = (keyring: Keyring, { issuer, subject }: Subject): string =>
  keyring.tag("hospital-subject", JSON.stringify([issuer, subject]));

/** Of the provider's session: what its log-out call names. */
export const providerTagOf = (keyring: Keyring, issuer: string, sid: string): string =>
  keyring.tag("hospital-session", JSON.stringify([issuer, sid]));

export async function accountOfIdentity(db: Db, tag: string): Promise<AccountId | null> {
  const rows = await db.reader
    .select({ accountId: hospitalIdentities.accountId })
    .from(hospitalIdentities)
    .where(eq(hospitalIdentities.tag, tag))
    .limit(1);
  return rows[0]?.accountId ?? null;
}

export const hasIdentity = async (db: Db, accountId: AccountId): Promise<boolean> =>
  (await db.reader.$count(hospitalIdentities, eq(hospitalIdentities.accountId, accountId))) > 0;

/** Expect one row: an identity belongs to one account. */
export const identityToAdd = (tx: Writer, tag: string, accountId: AccountId) =>
  tx.insert(hospitalIdentities).values({ tag, accountId }).onConflictDoNothing().returning();
