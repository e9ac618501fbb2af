// What a person is told about when somebody will be in touch: a moment at which somebody is there to keep
// it. Made from rota and targets only, never from who waits, or the wait itself would tell of others; and
// counted from the quarter of an hour of asking, so that what is kept of it tells no finer time than that.
import { quarterHour } from "#app/domain/calendar/local-time.ts";
import type { ResponseTarget } from "./response-targets.ts";
import { afterCoveredMinutes, coveredMinutes, isCovered, nextCovered, type Span } from "./span.ts";

export interface ExpectedTime {
  /** Somebody answers at this moment. */
  isSomebodyOnDuty: boolean;
  /** When the next colleague begins; null when nobody is planned within a week. */
  nextDutyAt: Date | null;
  /** Contact is attempted by then; null when nobody is planned within a week. */
  contactBy: Date | null;
}

/** A promise leaves a colleague on duty this much time to keep it, less what is past of the quarter. */
const leastDutyMinutes = 60;
const quarterMs = 900_000;
/** Nobody before that is nobody: a promise for weeks ahead is none, and would put off calling somebody. */
const furthestDutyMs = 7 * 86_400_000;

/** When somebody answers next; null when nobody does within a week. @param covered merged. */
export function nextDuty(covered: readonly Span[], at: number): number | null {
  const next = nextCovered(covered, at);
  return next === null || next - at > furthestDutyMs ? null : next;
}

/** @param covered when somebody answers, merged; see coverage.server.ts. */
export function expectedTime(
  target: ResponseTarget,
  covered: readonly Span[],
  now: Date,
): ExpectedTime {
  const next = nextDuty(covered, now.getTime());
  if (next === null) return { isSomebodyOnDuty: false, nextDutyAt: null, contactBy: null };
  const askedMs = quarterHour(now).getTime();
  return {
    isSomebodyOnDuty: isCovered(covered, now.getTime()),
    nextDutyAt: new Date(next),
    contactBy: new Date(kept(targetMs(target, covered, askedMs), covered, askedMs)),
  };
}

/** By when contact is due where nobody is planned to keep a promise: the target on the wall's clock. */
export const targetOnWall = (target: ResponseTarget, now: Date): Date =>
  quarterHour(new Date(quarterHour(now).getTime() + target.contactMinutes * 60_000));

/** Where the target falls, whoever is there then; down to the quarter, so that it is never passed. */
function targetMs(target: ResponseTarget, covered: readonly Span[], at: number): number {
  const onWall = at + target.contactMinutes * 60_000;
  if (target.contactClock === "always") return down(onWall);
  // Fewer hours are planned than the target asks for: the end of what is planned.
  return down(
    afterCoveredMinutes(covered, at, target.contactMinutes) ?? covered.at(-1)?.to ?? onWall,
  );
}

/**
 * A target at night is kept before the last colleague leaves; when there is no hour left for that, an
 * hour of the next duty decides, be it later than the target.
 */
function kept(wanted: number, covered: readonly Span[], asked: number): number {
  const hasAnHour = (ms: number) => coveredMinutes(covered, asked, ms) >= leastDutyMinutes;
  // At its first moment nobody is late yet, and at its last somebody is still there.
  const isThere = (ms: number) => covered.some(({ from, to }) => from <= ms && ms <= to);
  if (isThere(wanted) && hasAnHour(wanted)) return wanted;
  const ends = covered.filter(({ to }) => to <= wanted && to > asked).map(({ to }) => down(to));
  const lastEnd = ends.findLast(hasAnHour);
  if (lastEnd !== undefined) return lastEnd;
  const later =
    afterCoveredMinutes(covered, asked, leastDutyMinutes) ?? covered.at(-1)?.to ?? wanted;
  const up = Math.ceil(later / quarterMs) * quarterMs;
  return isThere(up) || down(later) <= asked ? up : down(later);
}

const down = (ms: number): number => Math.floor(ms / quarterMs) * quarterMs;
