// Who answers when: weekly shifts, less leave, with swaps. Turns are single shifts on a day, as moments, so
// that nights over midnight, changes of the clocks and other time zones are settled here and nowhere else.
import {
  addDays,
  type Day,
  daysBetween,
  instantOf,
  weekdayOf,
} from "#app/domain/calendar/local-time.ts";
import { merged, type Span } from "#app/domain/duty/span.ts";

/** Leave and swaps that are over: a night of another time zone is still looked at for two of these. */
export const pastRotaKeptDays = 7;

export interface Shift {
  id: string;
  accountId: string;
  /** 1 Monday to 7 Sunday, of the day on which it begins. */
  weekday: number;
  fromMinute: number;
  /** Above 1440 when it runs past midnight. */
  toMinute: number;
  /** 1 every week, 2 every other, counted from the week of `fromOn`. */
  everyWeeks: number;
  fromOn: Day;
  untilOn: Day | null;
  timeZone: string;
}
export interface Leave {
  id: string;
  accountId: string;
  fromOn: Day;
  toOn: Day;
}
/** One turn that its owner offers to others, or that somebody has taken over. */
export interface Swap {
  id: string;
  shiftId: string;
  turnOn: Day;
  takenBy: string | null;
}
export interface Rota {
  shifts: readonly Shift[];
  leaves: readonly Leave[];
  swaps: readonly Swap[];
}

export interface Turn extends Span {
  shiftId: string;
  /** The day on which it begins, in the shift's own zone. */
  on: Day;
  /** Who does it: the owner, or who took it over. */
  accountId: string;
  ownerId: string;
  isOffered: boolean;
  isAway: boolean;
}

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** @param day of the shift's own weekday. */
const beginsOn = (shift: Shift, day: Day): boolean =>
  day >= shift.fromOn &&
  (shift.untilOn === null || day <= shift.untilOn) &&
  (shift.everyWeeks === 1 ||
    (daysBetween(mondayOf(shift.fromOn), mondayOf(day)) / 7) % shift.everyWeeks === 0);

export const isAwayOn = (leaves: readonly Leave[], accountId: string, day: Day): boolean =>
  leaves.some((leave) => leave.accountId === accountId && leave.fromOn <= day && day <= leave.toOn);

/** Every turn that begins on one of the days, those of people on leave included and marked. */
export function turnsOf(rota: Rota, firstOn: Day, days: number): Turn[] {
  const swaps = new Map(rota.swaps.map((swap) => [`${swap.shiftId} ${swap.turnOn}`, swap]));
  const away = new Map<string, Leave[]>();
  for (const leave of rota.leaves) {
    away.set(leave.accountId, [...(away.get(leave.accountId) ?? []), leave]);
  }
  const byWeekday = new Map<number, Shift[]>();
  for (const shift of rota.shifts) {
    const same = byWeekday.get(shift.weekday);
    if (same) same.push(shift);
    else byWeekday.set(shift.weekday, [shift]);
  }
  const turns: Turn[] = [];
  for (let index = 0; index < days; index += 1) {
    const on = addDays(firstOn, index);
    for (const shift of byWeekday.get(weekdayOf(on)) ?? []) {
      if (!beginsOn(shift, on)) continue;
      const swap = swaps.get(`${shift.id} ${on}`);
      const accountId = swap?.takenBy ?? shift.accountId;
      turns.push({
        shiftId: shift.id,
        on,
        accountId,
        ownerId: shift.accountId,
        isOffered: swap !== undefined && swap.takenBy === null,
        isAway: isAwayOn(away.get(accountId) ?? [], accountId, on),
        from: instantOf(on, shift.fromMinute, shift.timeZone).getTime(),
        to: instantOf(on, shift.toMinute, shift.timeZone).getTime(),
      });
    }
  }
  return turns.sort((a, b) => a.from - b.from || (a.shiftId < b.shiftId ? -1 : 1));
}

/** When somebody answers. @param mayAnswer whether this peer may take requests on that day. */
export const coveredBy = (
  turns: readonly Turn[],
  mayAnswer: (accountId: string, on: Day) => boolean,
): Span[] => merged(turns.filter((turn) => !turn.isAway && mayAnswer(turn.accountId, turn.on)));

/** Whether these two weekly shifts of one person are ever on at the same moment in the next weeks. */
export function doShiftsOverlap(one: Shift, other: Shift, fromOn: Day): boolean {
  // Twelve weeks hold every pairing of rhythms up to four weeks, whatever the clocks do.
  const days = 12 * 7 + 1;
  const [first, second] = [one, other].map((shift) =>
    turnsOf({ shifts: [shift], leaves: [], swaps: [] }, addDays(fromOn, -1), days),
  );
  return (first ?? []).some((a) => (second ?? []).some((b) => a.from < b.to && b.from < a.to));
}

export const doTurnsOverlap = (one: Span, other: Span): boolean =>
  one.from < other.to && other.from < one.to;
