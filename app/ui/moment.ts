// Moments and days as people say them, in the hospital's time zone: "15:00 today", "Thursday 5 March".
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";

export interface Clock {
  now: Date;
  timeZone: string;
  locale: string;
}

/** Pseudo-languages of the tests use the formats of English. */
const formatLocale = (locale: string): string => (/-X[A-Z]$/.test(locale) ? "en-GB" : locale);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format is a hundred times slower than using one. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(formatLocale(locale), options);
  formats.set(key, made);
  return made;
}

/** ISO day to words, with the weekday. */
export function dayWords(day: string, locale: string): string {
  return formatOf(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${day}T12:00:00Z`));
}

/** ISO day to words with its year, for what is read years later. */
export function dayWithYear(day: string, locale: string): string {
  return formatOf(locale, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T12:00:00Z`));
}

export type MomentKey = "today" | "tomorrow" | "later";

interface MomentParts {
  key: MomentKey;
  day: string;
  time: string;
}
const minuteOf = (at: Date): number => Math.floor(at.getTime() / 60_000);
const known = new Map<string, MomentParts>();
const mostKnown = 2_000;

/** Which sentence to use, and the parts that go in it. The same all through a minute, so made once for it. */
export function momentParts(at: Date, clock: Clock): MomentParts {
  const key = `${minuteOf(at)} ${minuteOf(clock.now)} ${clock.timeZone} ${clock.locale}`;
  const before = known.get(key);
  if (before) return before;
  if (known.size >= mostKnown) known.clear();
  const made = partsOf(at, clock);
  known.set(key, made);
  return made;
}

function partsOf(at: Date, clock: Clock): MomentParts {
  const day = dayOf(at, clock.timeZone);
  const today = dayOf(clock.now, clock.timeZone);
  const time = formatOf(clock.locale, {
    hour: "numeric",
    minute: "2-digit",
    timeZone: clock.timeZone,
  })
    .format(at)
    .replace(/\s/g, "\u00A0"); // "7:00" and "AM" stay on one line
  const key = day === today ? "today" : day === addDays(today, 1) ? "tomorrow" : "later";
  return { key, day: dayWords(day, clock.locale), time };
}

/** The time of day, "7:00 AM" or "07:00" as the reader writes it. */
export const timeWords = (at: Date, timeZone: string, locale: string): string =>
  formatOf(locale, { hour: "numeric", minute: "2-digit", timeZone })
    .format(at)
    .replace(/\s/g, "\u00A0");

/** 1 Monday to 7 Sunday. */
export const weekdayWords = (weekday: number, locale: string): string =>
  formatOf(locale, { weekday: "long", timeZone: "UTC" }).format(
    // 5 January 2026 was a Monday.
    new Date(Date.UTC(2026, 0, 4 + weekday)),
  );

/** Minutes after midnight; above 1440 it is the next day's clock. */
export const clockWords = (minute: number, locale: string): string =>
  formatOf(locale, {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "UTC",
  }).format(new Date(Date.UTC(2026, 0, 5, 0, minute)));

/** A month in words. @param month `2027-02`. */
export const monthWords = (month: string, locale: string): string =>
  formatOf(locale, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T12:00:00Z`),
  );
