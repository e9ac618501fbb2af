// Scores one person's answers on one scale: reversals, missing answers, the gate, cut-offs. Pure, and the
// only place where a score is made.
import type { Answers, Instrument, Scale } from "./instrument.ts";

export type ScaleScore =
  | { isScored: true; score: number; reached: string[] }
  /** missing: too few answers. gate-missing: not known whether the rest applies. */
  | { isScored: false; reason: "missing" | "gate-missing" };

/** An answer that no option of the instrument has. Refused where answers come in, so here it is a fault. */
export class AnswerOutOfRange extends Error {
  override name = "AnswerOutOfRange";
  constructor(item: string) {
    super(`The answer to ${item} lies outside of its range.`);
  }
}

const turned = (value: number, { range }: Scale): number => range.least + range.most - value;

/**
 * The answers of a scale that were given, reversed ones turned round.
 * @throws AnswerOutOfRange
 */
export function keyedAnswers(scale: Scale, answers: Answers): (number | null)[] {
  return scale.items.map((item) => {
    const value = answers[item] ?? null;
    if (value === null) return null;
    if (!Number.isFinite(value) || value < scale.range.least || value > scale.range.most) {
      throw new AnswerOutOfRange(item);
    }
    return scale.reversed.includes(item) ? turned(value, scale) : value;
  });
}

/** The lowest and the highest score that the scale can have. */
export function scoreRange({ method, range, items }: Scale): { least: number; most: number } {
  if (method === "percent") return { least: 0, most: 100 };
  const times = method === "sum" ? items.length : 1;
  return { least: range.least * times, most: range.most * times };
}

const scored = (scale: Scale, score: number): ScaleScore => ({
  isScored: true,
  score,
  reached: scale.cutOffs.filter(({ atLeast }) => score >= atLeast).map(({ id }) => id),
});

/** @throws AnswerOutOfRange */
export function scoreScale(scale: Scale, answers: Answers): ScaleScore {
  const { gate, method, range, missing } = scale;
  if (gate) {
    const opened = answers[gate.item] ?? null;
    if (opened === null) return { isScored: false, reason: "gate-missing" };
    if (opened < gate.least) return scored(scale, gate.scoreWhenClosed);
  }
  let sum = 0;
  let given = 0;
  for (const value of keyedAnswers(scale, answers)) {
    if (value === null) continue;
    sum += value;
    given += 1;
  }
  const count = scale.items.length;
  if (given < (missing.least === "all" ? count : missing.least)) {
    return { isScored: false, reason: "missing" };
  }
  // What was skipped counts as the mean of what was answered, so a sum is stretched to all items.
  if (method === "sum") return scored(scale, given === count ? sum : (sum / given) * count);
  const mean = sum / given;
  if (method === "mean") return scored(scale, mean);
  return scored(scale, ((mean - range.least) / (range.most - range.least)) * 100);
}

/** The items on which the numbers to call are shown at once. */
export const itemsThatMatter = ({ notice }: Instrument, answers: Answers): string[] =>
  notice.linesAt
    .filter(({ item, atLeast }) => (answers[item] ?? Number.NEGATIVE_INFINITY) >= atLeast)
    .map(({ item }) => item);
