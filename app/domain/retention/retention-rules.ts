// How long a case lives (product.md section 6). A planned follow-up counts as activity; everything about
// a case goes at its end plus a grace, and nothing survives but released figures.
import { z } from "zod";
import {
  addDays,
  type Day,
  earlierDay,
  laterDay,
  monthOf,
} from "#app/domain/calendar/local-time.ts";

/** What a site cannot change. */
export const retention = {
  /** Whatever happens, a case closes this long after opening. */
  longestDays: 400,
  /** A receipt can be shown again for the same form this long, and up to the next quarter of an hour. */
  receiptAgainMinutes: 15,
  /** And at the most this long: what people are told. */
  receiptAgainAtMostMinutes: 30,
  /** The same form is recognised this long. */
  formDays: 2,
  invitationHours: 72,
} as const;

/**
 * What a site can change, by two administrators together. Never longer than the upper bounds of
 * domain.md 2.4, and never so short that figures are not counted or a person cannot come back.
 */
export const ruleBounds = {
  untouchedDays: { least: 14, most: 90 },
  quietDays: { least: 7, most: 30 },
  graceDays: { least: 14, most: 30 },
  offerDays: { least: 7, most: 30 },
} as const;
export type EditableRule = keyof typeof ruleBounds;
export const editableRuleNames = Object.keys(ruleBounds) as EditableRule[];

const within = ({ least, most }: { least: number; most: number }) =>
  z.coerce.number().int().min(least).max(most);
export const editableRules = z.object({
  /** A case nobody has been in touch about stays open this long at least. */
  untouchedDays: within(ruleBounds.untouchedDays),
  /** After the last activity or planned follow-up. */
  quietDays: within(ruleBounds.quietDays),
  /** Between the end of a case and the destruction of all its rows. */
  graceDays: within(ruleBounds.graceDays),
  /** An offer that was not answered is gone after this. */
  offerDays: within(ruleBounds.offerDays),
});
export type RetentionRules = Readonly<z.infer<typeof editableRules>>;

export const defaultRules: RetentionRules = {
  untouchedDays: 30,
  quietDays: 7,
  graceDays: 14,
  offerDays: 21,
};

/** The day after which an open case closes by itself. @param plannedOn follow-ups still to come. */
export function lapseDay(
  openedOn: Day,
  lastActivityOn: Day | null,
  plannedOn: Day[],
  rules: RetentionRules,
): Day {
  const untouched = addDays(openedOn, rules.untouchedDays);
  const latest = [...plannedOn, ...(lastActivityOn ? [lastActivityOn] : [])].reduce<Day | null>(
    (later, day) => (later ? laterDay(later, day) : day),
    null,
  );
  const wanted = latest ? addDays(latest, rules.quietDays) : untouched;
  return earlierDay(
    laterDay(wanted, addDays(openedOn, 1)),
    addDays(openedOn, retention.longestDays),
  );
}

/** The day on which a case's rows are destroyed, when it ends on this day. */
export const destructionDay = (endedOn: Day, rules: RetentionRules): Day =>
  addDays(endedOn, rules.graceDays);

/** The month whose key protects a case that lapses on this day, and dies with it. */
export const epochMonthOf = (lapsesOn: Day, rules: RetentionRules): string =>
  monthOf(destructionDay(lapsesOn, rules));

/** Where a case's key belongs today: with the month of its destruction, or of its hold if that is later. */
export const dueEpochOf = (
  standing: { endedOn: Day | null; lapsesOn: Day },
  heldUntilOn: Day | null,
  rules: RetentionRules,
): string => {
  const own = epochMonthOf(standing.endedOn ?? standing.lapsesOn, rules);
  return heldUntilOn ? laterDay(own, epochMonthOf(heldUntilOn, rules)) : own;
};

/** More than this between two sightings of the clock, and nothing is destroyed before someone looked. */
export const clockJumpHours = 24;

/** Whether the clock moved, either way, further than a site's own rhythm explains. */
export const hasClockJumped = (seenAt: Date | null, now: Date): boolean =>
  seenAt !== null && Math.abs(now.getTime() - seenAt.getTime()) > clockJumpHours * 3_600_000;
