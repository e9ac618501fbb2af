// The only file that knows lucia (deprecated upstream; replacing it is a change of this file alone). Lucia
// reads the machine's clock, so the limits are decided here, on the world's; it is told that a session
// which may still be used never expires. The table holds SHA-256 of the session id.
import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { StaffActor } from "./actor.ts";
import {
  type Device,
  endOfSession,
  isOver,
  limitsOf,
  type ProofMethod,
  seenEverySeconds,
} from "./session-limits.ts";
import {
  accountStanding,
  type SessionRow,
  sessionRow,
  sessionSeen,
  sessionsOf,
  sessionsToEnd,
  sessionsToForget,
  sessionToAdd,
  sessionToEnd,
} from "./session-store.server.ts";

type Attributes = Pick<SessionRow, "startedAt" | "provedAt" | "method" | "device" | "providerTag">;

declare module "lucia" {
  interface Register {
    Lucia: Lucia<Record<never, never>, Record<never, never>>;
    DatabaseSessionAttributes: Attributes;
  }
}

export const hashedSession = (sessionId: string): string =>
  createHash("sha256").update(sessionId).digest("base64url");

const aYear = new TimeSpan(365, "d");
const farAway = new Date(8_000_000_000_000_000);

/** What a request knows about its session. The id is the hashed one: it signs nobody in. */
export interface StaffSession extends SessionRow {
  endsAt: Date;
}
interface Standing {
  actor: StaffActor;
  session: StaffSession;
}

/** The session and its person, when the limits of their roles allow; null when over, ended or unknown. */
async function standingOf(hashedId: string, world: World): Promise<Standing | null> {
  const row = await sessionRow(world.db, hashedId);
  if (!row) return null;
  const account = await accountStanding(world.db, row.accountId);
  if (account?.state !== "active") return null;
  const limits = limitsOf(account.roles, world.settings.idleMinutes);
  if (isOver(row, limits, world.now)) return null;
  const actor: StaffActor = { kind: "staff", accountId: row.accountId, roles: account.roles };
  return { actor, session: { ...row, endsAt: endOfSession(row, limits) } };
}

function adapterFor(world: World, found: { standing: Standing | null }): Adapter {
  const { db } = world;
  const asLucia = (id: string, row: SessionRow): DatabaseSession => ({
    id,
    userId: row.accountId,
    expiresAt: farAway,
    attributes: row,
  });
  return {
    async getSessionAndUser(sessionId) {
      found.standing = await standingOf(hashedSession(sessionId), world);
      if (!found.standing) return [null, null];
      const { session } = found.standing;
      return [asLucia(sessionId, session), { id: session.accountId, attributes: {} }];
    },
    async getUserSessions(accountId) {
      const rows = await sessionsOf(db, accountId as AccountId);
      return rows.map((row) => asLucia("hidden", row));
    },
    async setSession({ id, userId, attributes }) {
      const row = { id: hashedSession(id), accountId: userId as AccountId, seenAt: world.now };
      await db.allOrNothing((tx) => [sessionToAdd(tx, { ...attributes, ...row })]);
    },
    // Never called for a session that does not expire; seeing is written down below.
    async updateSessionExpiration() {},
    async deleteSession(sessionId) {
      await db.allOrNothing((tx) => [sessionToEnd(tx, hashedSession(sessionId))]);
    },
    async deleteUserSessions(accountId) {
      await db.allOrNothing((tx) => [sessionsToEnd(tx, accountId as AccountId)]);
    },
    async deleteExpiredSessions() {
      await db.allOrNothing((tx) => [sessionsToForget(tx, world.now)]);
    },
  };
}

function luciaFor(world: World) {
  const found: { standing: Standing | null } = { standing: null };
  return { lucia: new Lucia(adapterFor(world, found), { sessionExpiresIn: aYear }), found };
}

export interface SessionBegun {
  method: ProofMethod;
  device: Device;
  /** Keyed hash of the provider's session, when it has one. */
  providerTag?: string | null;
  /** Of the session this one replaces: the absolute limit goes on. */
  startedAt?: Date;
}

/** Starts a session for an account that proved who it is. @returns the id for the cookie. */
export async function startSession(
  accountId: AccountId,
  world: World,
  begun: SessionBegun = { method: "password", device: "computer" },
): Promise<string> {
  const sessionId = world.randomBytes(32).toString("base64url");
  const { lucia } = luciaFor(world);
  await lucia.createSession(
    accountId,
    {
      startedAt: begun.startedAt ?? world.now,
      provedAt: world.now,
      method: begun.method,
      device: begun.device,
      providerTag: begun.providerTag ?? null,
    },
    { sessionId },
  );
  return sessionId;
}

/**
 * The person behind a session id, with the roles held now; null when it is over or was ended.
 * @param isSeen whether this counts as use; a page that only looks how long is left does not.
 */
export async function sessionOf(
  sessionId: string,
  world: World,
  isSeen = true,
): Promise<Standing | null> {
  const { lucia, found } = luciaFor(world);
  const { session } = await lucia.validateSession(sessionId);
  if (!session || !found.standing) return null;
  const { actor, session: row } = found.standing;
  if (!isSeen || world.now.getTime() - row.seenAt.getTime() < seenEverySeconds * 1_000) {
    return found.standing;
  }
  await world.db.allOrNothing((tx) => [sessionSeen(tx, row.id, world.now)]);
  const limits = limitsOf(actor.roles, world.settings.idleMinutes);
  return {
    actor,
    session: {
      ...row,
      seenAt: world.now,
      endsAt: endOfSession({ ...row, seenAt: world.now }, limits),
    },
  };
}

export const staffActorOf = async (sessionId: string, world: World): Promise<StaffActor | null> =>
  (await sessionOf(sessionId, world))?.actor ?? null;

/** Whose session this was, also when it is over by now; null when it was ended or never was. */
export const ownerOfSession = async (sessionId: string, { db }: World): Promise<AccountId | null> =>
  (await sessionRow(db, hashedSession(sessionId)))?.accountId ?? null;

export const endSession = (sessionId: string, world: World): Promise<void> =>
  luciaFor(world).lucia.invalidateSession(sessionId);

export const endSessionsOf = (accountId: AccountId, world: World): Promise<void> =>
  luciaFor(world).lucia.invalidateUserSessions(accountId);
