// Local days and hours as moments, for a plan that is written in the hospital's own time.
import { type Day, localTime } from "#app/domain/calendar/local-time.ts";

const minuteMs = 60_000;

/** @param minute after local midnight; may run past 1440. An hour that a clock change skips moves on. */
export function momentAt(day: Day, minute: number, timeZone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs;
  let guess = wanted;
  for (let round = 0; round < 3; round += 1) {
    const shown = localTime(new Date(guess), timeZone);
    const shownMs = Date.parse(`${shown.day}T00:00:00Z`) + shown.minute * minuteMs;
    if (shownMs === wanted) break;
    guess += wanted - shownMs;
  }
  return new Date(guess);
}

export const minutesAfter = (at: Date, minutes: number): Date =>
  new Date(at.getTime() + Math.round(minutes) * minuteMs);

export const hoursAfter = (at: Date, hours: number): Date => minutesAfter(at, hours * 60);
