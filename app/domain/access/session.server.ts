// The only file that knows lucia (deprecated upstream; replacing it is a change of this file alone).
// The table holds SHA-256 of the session id, so a stolen database signs nobody in.
import { createHash } from "node:crypto";
import { type Adapter, type DatabaseSession, Lucia, TimeSpan } from "lucia";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { StaffActor } from "./actor.ts";
import {
  accountStanding,
  sessionRow,
  sessionsOf,
  sessionsToEnd,
  sessionsToForget,
  sessionToAdd,
  sessionToEnd,
  sessionToExtend,
} from "./session-store.server.ts";

const idle = new TimeSpan(15, "m");
const absoluteMs = 12 * 3_600_000;

declare module "lucia" {
  interface Register {
    Lucia: Lucia<{ signedInAt: Date }, Record<never, never>>;
    DatabaseSessionAttributes: { signedInAt: Date };
  }
}

const hashed = (sessionId: string): string =>
  createHash("sha256").update(sessionId).digest("base64url");

function adapterFor(world: World): Adapter {
  const { db } = world;
  const asLucia = (row: {
    accountId: AccountId;
    expiresAt: Date;
    signedInAt: Date;
  }): DatabaseSession => ({
    id: "hidden",
    userId: row.accountId,
    expiresAt: row.expiresAt,
    attributes: { signedInAt: row.signedInAt },
  });
  return {
    async getSessionAndUser(sessionId) {
      const row = await sessionRow(db, hashed(sessionId));
      if (!row) return [null, null];
      return [
        { ...asLucia(row), id: sessionId },
        { id: row.accountId, attributes: {} },
      ];
    },
    async getUserSessions(accountId) {
      return (await sessionsOf(db, accountId as AccountId)).map(asLucia);
    },
    async setSession(session) {
      await db.allOrNothing((tx) => [
        sessionToAdd(tx, {
          id: hashed(session.id),
          accountId: session.userId as AccountId,
          expiresAt: session.expiresAt,
          signedInAt: session.attributes.signedInAt,
        }),
      ]);
    },
    async updateSessionExpiration(sessionId, expiresAt) {
      await db.allOrNothing((tx) => [sessionToExtend(tx, hashed(sessionId), expiresAt)]);
    },
    async deleteSession(sessionId) {
      await db.allOrNothing((tx) => [sessionToEnd(tx, hashed(sessionId))]);
    },
    async deleteUserSessions(accountId) {
      await db.allOrNothing((tx) => [sessionsToEnd(tx, accountId as AccountId)]);
    },
    async deleteExpiredSessions() {
      await db.allOrNothing((tx) => [sessionsToForget(tx, world.now)]);
    },
  };
}

const luciaFor = (world: World) =>
  new Lucia(adapterFor(world), {
    sessionExpiresIn: idle,
    getSessionAttributes: ({ signedInAt }) => ({ signedInAt }),
  });

/** Starts a session for an account that proved who it is. @returns the id for the cookie. */
export async function startSession(accountId: AccountId, world: World): Promise<string> {
  const sessionId = world.randomBytes(32).toString("base64url");
  await luciaFor(world).createSession(accountId, { signedInAt: world.now }, { sessionId });
  return sessionId;
}

/** The person behind a session id, with the roles held now; null when it ended or was ended. */
export async function staffActorOf(sessionId: string, world: World): Promise<StaffActor | null> {
  const lucia = luciaFor(world);
  const { session } = await lucia.validateSession(sessionId);
  if (!session) return null;
  if (world.now.getTime() - session.signedInAt.getTime() > absoluteMs) {
    await lucia.invalidateSession(sessionId);
    return null;
  }
  const standing = await accountStanding(world.db, session.userId as AccountId);
  if (standing?.state !== "active") return null;
  return { kind: "staff", accountId: session.userId as AccountId, roles: standing.roles };
}

export const endSession = (sessionId: string, world: World): Promise<void> =>
  luciaFor(world).invalidateSession(sessionId);

export const endSessionsOf = (accountId: AccountId, world: World): Promise<void> =>
  luciaFor(world).invalidateUserSessions(accountId);
