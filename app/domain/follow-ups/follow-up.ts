// When two agreed to speak again, and the small steps a person may plan for themselves. Skipping needs no
// reason, so none has a place here.
import { z } from "zod";
import { addDays, type Day, daysBetween } from "#app/domain/calendar/local-time.ts";
import type { FollowUp } from "#app/domain/encounters/encounter.ts";

/** First and last day of each band, counted from the talk. */
const windows: Record<Exclude<FollowUp, "none" | "on-date">, readonly [number, number]> = {
  "days-1-3": [1, 3],
  "days-7-14": [7, 14],
  "days-30": [30, 30],
  "days-90": [90, 90],
};

/** A date that matters can be this far ahead: a case lives no longer. */
export const furthestDays = 365;

export interface PlannedWindow {
  dueOn: Day;
  /** Days from today to the last day of it: how long the case lives on for it. */
  lastInDays: number;
}

/** @returns null when nothing is planned, "bad-date" when the date is not one to come. */
export function windowOf(
  choice: FollowUp,
  date: string,
  today: Day,
): PlannedWindow | null | "bad-date" {
  if (choice === "none") return null;
  if (choice === "on-date") {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(date))) return "bad-date";
    const inDays = daysBetween(today, date);
    return inDays < 1 || inDays > furthestDays ? "bad-date" : { dueOn: date, lastInDays: inDays };
  }
  const [first, last] = windows[choice];
  return { dueOn: addDays(today, first), lastInDays: last };
}

export interface PlannedFollowUp {
  id: string;
  dueOn: Day;
}

/** Small steps, in the programme's own words: nothing is typed here. */
export const steps = [
  "sleep-window",
  "eat",
  "walk",
  "talk-home",
  "talk-team",
  "see-place",
  "day-off",
  "shorter-shift",
  "not-alone",
  "something-liked",
  "doctor",
] as const;
export type Step = (typeof steps)[number];

const dayOrNone = z
  .string()
  .default("")
  .transform((text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text : ""));
const many = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => steps.filter((step) => [given].flat().includes(step)));

export const planForm = z.object({
  chosen: many,
  done: many,
  /** First day back, and the first full shift. */
  backOn: dayOrNone,
  fullOn: dayOrNone,
  isShown: z
    .union([z.string(), z.boolean()])
    .default("")
    .transform((value) => value === "yes" || value === true),
});
export type PrivatePlan = z.infer<typeof planForm>;
export const emptyPlan: PrivatePlan = planForm.parse({});
