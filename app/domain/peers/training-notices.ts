// When a peer hears that training runs out: once each, 60, 30 and 7 days before. After a pause of the
// program only the latest that is due goes out, not all that were missed.
import { type Day, daysBetween } from "#app/domain/calendar/local-time.ts";

export const noticeDays = [60, 30, 7] as const;
export type NoticeDays = (typeof noticeDays)[number];

/** @returns the notice that stands at this day, or null before the first and after the lapse. */
export function noticeAt(trainedUntilOn: Day, today: Day): NoticeDays | null {
  const left = daysBetween(today, trainedUntilOn);
  if (left < 0) return null;
  const due = noticeDays.filter((days) => left <= days);
  return due.at(-1) ?? null;
}
