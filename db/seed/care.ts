// When peers are in touch about a case, and what they log: delays as the field reports them, worse at
// night and at weekends, and further contacts at the times they agreed.
import { localTime } from "#app/domain/calendar/local-time.ts";
import type { EncounterAnswers } from "#app/domain/encounters/encounter-form.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import { encounterAnswersOf, type StepUp } from "./answers.ts";
import { type Chance, chanceOf, normalQuantile } from "./chance.ts";
import { hoursAfter, minutesAfter } from "./moments.ts";
import type { PlannedCare, PlannedVisit } from "./planned.ts";
import {
  contactHours,
  type KnownEvent,
  medianMinutes,
  spreadOfMinutes,
  type Turn,
  withinStandardShare,
} from "./targets.ts";

/** When peers answer, as the demonstration's duty table says. */
export const dutyLines = ["mon-fri 06:00-23:00", "sat-sun 08:00-21:00"] as const;

interface CareNeeded {
  askedAt: Date;
  event: KnownEvent;
  responseClass: ResponseClass;
  contacts: number;
  stepUp: StepUp;
  turn: Turn;
  /** Contact comes after the standard. */
  isLate: boolean;
}

function isWorkable(at: Date, timeZone: string): boolean {
  const { minute, weekday } = localTime(at, timeZone);
  return weekday > 5 ? minute >= 480 && minute < 1260 : minute >= 360 && minute < 1380;
}

/** Nights and weekends are harder to keep to the standard. */
function isHardToReach(at: Date, timeZone: string): boolean {
  const { minute, weekday } = localTime(at, timeZone);
  return weekday > 5 || minute < 360 || minute >= 1200;
}

/** Which of the requests are answered late: a fixed share, more of them at night and at weekends. */
export function lateOnes(chance: Chance, askedAt: readonly Date[], timeZone: string): Set<number> {
  const late = new Set<number>();
  const wanted = Math.round(askedAt.length * (1 - withinStandardShare));
  while (late.size < wanted) {
    const left = [...askedAt.keys()].filter((index) => !late.has(index));
    const weightOf = (index: number) =>
      isHardToReach(askedAt[index] ?? new Date(0), timeZone) ? 3 : 1;
    late.add(chance.pickWeighted(left.map((index) => [index, weightOf(index)] as const)));
  }
  return late;
}

function contactMoment(chance: Chance, needed: CareNeeded, timeZone: string): Date {
  const { median, spread, standard } = contactHours[needed.responseClass];
  const { isLate } = needed;
  const fallback = hoursAfter(needed.askedAt, standard * (isLate ? 1.2 : 0.9));
  for (let tries = 0; tries < 60; tries += 1) {
    const hours = isLate
      ? standard * chance.between(1.05, 1.8)
      : Math.exp(Math.log(median) + spread * normalQuantile(chance.fraction()));
    const at = hoursAfter(needed.askedAt, hours);
    const isWithin = hours <= standard * 0.98;
    if (isWithin !== isLate && hours > 0.2 && isWorkable(at, timeZone)) return at;
  }
  return fallback;
}

const followUpGaps = [
  ["days-1-3", 1, 3, 30],
  ["days-7-14", 7, 13, 50],
  ["days-30", 24, 30, 20],
] as const;

function visitsOf(
  chance: Chance,
  needed: CareNeeded,
  contactAt: Date,
  timeZone: string,
): PlannedVisit[] {
  const isGroup = needed.responseClass === "group";
  const visits: PlannedVisit[] = [];
  let at = minutesAfter(contactAt, isGroup ? 1_440 + chance.whole(1_440) : chance.whole(120));
  for (let number = 1; number <= needed.contacts; number += 1) {
    const isLast = number === needed.contacts;
    const gap = chance.pickWeighted(followUpGaps.map((entry) => [entry, entry[3]] as const));
    const rest: EncounterAnswers["followUp"] = chance.isLucky(0.8) ? "none" : "days-7-14";
    const minutes = isGroup
      ? 45 + chance.whole(46)
      : Math.round(
          Math.exp(Math.log(medianMinutes) + spreadOfMinutes * normalQuantile(chance.fraction())),
        );
    visits.push({
      at,
      minutes,
      log: encounterAnswersOf(chance, {
        event: needed.event,
        minutes,
        isGroup,
        stepUp: isLast ? needed.stepUp : "none",
        followUp: isLast ? rest : gap[0],
      }),
    });
    at = hoursAfter(at, chance.between(gap[1], gap[2]) * 24);
    for (let moved = 0; moved < 24 && !isWorkable(at, timeZone); moved += 1) at = hoursAfter(at, 1);
  }
  return visits;
}

/** @returns a planner that draws for one case after the other. */
export function plannedCare(
  seed: string,
  setting: { timeZone: string; peerCount: number },
): (needed: CareNeeded) => PlannedCare {
  const chance = chanceOf(seed, "care");
  return (needed) => {
    const contactAt = contactMoment(chance, needed, setting.timeZone);
    const waitMinutes = (contactAt.getTime() - needed.askedAt.getTime()) / 60_000;
    const planned = visitsOf(chance, needed, contactAt, setting.timeZone);
    const visits = needed.turn === "withdrawn" ? [] : planned;
    const last = visits.at(-1)?.at ?? contactAt;
    const rests = visits.at(-1)?.log.followUp === "days-7-14" ? chance.between(8, 14) : 0;
    return {
      withdrawnAt:
        needed.turn === "withdrawn" ? minutesAfter(needed.askedAt, waitMinutes * 0.1) : null,
      takenAt: minutesAfter(contactAt, -Math.min(waitMinutes * 0.8, 5 + chance.whole(90))),
      contactAt,
      failedTries: chance.isLucky(0.2) ? 1 : 0,
      visits,
      closedAt:
        needed.turn === "lapses" ? null : hoursAfter(last, (rests + chance.between(0.1, 5)) * 24),
      peers: chance
        .shuffled(Array.from({ length: setting.peerCount }, (_, index) => index))
        .slice(0, 8),
    };
  };
}
