// Handing a case on to another peer, once the two have been in touch: the person is asked. Silence is no
// consent; a question that is not answered lapses, and the peer keeps the case.
import { addDays, type Day } from "#app/domain/calendar/local-time.ts";

/** A question can be answered this long. */
export const handOnDays = 7;

export interface AskedHandOn {
  askedOn: Day;
  isRefused: boolean;
}

export type HandOnStanding =
  | { is: "open"; untilOn: Day }
  /** The person would rather stay with this peer. */
  | { is: "refused" }
  /** Nobody answered in time. */
  | { is: "lapsed" };

/** Where the question stands; null when none was asked. */
export function handOnStanding(asked: AskedHandOn | null, today: Day): HandOnStanding | null {
  if (!asked) return null;
  if (asked.isRefused) return { is: "refused" };
  const untilOn = addDays(asked.askedOn, handOnDays);
  return untilOn < today ? { is: "lapsed" } : { is: "open", untilOn };
}
