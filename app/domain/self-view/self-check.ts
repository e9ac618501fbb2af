// What somebody answers for themselves alone: when which questions are offered, what a result says and when
// the numbers to call are shown. A mirror, never an assessment. Pure.
import { z } from "zod";
import { addDays, type Day } from "#app/domain/calendar/local-time.ts";
import type { Instrument } from "#app/domain/instruments/instrument.ts";
import { itemsThatMatter, scoreRange, scoreScale } from "#app/domain/instruments/score-scale.ts";

export const checkShape = z.strictObject({
  on: z.string(),
  instrument: z.string(),
  version: z.string(),
  answers: z.record(z.string(), z.number()),
});
export type SelfCheck = z.infer<typeof checkShape>;

/** Plaintext bytes of every sealed check. */
export const checkBytes = 512;
/** More often than this is no help to anybody. */
export const mostChecks = 200;

/** The first day on which these questions are offered. @param beganOn of the request, or of the first check. */
export const offeredFrom = ({ notice }: Instrument, beganOn: Day): Day =>
  addDays(beganOn, notice.notBeforeDays ?? 0);

export const isOffered = (instrument: Instrument, beganOn: Day, today: Day): boolean =>
  today >= offeredFrom(instrument, beganOn);

export interface CheckResult {
  /** Null when a question that is needed was left out, or the questions have changed since. */
  score: number | null;
  least: number;
  most: number;
  reachedCutOff: boolean;
  /** The numbers to call belong beside this result. */
  showsNumbers: boolean;
  isOtherVersion: boolean;
}

/** @param instrument as it is now; a check of another version keeps its answers and has no score. */
export function resultOf(instrument: Instrument, check: SelfCheck): CheckResult {
  const [scale] = instrument.notice.scoring;
  if (!scale) throw new RangeError(`${instrument.id} has no scale.`);
  const { least, most } = scoreRange(scale);
  const matters = itemsThatMatter(instrument, check.answers).length > 0;
  const isOtherVersion = check.version !== instrument.notice.version;
  const result = isOtherVersion ? null : scoreScale(scale, check.answers);
  const isReached = result?.isScored === true && result.reached.length > 0;
  return {
    score: result?.isScored ? result.score : null,
    least,
    most,
    reachedCutOff: isReached,
    showsNumbers: isReached || matters,
    isOtherVersion,
  };
}

/** The checks of one instrument, oldest first. */
export const inTime = (checks: readonly SelfCheck[], instrument: string): SelfCheck[] =>
  checks
    .filter((check) => check.instrument === instrument)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
