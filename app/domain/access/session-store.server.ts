// Queries the session table and what a session must know of its account.
import { eq, lt } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { accountRoles, accounts, sessions } from "#db/schema/access.ts";
import type { AccountState, Role } from "./roles.ts";

export interface SessionRow {
  id: string;
  accountId: AccountId;
  expiresAt: Date;
  signedInAt: Date;
}

export async function sessionRow(db: Db, hashedId: string): Promise<SessionRow | null> {
  const rows = await db.reader.select().from(sessions).where(eq(sessions.id, hashedId)).limit(1);
  return rows[0] ?? null;
}

export const sessionsOf = async (db: Db, accountId: AccountId): Promise<SessionRow[]> =>
  db.reader.select().from(sessions).where(eq(sessions.accountId, accountId));

export async function accountStanding(
  db: Db,
  accountId: AccountId,
): Promise<{ state: AccountState; roles: Role[] } | null> {
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

export const sessionToExtend = (tx: Writer, hashedId: string, expiresAt: Date) =>
  tx.update(sessions).set({ expiresAt }).where(eq(sessions.id, hashedId)).returning();

export const sessionToEnd = (tx: Writer, hashedId: string) =>
  tx.delete(sessions).where(eq(sessions.id, hashedId)).returning();

export const sessionsToEnd = (tx: Writer, accountId: AccountId) =>
  tx.delete(sessions).where(eq(sessions.accountId, accountId)).returning();

export const sessionsToForget = (tx: Writer, now: Date) =>
  tx.delete(sessions).where(lt(sessions.expiresAt, now)).returning();
