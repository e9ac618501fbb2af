// Percent positive of a scale: of each item, the share of its own answers that are positive; of the scale,
// the plain mean of these shares and not the pooled answers (AHRQ SOPS, SAQ). Pure.
import type { Answers, Scale } from "./instrument.ts";
import { keyedAnswers } from "./score-scale.ts";

export interface PercentPositive {
  /** 0 to 100; null when no item was answered by anybody. */
  percent: number | null;
  /** By item: answers that are positive, and answers at all. */
  items: { item: string; positive: number; answered: number }[];
}

/**
 * @param rows one person's answers each; skipped and "does not apply" are null and leave the denominator.
 * @throws RangeError when the scale has no positive answers; AnswerOutOfRange
 */
export function percentPositive(scale: Scale, rows: readonly Answers[]): PercentPositive {
  const { positiveFrom } = scale;
  if (positiveFrom === undefined) throw new RangeError(`${scale.id} has no positive answers.`);
  const items = scale.items.map((item) => ({ item, positive: 0, answered: 0 }));
  for (const row of rows) {
    for (const [index, value] of keyedAnswers(scale, row).entries()) {
      const tally = items[index];
      if (value === null || !tally) continue;
      tally.answered += 1;
      if (value >= positiveFrom) tally.positive += 1;
    }
  }
  const shares = items.flatMap(({ positive, answered }) =>
    answered === 0 ? [] : [(100 * positive) / answered],
  );
  const percent =
    shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { percent, items };
}
