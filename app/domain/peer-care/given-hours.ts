// Hours that a peer gave, by month, for protected time. Made of the lengths they ticked and of nothing else; no
// line says how many talks there were, with whom, or on which day.
import { z } from "zod";
import { monthOf } from "#app/domain/calendar/local-time.ts";
import type { durationBands } from "#app/domain/encounters/encounter.ts";

type DurationBand = (typeof durationBands)[number];

/** A talk counts as the quarters of an hour it began; an hour and more as one hour. */
const minutesOf: Record<DurationBand, number> = {
  "under-15": 15,
  "15-29": 30,
  "30-44": 45,
  "45-59": 60,
  "60-plus": 60,
};

/** Months are kept this long, the running one included. */
export const keptMonths = 24;

/** Minutes by month (`2026-03`). */
export const givenHours = z.record(z.string().regex(/^\d{4}-\d{2}$/), z.number().int().min(0));
export type GivenHours = z.infer<typeof givenHours>;

/** Twelve a year, so that months can be subtracted. */
const countOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** Drops what is too old by then. @param on the day of the talk, which is not kept. */
export function withTalk(given: GivenHours, band: DurationBand, on: string): GivenHours {
  const month = monthOf(on);
  const next = { ...given, [month]: (given[month] ?? 0) + minutesOf[band] };
  const oldest = countOf(month) - keptMonths;
  return Object.fromEntries(Object.entries(next).filter(([name]) => countOf(name) > oldest));
}
