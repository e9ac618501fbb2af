// What a person is told about when somebody will be in touch. Honest at 03:12 too: when nobody is on
// duty before the target passes, the next duty hour decides.

import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import { type DutyHours, isOnDuty, nextOnDuty } from "./duty-hours.ts";
import { responseTargets } from "./response-targets.ts";

export interface ExpectedTime {
  /** Somebody answers at this moment. */
  isSomebodyOnDuty: boolean;
  /** When the next duty hour begins; null when none is planned. */
  nextDutyAt: Date | null;
  /** Contact is attempted by then; null when no duty hours are planned. */
  contactBy: Date | null;
}

/** At least this much time is given after duty begins, so that a promise can be kept. */
const afterDutyBeginsMinutes = 60;

/** Later rather than sooner: a promise is rounded up. */
const nextQuarterHour = (ms: number): Date => new Date(Math.ceil(ms / 900_000) * 900_000);

export function expectedTime(
  responseClass: ResponseClass,
  table: readonly DutyHours[],
  now: Date,
  timeZone: string,
): ExpectedTime {
  const nextDutyAt = nextOnDuty(table, now, timeZone);
  if (!nextDutyAt) return { isSomebodyOnDuty: false, nextDutyAt: null, contactBy: null };
  const target = now.getTime() + responseTargets[responseClass].contactMinutes * 60_000;
  const earliest = nextDutyAt.getTime() + afterDutyBeginsMinutes * 60_000;
  return {
    isSomebodyOnDuty: isOnDuty(table, now, timeZone),
    nextDutyAt,
    contactBy: nextQuarterHour(Math.max(target, earliest)),
  };
}
