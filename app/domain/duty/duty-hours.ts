// The weekly hours in which the programme wants somebody to answer. Where no peer is named on a rota, they
// are also when somebody does.
import { addDays, type Day, instantOf, weekdayOf } from "#app/domain/calendar/local-time.ts";
import { merged, type Span } from "./span.ts";

export interface DutyHours {
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  fromMinute: number;
  /** Above 1440 when the shift runs past midnight. */
  toMinute: number;
}

/** Every stretch of these hours that begins on one of the days. @param days how many, from the first. */
export function dutySpans(
  table: readonly DutyHours[],
  firstOn: Day,
  days: number,
  timeZone: string,
): Span[] {
  const spans: Span[] = [];
  // The night before reaches into the first day.
  for (let index = -1; index < days; index += 1) {
    const day = addDays(firstOn, index);
    const weekday = weekdayOf(day);
    for (const hours of table) {
      if (hours.weekday !== weekday) continue;
      spans.push({
        from: instantOf(day, hours.fromMinute, timeZone).getTime(),
        to: instantOf(day, hours.toMinute, timeZone).getTime(),
      });
    }
  }
  return merged(spans);
}

const weekMinutes = 7 * 1440;

/** The first two hours of a table that overlap, or null. A week runs into the next. */
export function overlapIn(table: readonly DutyHours[]): readonly [DutyHours, DutyHours] | null {
  const placed = table
    .map((hours) => {
      const begin = (hours.weekday - 1) * 1440;
      return { hours, from: begin + hours.fromMinute, to: begin + hours.toMinute };
    })
    .sort((a, b) => a.from - b.from);
  for (const [index, one] of placed.entries()) {
    for (const other of placed.slice(index + 1)) {
      if (other.from < one.to || other.to - weekMinutes > one.from) return [one.hours, other.hours];
    }
  }
  return null;
}
