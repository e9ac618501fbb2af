// What a person is told about when somebody will be in touch: a moment at which somebody is there to keep
// it. Made from rota and targets only, never from who waits, or the wait itself would tell of others.
import type { ResponseTarget } from "./response-targets.ts";
import { afterCoveredMinutes, coveredMinutes, isCovered, nextCovered, type Span } from "./span.ts";

export interface ExpectedTime {
  /** Somebody answers at this moment. */
  isSomebodyOnDuty: boolean;
  /** When the next colleague begins; null when nobody is planned. */
  nextDutyAt: Date | null;
  /** Contact is attempted by then; null when nobody is planned. */
  contactBy: Date | null;
}

/** A promise leaves a colleague on duty at least this much time to keep it. */
const leastDutyMinutes = 60;
const quarterMs = 900_000;

/** @param covered when somebody answers, merged; see coverage.server.ts. */
export function expectedTime(
  target: ResponseTarget,
  covered: readonly Span[],
  now: Date,
): ExpectedTime {
  const next = nextCovered(covered, now.getTime());
  if (next === null) return { isSomebodyOnDuty: false, nextDutyAt: null, contactBy: null };
  return {
    isSomebodyOnDuty: isCovered(covered, now.getTime()),
    nextDutyAt: new Date(next),
    contactBy: new Date(kept(targetMs(target, covered, now.getTime()), covered, now.getTime())),
  };
}

/** Where the target falls, whoever is there then. */
function targetMs(target: ResponseTarget, covered: readonly Span[], at: number): number {
  const onWall = at + target.contactMinutes * 60_000;
  if (target.contactClock === "always") return onWall;
  // Fewer hours are planned than the target asks for: the end of what is planned.
  return afterCoveredMinutes(covered, at, target.contactMinutes) ?? covered.at(-1)?.to ?? onWall;
}

/**
 * A target at night is kept before the last colleague leaves; when there is no hour left for that, an
 * hour of the next duty decides, be it later than the target.
 */
function kept(wanted: number, covered: readonly Span[], now: number): number {
  if (isCovered(covered, wanted) && coveredMinutes(covered, now, wanted) >= leastDutyMinutes) {
    return roundedWithin(wanted, covered);
  }
  const ends = covered.filter(({ from, to }) => to <= wanted && to > now && from < wanted);
  const lastEnd = ends.at(-1)?.to ?? now;
  if (coveredMinutes(covered, now, lastEnd) >= leastDutyMinutes) {
    return roundedWithin(lastEnd, covered);
  }
  const later = afterCoveredMinutes(covered, now, leastDutyMinutes) ?? covered.at(-1)?.to ?? wanted;
  return roundedWithin(later, covered);
}

/** Up to the quarter of an hour, a promise being kept rather later, but not past the end of a shift. */
function roundedWithin(ms: number, covered: readonly Span[]): number {
  const up = Math.ceil(ms / quarterMs) * quarterMs;
  const isThere = covered.some(({ from, to }) => from <= up && up <= to);
  return isThere ? up : Math.floor(ms / quarterMs) * quarterMs;
}
