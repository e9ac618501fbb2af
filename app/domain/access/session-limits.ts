// How long a session lasts (security.md 1.2): a while without a page, and never longer than a shift. The
// strictest of a person's roles decides.
import type { Role } from "./roles.ts";

export const proofMethods = ["password", "password-and-code", "passkey", "hospital"] as const;
export type ProofMethod = (typeof proofMethods)[number];

export const devices = ["phone", "computer"] as const;
export type Device = (typeof devices)[number];

export interface SessionLimits {
  idleMinutes: number;
  absoluteHours: number;
}

/** Whoever changes accounts and keys is asked again sooner. */
const absoluteHoursOf: Record<Role, number> = {
  peer: 12,
  coordinator: 12,
  supervisor: 12,
  lead: 12,
  administrator: 8,
};
export const shortestIdleMinutes = 5;
export const longestIdleMinutes = 60;
/** Before the end, a page says so. */
export const warningSeconds = 120;
/** What exports, changes roles or second factors wants a proof this fresh. */
export const freshMinutes = 10;
/** A page is written down as the last one at most this often. */
export const seenEverySeconds = 5;

/** @param idleMinutes as the site has set it, 5 to 60. */
export function limitsOf(roles: readonly Role[], idleMinutes: number): SessionLimits {
  const hours = roles.map((role) => absoluteHoursOf[role]);
  return {
    idleMinutes: Math.min(longestIdleMinutes, Math.max(shortestIdleMinutes, idleMinutes)),
    absoluteHours: Math.min(...hours, absoluteHoursOf.peer),
  };
}

export interface SessionMoments {
  startedAt: Date;
  seenAt: Date;
  provedAt: Date;
}

/** The moment from which the session is over. */
export function endOfSession({ startedAt, seenAt }: SessionMoments, limits: SessionLimits): Date {
  const idle = seenAt.getTime() + limits.idleMinutes * 60_000;
  const absolute = startedAt.getTime() + limits.absoluteHours * 3_600_000;
  return new Date(Math.min(idle, absolute));
}

export const isOver = (session: SessionMoments, limits: SessionLimits, now: Date): boolean =>
  now >= endOfSession(session, limits);

/** Whether the person proved who they are within the last minutes. */
export const isFresh = ({ provedAt }: Pick<SessionMoments, "provedAt">, now: Date): boolean =>
  now.getTime() - provedAt.getTime() < freshMinutes * 60_000;

/** @param userAgent as the browser sent it; only the kind of device is kept. */
export const deviceOf = (userAgent: string | null): Device =>
  /Mobi|Android|iPhone|iPad/i.test(userAgent ?? "") ? "phone" : "computer";
