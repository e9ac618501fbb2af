// A mail that says "something new" does not buzz beside a bed: it waits until the morning. The message
// itself is there at once.
import { addDays, instantOf, localTime } from "#app/domain/calendar/local-time.ts";

/** Minutes after local midnight. */
export const quietFromMinute = 21 * 60;
export const quietToMinute = 7 * 60;

/** @returns now, or the end of the quiet hours that now lies in. @param timeZone IANA name. */
export function afterQuietHours(now: Date, timeZone: string): Date {
  const { day, minute } = localTime(now, timeZone);
  if (minute >= quietFromMinute) return instantOf(addDays(day, 1), quietToMinute, timeZone);
  return minute < quietToMinute ? instantOf(day, quietToMinute, timeZone) : now;
}
