// Queries the session table and what a session must know of its account.
import { and, eq, lt, ne } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { accountRoles, accounts, sessions } from "#db/schema/access.ts";
import type { AccountState, Role } from "./roles.ts";

export type SessionRow = typeof sessions.$inferSelect;

export async function sessionRow(db: Db, hashedId: string): Promise<SessionRow | null> {
  const rows = await db.reader.select().from(sessions).where(eq(sessions.id, hashedId)).limit(1);
  return rows[0] ?? null;
}

export const sessionsOf = async (db: Db, accountId: AccountId): Promise<SessionRow[]> =>
  db.reader.select().from(sessions).where(eq(sessions.accountId, accountId));

export interface AccountStanding {
  state: AccountState;
  roles: Role[];
}

export async function accountStanding(
  db: Db,
  accountId: AccountId,
): Promise<AccountStanding | null> {
  const rows = await db.reader
    .select({ state: accounts.state, role: accountRoles.role })
    .from(accounts)
    .leftJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(eq(accounts.id, accountId));
  const [first] = rows;
  if (!first) return null;
  return { state: first.state, roles: rows.flatMap((row) => (row.role ? [row.role] : [])) };
}

export const sessionToAdd = (tx: Writer, row: SessionRow) =>
  tx.insert(sessions).values(row).returning();

export const sessionSeen = (tx: Writer, hashedId: string, seenAt: Date) =>
  tx.update(sessions).set({ seenAt }).where(eq(sessions.id, hashedId)).returning();

export const sessionToEnd = (tx: Writer, hashedId: string) =>
  tx.delete(sessions).where(eq(sessions.id, hashedId)).returning();

/** A person ends one of their own. Expect one row. */
export const ownSessionToEnd = (tx: Writer, accountId: AccountId, hashedId: string) =>
  tx
    .delete(sessions)
    .where(and(eq(sessions.id, hashedId), eq(sessions.accountId, accountId)))
    .returning();

export const sessionsToEnd = (tx: Writer, accountId: AccountId) =>
  tx.delete(sessions).where(eq(sessions.accountId, accountId)).returning();

export const otherSessionsToEnd = (tx: Writer, accountId: AccountId, keptHashedId: string) =>
  tx
    .delete(sessions)
    .where(and(eq(sessions.accountId, accountId), ne(sessions.id, keptHashedId)))
    .returning();

export const providerSessionsToEnd = (tx: Writer, providerTag: string) =>
  tx.delete(sessions).where(eq(sessions.providerTag, providerTag)).returning();

/** Ended ones stay a while, so that a form sent too late is known to be whose it was. */
export const sessionsToForget = (tx: Writer, seenBefore: Date) =>
  tx.delete(sessions).where(lt(sessions.seenAt, seenBefore)).returning();
