// The weekly hours in which peers answer. Expected times come from these hours and the class targets
// only: never from who is waiting, or the wait itself would tell of others (product.md 3.4).
import { localTime } from "#app/domain/calendar/local-time.ts";

export interface DutyHours {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  fromMinute: number;
  /** Above 1440 when the shift runs past midnight. */
  toMinute: number;
}

const stepMinutes = 15;
const horizonMinutes = 14 * 24 * 60;

const isWithin = (hours: DutyHours, weekday: number, minute: number): boolean => {
  if (hours.weekday === weekday) return minute >= hours.fromMinute && minute < hours.toMinute;
  const isDayAfter = (hours.weekday % 7) + 1 === weekday;
  return isDayAfter && minute + 1440 < hours.toMinute;
};

/** Whether somebody answers at this moment. */
export function isOnDuty(table: readonly DutyHours[], at: Date, timeZone: string): boolean {
  const { weekday, minute } = localTime(at, timeZone);
  return table.some((hours) => isWithin(hours, weekday, minute));
}

/** Now, then every quarter of an hour that follows: shifts begin and end on those. */
function* moments(from: Date): Generator<{ at: Date; minutes: number }> {
  const stepMs = stepMinutes * 60_000;
  const next = (Math.floor(from.getTime() / stepMs) + 1) * stepMs;
  yield { at: from, minutes: (next - from.getTime()) / 60_000 };
  const end = from.getTime() + horizonMinutes * 60_000;
  for (let ms = next; ms <= end; ms += stepMs) yield { at: new Date(ms), minutes: stepMinutes };
}

/** The moment a number of duty minutes will have passed; null when no hours are planned at all. */
export function afterDutyMinutes(
  table: readonly DutyHours[],
  from: Date,
  minutes: number,
  timeZone: string,
): Date | null {
  let left = minutes;
  for (const moment of moments(from)) {
    if (!isOnDuty(table, moment.at, timeZone)) continue;
    if (left < moment.minutes) return new Date(moment.at.getTime() + left * 60_000);
    left -= moment.minutes;
  }
  return null;
}

/** The next moment somebody answers, this one included; null when no hours are planned. */
export const nextOnDuty = (
  table: readonly DutyHours[],
  from: Date,
  timeZone: string,
): Date | null => afterDutyMinutes(table, from, 0, timeZone);
