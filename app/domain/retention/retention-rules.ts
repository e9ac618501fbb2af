// How long a case lives (product.md section 6). A planned follow-up counts as activity; everything about
// a case goes at its end plus a grace, and nothing survives but released figures.
import {
  addDays,
  type Day,
  earlierDay,
  laterDay,
  monthOf,
} from "#app/domain/calendar/local-time.ts";

export const retention = {
  /** A case nobody has been in touch about stays open this long at least. */
  untouchedDays: 30,
  /** After the last activity or planned follow-up. */
  quietDays: 7,
  /** Whatever happens, a case closes this long after opening. */
  longestDays: 400,
  /** Between the end of a case and the destruction of all its rows. */
  graceDays: 14,
  /** An offer that was not answered is gone after this. */
  offerDays: 21,
  /** A receipt can be shown again for the same form this long. */
  receiptAgainMinutes: 15,
  /** The same form is recognised this long. */
  formDays: 2,
  invitationHours: 72,
} as const;

/** The day after which an open case closes by itself. @param plannedOn follow-ups still to come. */
export function lapseDay(openedOn: Day, lastActivityOn: Day | null, plannedOn: Day[]): Day {
  const untouched = addDays(openedOn, retention.untouchedDays);
  const latest = [...plannedOn, ...(lastActivityOn ? [lastActivityOn] : [])].reduce<Day | null>(
    (later, day) => (later ? laterDay(later, day) : day),
    null,
  );
  const wanted = latest ? addDays(latest, retention.quietDays) : untouched;
  return earlierDay(
    laterDay(wanted, addDays(openedOn, 1)),
    addDays(openedOn, retention.longestDays),
  );
}

/** The day on which a case's rows are destroyed, when it ends on this day. */
export const destructionDay = (endedOn: Day): Day => addDays(endedOn, retention.graceDays);

/** The month whose key protects a case that lapses on this day, and dies with it. */
export const epochMonthOf = (lapsesOn: Day): string => monthOf(destructionDay(lapsesOn));
