// How long a job is leased, when it is tried again and when it is given up. Pure: chance is an argument.

const minuteMs = 60_000;
/** A worker that holds a job longer than this is taken for dead. Every handler ends well before. */
export const leaseMinutes = 5;
/** With the waits below, a mail is tried for about two and a half days. */
export const mostAttempts = 12;
export const longestWaitMinutes = 24 * 60;

/**
 * Doubles from one minute, up to a day, and is spread by a fifth either way, so that what failed
 * together does not come back together.
 * @param attempts how often the job was tried, at least 1. @param chance from 0 up to, not including, 1.
 */
export function waitMinutesAfter(attempts: number, chance: number): number {
  const doubled = Math.min(2 ** (Math.max(attempts, 1) - 1), longestWaitMinutes);
  return Math.min(doubled * (0.8 + 0.4 * chance), longestWaitMinutes);
}

/** When a job that failed is tried again; null when it has been tried often enough. */
export function nextAttemptAt(attempts: number, chance: number, now: Date): Date | null {
  if (attempts >= mostAttempts) return null;
  return new Date(now.getTime() + waitMinutesAfter(attempts, chance) * minuteMs);
}

/**
 * When a whole channel (the mail server) is asked again after it was closed to us: one to two minutes,
 * however long it lasts, so that mails leave within minutes of its return.
 */
export const channelOpensAt = (chance: number, now: Date): Date =>
  new Date(now.getTime() + (1 + chance) * minuteMs);

export const leasedUntilAt = (now: Date): Date => new Date(now.getTime() + leaseMinutes * minuteMs);
