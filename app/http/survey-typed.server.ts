// What was typed on one page of a survey, and what becomes of it when the survey closes half-way: it is shown
// once more to the person who typed it, out of their own browser, and kept nowhere.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { itemText, optionText, shownLanguage } from "#app/domain/instruments/instrument.ts";
import { codeOf, readTyped } from "#app/domain/surveys/answer.ts";
import type { SurveyOpened } from "#app/domain/surveys/answer-survey.server.ts";
import { namedUnits, type Wave } from "#app/domain/surveys/wave.ts";
import type { SurveyEnding } from "#app/screens/survey/survey-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";
import { type TypedValues, textOf } from "./form-reply.server.ts";
import type { Visit } from "./guard.server.ts";
import type { SurveyDraft } from "./survey-draft.server.ts";
import { fieldOf, hasAreaPage, stepAt } from "./survey-pages.server.ts";

export type DraftTyped =
  | { outcome: "read"; draft: SurveyDraft }
  /** An answer that the page does not offer. */
  | { outcome: "not-offered" }
  | { outcome: "no-such-page" };

/** The draft with what was typed on this page; what was there of the page before is replaced. */
export function withTyped(
  draft: SurveyDraft,
  wave: Wave,
  number: number,
  values: TypedValues,
): DraftTyped {
  if (number === 2 && hasAreaPage(wave)) {
    const unit = textOf(values, "unit");
    const isNamed = namedUnits(wave).some(({ code }) => code === unit);
    return { outcome: "read", draft: { ...draft, unit: isNamed ? unit : null } };
  }
  const step = stepAt(wave, number);
  if (!step) return { outcome: "no-such-page" };
  const { instrument, items } = step;
  const isHere = (item: string) => items.some(({ linkId }) => linkId === item);
  const read = readTyped(instrument, (item) =>
    isHere(item) ? textOf(values, fieldOf(instrument, item)) : "",
  );
  if (!read.isRight) return { outcome: "not-offered" };
  const others = Object.entries(draft.given[instrument.id] ?? {}).filter(([item]) => !isHere(item));
  const given = {
    ...draft.given,
    [instrument.id]: { ...Object.fromEntries(others), ...read.answers },
  };
  return { outcome: "read", draft: { ...draft, given } };
}

/** Every answer of the draft in words, in the order in which it was asked. */
function typedWords(
  { unit, given }: SurveyDraft,
  wave: Wave,
  { locale, language: { t } }: Visit,
): NonNullable<SurveyEnding["typed"]> {
  const area = namedUnits(wave).find(({ code }) => code === unit);
  const answers = wave.instruments.flatMap((instrument) => {
    const language = shownLanguage(instrument, locale);
    return instrument.questionnaire.item.flatMap((item) => {
      const code = codeOf(instrument, item.linkId, given[instrument.id]?.[item.linkId]);
      const option = item.answerOption.find(({ valueCoding }) => valueCoding.code === code);
      if (!option) return [];
      const [label, value] = [itemText(item, language), optionText(option, language)];
      return [{ label, labelLanguage: language, value, language }];
    });
  });
  return [...(area ? [{ label: t("survey.area.title"), value: area.name }] : []), ...answers];
}

/** @param draft of this link; null where nothing was typed. */
export function surveyEnd(
  opened: Exclude<SurveyOpened, { outcome: "open" }>,
  draft: SurveyDraft | null,
  visit: Visit,
): SurveyEnding {
  const { locale, world } = visit;
  if (opened.outcome !== "closed") return { ending: opened.outcome };
  const { wave } = opened;
  const isOver =
    wave.state === "closed" ||
    wave.state === "released" ||
    wave.closesOn < dayOf(world.now, world.settings.timeZone);
  if (!isOver) return { ending: "not-yet", on: dayWords(wave.opensOn, locale) };
  const on = dayWords(wave.closesOn, locale);
  return draft
    ? { ending: "over", on, typed: typedWords(draft, wave, visit) }
    : { ending: "over", on };
}
