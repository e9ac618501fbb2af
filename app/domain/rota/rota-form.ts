// The forms of the rota: a weekly shift, leave, time kept free. Times are typed as clocks show them; an end
// before the beginning is the next morning's.
import { z } from "zod";

const minuteOf = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(":").map(Number);
  return hours * 60 + minutes;
};
const clock = (message: string) =>
  z
    .string({ message })
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message })
    .transform(minuteOf);
const day = (message: string) =>
  z
    .string({ message })
    .regex(/^\d{4}-\d{2}-\d{2}$/, { message })
    .refine((text) => !Number.isNaN(Date.parse(text)), { message });
const weekday = z.coerce
  .number()
  .int()
  .min(1, { message: "rota.problems.weekday" })
  .max(7, { message: "rota.problems.weekday" });

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

const untilNext = <T extends { from: number; to: number }>({ from, to, ...rest }: T) => ({
  ...rest,
  fromMinute: from,
  toMinute: to > from ? to : to + 1440,
});
const differs = (times: { from: number; to: number }): boolean => times.from !== times.to;
const same = { message: "rota.problems.length", path: ["to"] };

export const shiftForm = z
  .object({
    weekday,
    from: clock("rota.problems.from"),
    to: clock("rota.problems.to"),
    everyWeeks: z.coerce.number().int().min(1).max(4).catch(1),
    /** Empty for the site's own. */
    timeZone: z
      .string()
      .trim()
      .refine((zone) => zone === "" || isTimeZone(zone), { message: "rota.problems.timeZone" })
      .default(""),
  })
  .refine(differs, same)
  .transform(untilNext);
export type ShiftAnswers = z.output<typeof shiftForm>;

/** Hours the programme wants covered: one or several weekdays in a row. */
export const hoursForm = z
  .object({
    firstDay: weekday,
    lastDay: weekday,
    from: clock("rota.problems.from"),
    to: clock("rota.problems.to"),
  })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, {
    message: "rota.problems.dayOrder",
    path: ["lastDay"],
  })
  .refine(differs, same)
  .transform(untilNext);

export const leaveForm = z
  .object({ fromOn: day("rota.problems.day"), toOn: day("rota.problems.day") })
  .refine(({ fromOn, toOn }) => fromOn <= toOn, {
    message: "rota.problems.leaveOrder",
    path: ["toOn"],
  });

/** Named apart from the shift's fields, which stand on the same page. */
export const holdForm = z
  .object({
    holdOn: day("rota.problems.day"),
    holdFrom: clock("rota.problems.from"),
    holdTo: clock("rota.problems.to"),
  })
  .refine(({ holdFrom, holdTo }) => holdFrom !== holdTo, {
    message: "rota.problems.length",
    path: ["holdTo"],
  })
  .transform(({ holdOn, holdFrom, holdTo }) => ({
    on: holdOn,
    ...untilNext({ from: holdFrom, to: holdTo }),
  }));
export type HoldAnswers = z.output<typeof holdForm>;

export const mostCases = 5;
export const loadForm = z.object({
  caseCap: z.coerce
    .number()
    .int()
    .min(1, { message: "rota.problems.cap" })
    .max(mostCases, { message: "rota.problems.cap" }),
});
export const restForm = z.object({ restingUntilOn: day("rota.problems.day") });
