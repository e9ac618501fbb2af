// How long one person's answers can get. They are kept in rows of one length, so that length tells nothing;
// an instrument whose answers would not fit is refused before anybody is asked with it. Pure.
import { type Instrument, optionValue } from "./instrument.ts";

/** Plaintext bytes of the sealed answers of one person in a survey, four for their length included. */
export const answerBytes = 2_048;

/** What of it is left when the area somebody named and the names of the parts are taken off. */
export const mostBytesOfOne = 1_900;

/** Every question answered, each with the value that is longest to write. */
export const longestAnswers = (
  instruments: readonly Instrument[],
): Record<string, Record<string, number>> =>
  Object.fromEntries(
    instruments.map(({ id, questionnaire }) => [
      id,
      Object.fromEntries(
        questionnaire.item.map(({ linkId, answerOption }) => [
          linkId,
          answerOption
            .map(optionValue)
            .reduce((longest, one) => (`${one}`.length > `${longest}`.length ? one : longest), 0),
        ]),
      ),
    ]),
  );

export const bytesOf = (value: unknown): number =>
  new TextEncoder().encode(JSON.stringify(value)).length;
