// What has to happen by when while contact with a person was not yet attempted: asking peers in growing
// circles, then calling a coordinator, then calling again until somebody has tried. Pure: a step is a
// number that only grows, kept with the case, so that a restart or a second worker repeats nothing.
import type { ResponseTarget } from "#app/domain/duty/response-targets.ts";
import { afterCoveredMinutes, nextCovered, type Span } from "#app/domain/duty/span.ts";

/** What the clock does next with a case; `called` repeats, the others come once. */
export const clockSteps = ["asked-few", "asked-more", "asked-all", "called"] as const;
export type ClockStep = (typeof clockSteps)[number] | "reminded";

export interface OnTheClock {
  state: "waiting" | "taken";
  /** When it was asked, or came back; to the quarter of an hour. */
  waitingSinceAt: Date;
  /** The promise: contact is attempted by then. */
  contactDueAt: Date;
}

export interface TimedStep {
  /** 1 for the first; the number kept with the case. */
  number: number;
  step: ClockStep;
  at: number;
}

const minuteMs = 60_000;
/** While nobody tries, the coordinator is called again this often. */
export const callAgainMinutes = 12 * 60;
/** Long enough for every call there can be: a case lapses after 30 days untouched. */
const mostCalls = 120;

/** Covered minutes where the clock runs on duty and there is any duty; else those on the wall. */
function after(
  since: number,
  minutes: number,
  isOnDuty: boolean,
  covered: readonly Span[],
): number {
  const onWall = since + minutes * minuteMs;
  return isOnDuty ? (afterCoveredMinutes(covered, since, minutes) ?? onWall) : onWall;
}

/** By when a peer must have taken it, so that the promise can still be kept by whoever is called. */
export function claimBy(
  { waitingSinceAt, contactDueAt }: OnTheClock,
  target: ResponseTarget,
  covered: readonly Span[],
): number {
  const since = waitingSinceAt.getTime();
  const due = contactDueAt.getTime();
  const wanted = after(since, target.takenMinutes, target.takenClock === "duty", covered);
  const leadMs = Math.min(
    Math.max(60, target.contactMinutes / 4) * minuteMs,
    Math.max(0, due - since) / 2,
  );
  return Math.max(since, Math.min(wanted, due - leadMs));
}

/** Every step of a case up to this moment and beyond, in order of time and number. */
export function stepsOf(
  onClock: OnTheClock,
  target: ResponseTarget,
  covered: readonly Span[],
): TimedStep[] {
  const due = onClock.contactDueAt.getTime();
  const calls = (firstNumber: number): TimedStep[] =>
    Array.from({ length: mostCalls }, (_, index) => ({
      number: firstNumber + index,
      step: "called" as const,
      at: due + index * callAgainMinutes * minuteMs,
    }));
  if (onClock.state === "taken") {
    const leadMs = Math.min(
      Math.max(60, target.contactMinutes / 4) * minuteMs,
      Math.max(0, due - onClock.waitingSinceAt.getTime()) / 4,
    );
    return [
      { number: 1, step: "reminded", at: due - leadMs },
      // While whoever is called can still keep the promise, not when it has run out.
      { number: 2, step: "called", at: due - leadMs / 2 },
      ...calls(3),
    ];
  }
  const since = onClock.waitingSinceAt.getTime();
  const isOnDuty = target.takenClock === "duty";
  const claimed = claimBy(onClock, target, covered);
  const share = (part: number): number =>
    Math.min(claimed, after(since, target.takenMinutes * part, isOnDuty, covered));
  const first = isOnDuty ? Math.min(claimed, nextCovered(covered, since) ?? since) : since;
  // A share that no longer fits into the duty planned runs on the wall's clock, which may be sooner.
  const second = Math.max(first, share(1 / 3));
  return [
    { number: 1, step: "asked-few", at: first },
    { number: 2, step: "asked-more", at: second },
    { number: 3, step: "asked-all", at: Math.max(second, share(2 / 3)) },
    { number: 4, step: "called", at: claimed },
    ...calls(5),
  ];
}

/** The last step that is due now, when it was not done yet; those it overtook are part of it. */
export function stepDue(
  onClock: OnTheClock,
  doneNumber: number,
  target: ResponseTarget,
  covered: readonly Span[],
  now: Date,
): TimedStep | null {
  const due = stepsOf(onClock, target, covered).filter(({ at }) => at <= now.getTime());
  const last = due.at(-1);
  return last && last.number > doneNumber ? last : null;
}
