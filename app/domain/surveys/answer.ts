// What one person answered in a wave, as it is sealed: no token, no time, no address. Pure.
import { z } from "zod";
import { answerBytes, bytesOf, longestAnswers } from "#app/domain/instruments/answer-size.ts";
import {
  type Answers,
  type Instrument,
  isAsked,
  optionValue,
} from "#app/domain/instruments/instrument.ts";

export const answerShape = z.strictObject({
  /** Code of the area they named; null when they would rather not say. */
  unit: z.string().nullable(),
  /** Values by item by instrument; what was skipped is absent. */
  given: z.record(z.string(), z.record(z.string(), z.number())),
});
export type SurveyAnswer = z.infer<typeof answerShape>;

/** Whether the longest answer there can be fits into its row. @param codes of the areas one may name. */
export function isShortEnough(
  instruments: readonly Instrument[],
  codes: readonly string[],
): boolean {
  const unit = codes.reduce(
    (longest, one) => (bytesOf(one) > bytesOf(longest) ? one : longest),
    "",
  );
  // Four bytes say how long it is.
  return bytesOf({ unit, given: longestAnswers(instruments) }) + 4 <= answerBytes;
}

export type AnswersRead =
  | { isRight: true; answers: Record<string, number> }
  /** An item without such an answer: a page of another version, or made by hand. */
  | { isRight: false; item: string };

/**
 * The answers to one instrument out of what was typed, field name = item. Skipped items stay out; so do
 * items that an earlier answer closed.
 */
export function readTyped(
  { questionnaire }: Instrument,
  typed: (item: string) => string,
): AnswersRead {
  const answers: Record<string, number> = {};
  for (const item of questionnaire.item) {
    const text = typed(item.linkId);
    if (text === "" || !isAsked(item, answers)) continue;
    const option = item.answerOption.find((one) => one.valueCoding.code === text);
    if (!option) return { isRight: false, item: item.linkId };
    answers[item.linkId] = optionValue(option);
  }
  return { isRight: true, answers };
}

/** Whether every value is one that the instrument offers. */
export const isOffered = ({ questionnaire }: Instrument, answers: Answers): boolean =>
  Object.entries(answers).every(([linkId, value]) =>
    questionnaire.item.some(
      (item) =>
        item.linkId === linkId && item.answerOption.some((one) => optionValue(one) === value),
    ),
  );

/** The code of the option that was chosen, for showing it again. */
export const codeOf = (instrument: Instrument, linkId: string, value: number | undefined): string =>
  instrument.questionnaire.item
    .find((item) => item.linkId === linkId)
    ?.answerOption.find((one) => optionValue(one) === value)?.valueCoding.code ?? "";
