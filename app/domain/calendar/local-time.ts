// Days and hours as the hospital's clock shows them. A day is ISO text without a zone; daylight-saving
// changes are the business of Intl, not of arithmetic here.

/** ISO calendar day, `2026-03-02`. */
export type Day = string;

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

export interface LocalTime {
  day: Day;
  /** Minutes after local midnight, 0 to 1439. */
  minute: number;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
}

/** Reading a zone's clock is slow, and the same quarters of an hour are asked for again and again. */
const known = new Map<string, LocalTime>();
const mostKnown = 20_000;
const quarterMs = 900_000;

/** @param timeZone IANA name. */
export function localTime(at: Date, timeZone: string): LocalTime {
  const past = at.getTime() % quarterMs;
  const key = `${timeZone} ${at.getTime() - past}`;
  let start = known.get(key);
  if (!start) {
    // Every zone's clock changes on a quarter of an hour, so the minutes within one follow by counting.
    start = readClock(new Date(at.getTime() - past), timeZone);
    if (known.size >= mostKnown) known.clear();
    known.set(key, start);
  }
  return { ...start, minute: start.minute + Math.floor(past / 60_000) };
}

function readClock(at: Date, timeZone: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const day = `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  const minute = Number(parts.get("hour")) * 60 + Number(parts.get("minute"));
  return { day, minute, weekday: weekdayOf(day) };
}

export const dayOf = (at: Date, timeZone: string): Day => localTime(at, timeZone).day;

const utcMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export const addDays = (day: Day, days: number): Day =>
  new Date(utcMs(day) + days * dayMs).toISOString().slice(0, 10);

/** The same day of a later month, or that month's last: 31 January and one month is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, of = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(of, last)))
    .toISOString()
    .slice(0, 10);
}

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((utcMs(to) - utcMs(from)) / dayMs);

const instants = new Map<string, number>();

/**
 * The moment at which the clock on the wall shows this. An hour that occurs twice is meant the first time;
 * one that the change of the clocks skips is the moment after the gap.
 * @param minute after local midnight; below 0 and above 1439 it is another day's clock.
 */
export function instantOf(day: Day, minute: number, timeZone: string): Date {
  const shift = Math.floor(minute / 1440);
  const onDay = shift === 0 ? day : addDays(day, shift);
  const onMinute = minute - shift * 1440;
  const key = `${timeZone} ${onDay} ${onMinute}`;
  let ms = instants.get(key);
  if (ms === undefined) {
    ms = foundInstant(onDay, onMinute, timeZone);
    if (instants.size >= mostKnown) instants.clear();
    instants.set(key, ms);
  }
  return new Date(ms);
}

function foundInstant(day: Day, minute: number, timeZone: string): number {
  const wanted = utcMs(day) + minute * 60_000;
  const shownAt = (ms: number): number => {
    const shown = localTime(new Date(ms), timeZone);
    return utcMs(shown.day) + shown.minute * 60_000;
  };
  // What the zone is off by half a day before and after covers both sides of a change.
  const offsets = [wanted - dayMs / 2, wanted + dayMs / 2].map((ms) => shownAt(ms) - ms);
  const found = offsets.map((offset) => wanted - offset).filter((ms) => shownAt(ms) === wanted);
  if (found.length > 0) return Math.min(...found);
  // Skipped: the clock jumps from before to after `wanted`; the jump itself is the first such moment.
  const [before = 0, after = 0] = offsets;
  let low = wanted - Math.max(before, after);
  for (; shownAt(low) < wanted; low += quarterMs);
  return low;
}

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => ((new Date(utcMs(day)).getUTCDay() + 6) % 7) + 1;

/** `2026Q3` for any day in July to September 2026. */
export function quarterOf(day: Day): string {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 4)}Q${Math.ceil(month / 3)}`;
}

/** `2026-03` for any day in March 2026. */
export const monthOf = (day: Day): string => day.slice(0, 7);

export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);
export const earlierDay = (a: Day, b: Day): Day => (a < b ? a : b);

/** The next quarter of an hour, or this one when it is just that. */
export const nextQuarterHour = (at: Date): Date =>
  new Date(Math.ceil(at.getTime() / quarterMs) * quarterMs);

/** The next midnight of UTC: for rows that need no finer time, so that none tells the hour. */
export const nextMidnight = (at: Date): Date => new Date(Math.ceil(at.getTime() / dayMs) * dayMs);

/** The moment rounded down to a quarter of an hour: as fine as a waiting list needs. */
export const quarterHour = (at: Date): Date =>
  new Date(Math.floor(at.getTime() / 900_000) * 900_000);
