// What the page of a peer's own duty shows, and what each of its forms does.

import { dayOf } from "#app/domain/calendar/local-time.ts";
import { changeOwnLoad } from "#app/domain/peers/change-own-load.server.ts";
import { describeSelf } from "#app/domain/peers/describe-self.server.ts";
import { selfDescriptionForm, spokenLanguages } from "#app/domain/peers/self-description.ts";
import { addLeave } from "#app/domain/rota/add-leave.server.ts";
import { addShift } from "#app/domain/rota/add-shift.server.ts";
import { endLeave } from "#app/domain/rota/end-leave.server.ts";
import { endShift } from "#app/domain/rota/end-shift.server.ts";
import { holdTime } from "#app/domain/rota/hold-time.server.ts";
import { keepTurn } from "#app/domain/rota/keep-turn.server.ts";
import { offerTurn } from "#app/domain/rota/offer-turn.server.ts";
import { releaseTime } from "#app/domain/rota/release-time.server.ts";
import type { Turn } from "#app/domain/rota/rota.ts";
import { holdForm, leaveForm, loadForm, restForm, shiftForm } from "#app/domain/rota/rota-form.ts";
import type { OwnRota } from "#app/domain/rota/see-own-rota.server.ts";
import { stopCalendar } from "#app/domain/rota/stop-calendar.server.ts";
import { takeTurn } from "#app/domain/rota/take-turn.server.ts";
import { channels } from "#app/domain/support-requests/request.ts";
import { clockWords, dayWords, timeWords, weekdayWords } from "#app/ui/moment.ts";
import { languageName, type PlaceOption } from "./ask-pages.server.ts";
import { type FieldProblem, readAnswers, type TypedValues, textOf } from "./form-reply.server.ts";
import type { StaffVisit, Visit } from "./guard.server.ts";

/** A stretch of time in words, in the site's own zone. */
export function spanWords({ from, to }: { from: number; to: number }, visit: Visit) {
  const { timeZone } = visit.world.settings;
  const [begin, end] = [new Date(from), new Date(to)];
  return {
    day: dayWords(dayOf(begin, timeZone), visit.locale),
    toDay: dayWords(dayOf(end, timeZone), visit.locale),
    from: timeWords(begin, timeZone, visit.locale),
    to: timeWords(end, timeZone, visit.locale),
    isLong: to - from > 86_400_000,
  };
}

const shownTurn = (turn: Turn, visit: Visit) => ({
  key: `${turn.shiftId} ${turn.on}`,
  shiftId: turn.shiftId,
  turnOn: turn.on,
  isOffered: turn.isOffered,
  isTakenOver: turn.ownerId !== turn.accountId,
  hasBegun: turn.from <= visit.world.now.getTime(),
  ...spanWords(turn, visit),
});
export type ShownTurn = ReturnType<typeof shownTurn>;

/** @param units where a peer can say they work. */
export function availabilityPage(own: OwnRota, units: PlaceOption[], visit: Visit) {
  const words = (day: string) => dayWords(day, visit.locale);
  return {
    turns: own.turns.map((turn) => shownTurn(turn, visit)),
    offered: own.offered.map((turn) => shownTurn(turn, visit)),
    shifts: own.shifts.map((shift) => ({
      id: shift.id,
      day: weekdayWords(shift.weekday, visit.locale),
      from: clockWords(shift.fromMinute, visit.locale),
      to: clockWords(shift.toMinute, visit.locale),
      everyWeeks: shift.everyWeeks,
      zone: shift.timeZone === visit.world.settings.timeZone ? null : shift.timeZone,
    })),
    leaves: own.leaves.map(({ id, fromOn, toOn }) => ({
      id,
      from: words(fromOn),
      to: words(toOn),
    })),
    holds: own.holds.map(({ id, fromAt, toAt }) => ({
      id,
      ...spanWords({ from: fromAt.getTime(), to: toAt.getTime() }, visit),
    })),
    isCalendarShared: own.isCalendarShared,
    caseCap: own.caseCap,
    openCases: own.openCases,
    restingUntil: own.restingUntilOn ? words(own.restingUntilOn) : null,
    trainedUntil: own.isTrained ? words(own.trainedUntilOn) : null,
    self: {
      unitCode: own.self.unitCode ?? "",
      roleFamily: own.self.roleFamily ?? "",
      seniority: own.self.seniority ?? "",
      gender: own.self.gender,
      languages: own.self.languages.split(" ").filter(Boolean),
      channels: own.self.channels === null ? [...channels] : own.self.channels.split(" "),
    },
    units,
    spoken: spokenLanguages.map((value) => ({ value, label: languageName(value, visit.locale) })),
    zone: visit.world.settings.timeZone,
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      value: String(weekday),
      label: weekdayWords(weekday, visit.locale),
    })),
  };
}
export type AvailabilityPage = ReturnType<typeof availabilityPage>;

export type AvailabilityReply =
  | { said: string }
  | { form: string; problems: FieldProblem[]; values: TypedValues };

/** @returns the word of what happened, or what needs another look. */
export async function availabilityDeed(
  values: TypedValues,
  visit: StaffVisit,
): Promise<AvailabilityReply> {
  const { actor, world } = visit;
  const what = textOf(values, "do");
  const id = textOf(values, "id");
  const turn = { shiftId: id, turnOn: textOf(values, "turnOn") };
  const saidOf = async (done: Promise<{ outcome: string }>) => ({ said: (await done).outcome });
  const again = (problems: FieldProblem[]) => ({ form: what, problems, values });
  switch (what) {
    case "add-shift": {
      const read = readAnswers(visit, shiftForm, values);
      if (!read.isRight) return again(read.problems);
      const { outcome } = await addShift(actor, read.answers, world);
      if (outcome !== "overlapping") return { said: outcome };
      return again([{ field: "weekday", text: visit.language.t("rota.shifts.overlapping") }]);
    }
    case "add-leave": {
      const read = readAnswers(visit, leaveForm, values);
      return read.isRight ? saidOf(addLeave(actor, read.answers, world)) : again(read.problems);
    }
    case "hold": {
      const read = readAnswers(visit, holdForm, values);
      return read.isRight ? saidOf(holdTime(actor, read.answers, world)) : again(read.problems);
    }
    case "cap": {
      const read = readAnswers(visit, loadForm, values);
      if (!read.isRight) return again(read.problems);
      return saidOf(changeOwnLoad(actor, { change: "cap", ...read.answers }, world));
    }
    case "rest": {
      const read = readAnswers(visit, restForm, values);
      if (!read.isRight) return again(read.problems);
      return saidOf(changeOwnLoad(actor, { change: "rest", ...read.answers }, world));
    }
    case "describe": {
      const read = readAnswers(visit, selfDescriptionForm, values);
      if (!read.isRight) return again(read.problems);
      const { outcome } = await describeSelf(actor, read.answers, world);
      if (outcome !== "no-such-unit") return { said: outcome };
      return again([{ field: "unitCode", text: visit.language.t("peerSelf.noSuchUnit") }]);
    }
    case "back":
      return saidOf(changeOwnLoad(actor, { change: "back" }, world));
    case "end-shift":
      return saidOf(endShift(actor, { shiftId: id }, world));
    case "end-leave":
      return saidOf(endLeave(actor, { leaveId: id }, world));
    case "release":
      return saidOf(releaseTime(actor, { holdId: id }, world));
    case "offer":
      return saidOf(offerTurn(actor, turn, world));
    case "keep":
      return saidOf(keepTurn(actor, turn, world));
    case "take":
      return saidOf(takeTurn(actor, turn, world));
    case "stop-calendar":
      return saidOf(stopCalendar(actor, {}, world));
    default:
      return { said: "not-found" };
  }
}
