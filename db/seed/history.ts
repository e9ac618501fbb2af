// Eighteen months of a programme, planned before anything is written: who was affected, who offered or
// asked, when a peer was in touch, what was logged. Pure: the same seed and moment give the same plan.
import { addDays, dayOf, weekdayOf } from "#app/domain/calendar/local-time.ts";
import { groupAnswersOf, selfAnswersOf } from "./answers.ts";
import { lateOnes, plannedCare } from "./care.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { InventedHospital, InventedPerson } from "./hospital.ts";
import { hoursAfter, momentAt } from "./moments.ts";
import type { DeclinedOffer, GroupCase, PlannedCase, PlannedHistory } from "./planned.ts";
import {
  acceptedShare,
  casesInSteadyMonth,
  contactCountShares,
  eventShares,
  eventWeights,
  exposedShareOfYear,
  groupsPerEncounter,
  historyMonths,
  type KnownEvent,
  offersInReachInUnits,
  otherAnswerShares,
  rampOfMonth,
  roleShares,
  type Source,
  sourceShares,
  stepUpShares,
  turnShares,
  urgentShareOfSelf,
} from "./targets.ts";

/** Regular history ends this long before the present, so that nothing of it still waits. */
const quietDays = 4;
/** Nobody is offered anything in the very first days. */
const firstDays = 6;
const monthDays = 30.4375;

interface Setting {
  hospital: InventedHospital;
  timeZone: string;
  peerCount: number;
}

/** Whole cases in each month, and at what moment of it, the busier months having more. */
function askingDays(chance: Chance, steady: number, lastDay: string): string[] {
  let carried = 0;
  return Array.from({ length: historyMonths }, (_, month) => {
    const wanted = steady * (rampOfMonth[month] ?? 1) + carried;
    const count = Math.round(wanted);
    carried = wanted - count;
    const daysBack = (historyMonths - month) * monthDays;
    return chance.spread(count).map((part) => {
      const back = daysBack - part * monthDays;
      const longest = historyMonths * monthDays - firstDays;
      return addDays(lastDay, -Math.max(quietDays, Math.round(Math.min(back, longest))));
    });
  }).flat();
}

/** People ask at all hours, mostly by day and in the evening; a little less at weekends. */
function askingMoment(chance: Chance, day: string, timeZone: string): Date {
  const isWeekend = weekdayOf(day) > 5;
  const moved = isWeekend && chance.isLucky(0.25) ? addDays(day, -2) : day;
  const hour = chance.pickWeighted([
    [0, 2],
    [3, 2],
    [6, 10],
    [9, 16],
    [12, 16],
    [15, 18],
    [18, 18],
    [21, 12],
  ] as const);
  return momentAt(moved, hour * 60 + chance.whole(180), timeZone);
}

/** Somebody of this role, in a unit where such things happen; nobody twice within the plan. */
function personFor(
  chance: Chance,
  { hospital }: Setting,
  used: Set<number>,
  wanted: { event: KnownEvent; role: string; isReachIn: boolean | null },
): InventedPerson {
  const weights = eventWeights[wanted.event] ?? {};
  const ofRole = hospital.staff.filter(
    (person) => person.roleFamily === wanted.role && !used.has(person.index),
  );
  // Pharmacy and laboratory are nowhere near such units; the role matters more than the place.
  const there = ofRole.filter(({ unit }) => unit.isReachIn === wanted.isReachIn);
  const anybody = there.length > 0 ? there : ofRole;
  const chosen = chance.pickWeighted(
    anybody.map((person) => [person, weights[person.unit.kind] ?? 1] as const),
  );
  used.add(chosen.index);
  return chosen;
}

/** @param outside places in the staff list that ask for nothing: the team, and whoever the story needs. */
export function plannedHistory(
  seed: string,
  now: Date,
  setting: Setting & { outside: ReadonlySet<number> },
): PlannedHistory {
  const { timeZone, hospital } = setting;
  const today = dayOf(now, timeZone);
  const when = chanceOf(seed, "when");
  const who = chanceOf(seed, "who");
  const what = chanceOf(seed, "what");
  const used = new Set(setting.outside);

  const days = askingDays(when, casesInSteadyMonth, today);
  const count = days.length;
  const sources = what.dealt(count, sourceShares);
  const events = what.dealt(count, eventShares);
  const roles = what.dealt(count, roleShares);
  const contacts = what.dealt(count, contactCountShares);
  const turns = what.dealt(count, turnShares);
  const stepUps = what.dealt(count, stepUpShares);
  const selfCount = sources.filter((source) => source === "self").length;
  const urgency = what.dealt(selfCount, [
    [true, urgentShareOfSelf],
    [false, 1 - urgentShareOfSelf],
  ]);
  const offeredCount = count - selfCount;
  const habits = what.dealt(offeredCount, [
    [true, offersInReachInUnits],
    [false, 1 - offersInReachInUnits],
  ]);
  const care = plannedCare(seed, { timeZone, peerCount: setting.peerCount });

  const moments = days.map((day) => askingMoment(when, day, timeZone));
  const late = lateOnes(when, moments, timeZone);

  const cases = moments.map((askedAt, index): PlannedCase => {
    const source = sources[index] ?? "self";
    const event = events[index] ?? "other";
    const isUrgent = source === "self" && (urgency.pop() ?? false);
    const person = personFor(who, setting, used, {
      event,
      role: roles[index] ?? "nursing",
      isReachIn: source === "self" ? null : (habits.pop() ?? true),
    });
    const stepUp = stepUps[index] ?? "none";
    // Somebody in need of more help is not the one who thinks better of asking.
    const planned = turns[index] ?? "plain";
    const turn = planned === "withdrawn" && stepUp !== "none" ? "plain" : planned;
    const facts = {
      event,
      person: person.index,
      askedAt,
      turn,
      care: care({
        askedAt,
        event,
        responseClass: isUrgent ? "urgent" : "standard",
        contacts: contacts[index] ?? 1,
        stepUp,
        isLate: late.has(index),
        turn,
      }),
    };
    if (source !== "self") {
      const offeredAt = hoursAfter(askedAt, -when.between(1, 40));
      return { ...facts, source, offeredAt, phone: what.isLucky(0.7) ? person.phone : "" };
    }
    return { ...facts, source, isUrgent, ...selfAnswersOf(what, person, event, isUrgent) };
  });
  const encounters = cases.reduce((sum, { care: { visits } }) => sum + visits.length, 0);
  const groups = plannedGroups(seed, encounters, setting, used, today);
  const declined = declinedOffers(seed, cases, setting, used, today);
  const exposed = Math.round((hospital.staff.length * exposedShareOfYear * historyMonths) / 12);
  const inReachInUnits = Math.round(exposed * 0.56);
  return {
    startsAt: momentAt(addDays(today, -Math.round(historyMonths * monthDays)), 7 * 60, timeZone),
    endsAt: now,
    exposed: { inReachInUnits, elsewhere: exposed - inReachInUnits },
    cases: [...cases, ...groups].sort((a, b) => a.askedAt.getTime() - b.askedAt.getTime()),
    declined,
  };
}

function plannedGroups(
  seed: string,
  encounters: number,
  setting: Setting,
  used: Set<number>,
  today: string,
): GroupCase[] {
  const { timeZone } = setting;
  const chance = chanceOf(seed, "groups");
  const days = askingDays(chance, (encounters * groupsPerEncounter) / 13.3, today);
  const events = chance.dealt(days.length, eventShares);
  const heads = chance.spread(days.length).map((part) => 5 + Math.floor(part * 16));
  const care = plannedCare(`${seed}/groups`, { timeZone, peerCount: setting.peerCount });
  return days.map((day, index): GroupCase => {
    const event = events[index] ?? "patient-death";
    const person = personFor(chance, setting, used, { event, role: "nursing", isReachIn: null });
    const askedAt = askingMoment(chance, addDays(day, -2), timeZone);
    return {
      source: "group",
      event,
      person: person.index,
      askedAt,
      turn: "plain",
      heads: heads[index] ?? 8,
      answers: groupAnswersOf(person, heads[index] ?? 8),
      care: care({
        askedAt,
        event,
        responseClass: "group",
        contacts: 1,
        stepUp: "none",
        turn: "plain",
        isLate: false,
      }),
    };
  });
}

function declinedOffers(
  seed: string,
  cases: readonly PlannedCase[],
  setting: Setting,
  used: Set<number>,
  today: string,
): DeclinedOffer[] {
  const chance = chanceOf(seed, "declined");
  const accepted = cases.filter(({ source }) => source !== "self").length;
  const count = Math.round((accepted * (1 - acceptedShare)) / acceptedShare);
  const answers = chance.dealt(count, otherAnswerShares);
  const others = sourceShares.filter(
    (share): share is readonly [Exclude<Source, "self">, number] => share[0] !== "self",
  );
  const sources = chance.dealt(count, others);
  const habits = chance.dealt(count, [
    [true, offersInReachInUnits],
    [false, 1 - offersInReachInUnits],
  ]);
  const days = askingDays(chance, casesInSteadyMonth * 2, today);
  const when = chance.shuffled(days).slice(0, count);
  return when.map((day, index): DeclinedOffer => {
    const event = chance.pickWeighted(eventShares);
    const role = chance.pickWeighted(roleShares);
    const person = personFor(chance, setting, used, {
      event,
      role,
      isReachIn: habits[index] ?? true,
    });
    const offeredAt = askingMoment(chance, day, setting.timeZone);
    return {
      source: sources[index] ?? "colleague",
      person: person.index,
      offeredAt,
      answer: answers[index] ?? "silence",
      answeredAt: hoursAfter(offeredAt, chance.between(1, 60)),
    };
  });
}
