// Quarters and programme years, which are calendar years, and the days on which they may be closed. The
// calendar is public, so nothing here depends on who asked for support.
import { addDays, type Day, quarterOf } from "#app/domain/calendar/local-time.ts";

export type Quarter = `${number}Q${1 | 2 | 3 | 4}`;
export type Year = `${number}`;
/** `2026Q3` or `2026`. */
export type Period = Quarter | Year;

/** @returns null when the text is neither `2026` nor `2026Q3`. */
export const periodOf = (text: string): Period | null =>
  /^2\d{3}(Q[1-4])?$/.test(text) ? (text as Period) : null;

export const isQuarter = (period: Period): period is Quarter => period.includes("Q");

export const yearNumberOf = (period: Period): number => Number(period.slice(0, 4));

export const yearPeriod = (year: number): Year => `${year}`;

const numberOf = (quarter: Quarter): number => Number(quarter.slice(5));

export const quarterOfDay = (day: Day): Quarter => quarterOf(day) as Quarter;

export const quartersOf = (year: number): readonly Quarter[] =>
  ([1, 2, 3, 4] as const).map((number): Quarter => `${year}Q${number}`);

export const quarterAfter = (quarter: Quarter): Quarter =>
  numberOf(quarter) === 4
    ? `${yearNumberOf(quarter) + 1}Q1`
    : (`${yearNumberOf(quarter)}Q${numberOf(quarter) + 1}` as Quarter);

const twoDigits = (value: number): string => String(value).padStart(2, "0");

export const firstDayOf = (period: Period): Day =>
  `${yearNumberOf(period)}-${twoDigits(isQuarter(period) ? numberOf(period) * 3 - 2 : 1)}-01`;

export const lastDayOf = (period: Period): Day =>
  addDays(
    isQuarter(period) ? firstDayOf(quarterAfter(period)) : `${yearNumberOf(period) + 1}-01-01`,
    -1,
  );

/** The first day on which the period may be released: the lag lets late cases end and be folded. */
export const closableOn = (period: Period, lagDays: number): Day =>
  addDays(lastDayOf(period), lagDays);
