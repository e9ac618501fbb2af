// What happens with a hand-off that nobody confirms. Pure: who is told on which day, each step once.
import { addDays, type Day } from "#app/domain/calendar/local-time.ts";
import { handOffDays } from "./hand-off.ts";

/** To whom a step goes: the peer and the receiving supervisor, a coordinator by the second channel, the peer. */
export const unansweredSteps = ["remind", "call", "lapsed"] as const;
export type UnansweredStep = (typeof unansweredSteps)[number];

/** Days after it was sent. */
const daysOf: Record<UnansweredStep, number> = { remind: 1, call: 2, lapsed: handOffDays + 1 };

/** Every step due by today, the earliest first; a night that was missed leaves none out. */
export function stepsDue(expiresOn: Day, today: Day): UnansweredStep[] {
  const sentOn = addDays(expiresOn, -handOffDays);
  return unansweredSteps.filter((step) => addDays(sentOn, daysOf[step]) <= today);
}
