// When the timers run, on the site's own clock. A run that was missed is made once, not once per night
// missed; the hours lie outside those that a change of the clocks skips or repeats.
import { Cron } from "croner";
import type { JobKind } from "./job.ts";

const patterns = {
  /** Nightly, whether or not a case closed: a rewrite must say nothing. */
  "fold-counters": "10 4 * * *",
  "purge-expired": "40 4 * * *",
  /** The response clock: late by a minute at the most. */
  "watch-requests": "* * * * *",
  /** In the morning, when people read their mail. */
  "remind-training": "20 8 * * *",
  /** Looks every night; the day on which a period is released follows from the calendar alone. */
  "close-figures": "5 5 * * *",
  /** Nightly: waves open and close by the day, and what arrived is shuffled. */
  "tend-surveys": "20 5 * * *",
  "tell-follow-ups": "40 7 * * *",
  /** Receipts are kept for sending again for a quarter of an hour. */
  "forget-submissions": "*/5 * * * *",
} satisfies Partial<Record<JobKind, string>>;

export type TimerKind = keyof typeof patterns;
export const timerKinds = Object.keys(patterns) as TimerKind[];
export const isTimerKind = (kind: JobKind): kind is TimerKind => kind in patterns;

/** The first run after this moment. @param timeZone IANA name, such as Europe/Vienna. */
export function nextRunAt(kind: TimerKind, after: Date, timeZone: string): Date {
  const next = new Cron(patterns[kind], { timezone: timeZone, paused: true }).nextRun(after);
  if (!next) throw new RangeError("A timer without a next run.");
  return next;
}
