// What the pages of a survey show: one page for the area, then the questions a few at a time, then sending.

import {
  type Instrument,
  itemText,
  optionText,
  type QuestionnaireItem,
  shownLanguage,
} from "#app/domain/instruments/instrument.ts";
import { codeOf } from "#app/domain/surveys/answer.ts";
import { surveyTag } from "#app/domain/surveys/answer-survey.server.ts";
import { namedUnits, type Wave, type WaveKind } from "#app/domain/surveys/wave.ts";
import { dayWords } from "#app/ui/moment.ts";
import type { Visit } from "./guard.server.ts";
import { type SurveyDraft, surveyDraft } from "./survey-draft.server.ts";

/** Questions of one scale stand together; a scale of many is cut. */
const mostOnPage = 4;

export interface ItemStep {
  instrument: Instrument;
  items: QuestionnaireItem[];
  /** Place of its first question among all. */
  from: number;
}

/** The pages with questions, in order. */
export function itemSteps({ instruments }: Wave): ItemStep[] {
  let from = 1;
  return instruments.flatMap((instrument) => {
    const scaleOf = (linkId: string) =>
      instrument.notice.scoring.find(({ items }) => items.includes(linkId))?.id ?? linkId;
    const steps: ItemStep[] = [];
    for (const item of instrument.questionnaire.item) {
      const last = steps.at(-1);
      const isSame = last?.items[0] && scaleOf(last.items[0].linkId) === scaleOf(item.linkId);
      if (last && isSame && last.items.length < mostOnPage) last.items.push(item);
      else steps.push({ instrument, items: [item], from });
      from += 1;
    }
    return steps;
  });
}

/** The area is asked only where there is more than one to choose from. */
export const hasAreaPage = (wave: Wave): boolean =>
  wave.kind === "staff" && namedUnits(wave).length > 1;

export type SurveyPage =
  | { page: "start"; openUntil: string; kind: WaveKind; next: number }
  | {
      page: "area";
      number: number;
      pages: number;
      units: { code: string; name: string }[];
      unit: string;
    }
  | {
      page: "items";
      number: number;
      pages: number;
      from: number;
      to: number;
      all: number;
      language: string;
      attribution: string;
      items: {
        name: string;
        text: string;
        value: string;
        options: { value: string; label: string }[];
      }[];
    }
  | { page: "check"; number: number; count: number; all: number };

/** Field names of two instruments must not meet, so each carries its instrument. */
export const fieldOf = (instrument: Instrument, linkId: string): string =>
  `${instrument.id}_${linkId}`;

/** 1 the start, then the area if it is asked, the questions, and sending last. */
export const pagesOf = (wave: Wave): number =>
  1 + (hasAreaPage(wave) ? 1 : 0) + itemSteps(wave).length + 1;

export const stepAt = (wave: Wave, number: number): ItemStep | null =>
  itemSteps(wave)[number - 2 - (hasAreaPage(wave) ? 1 : 0)] ?? null;

export function surveyPage(
  wave: Wave,
  number: number,
  draft: SurveyDraft,
  { locale }: Visit,
): SurveyPage {
  const steps = itemSteps(wave);
  const all = steps.reduce((sum, { items }) => sum + items.length, 0);
  const pages = pagesOf(wave);
  if (number <= 1) {
    const openUntil = dayWords(wave.closesOn, locale);
    return { page: "start", openUntil, kind: wave.kind, next: 2 };
  }
  if (number === 2 && hasAreaPage(wave)) {
    const units = namedUnits(wave).map(({ code, name }) => ({ code, name }));
    return { page: "area", number, pages, units, unit: draft.unit ?? "" };
  }
  const step = stepAt(wave, number);
  if (!step) {
    const count = Object.values(draft.given).reduce(
      (sum, answers) => sum + Object.keys(answers).length,
      0,
    );
    return { page: "check", number, count, all };
  }
  const { instrument, items, from } = step;
  const language = shownLanguage(instrument, locale);
  return {
    page: "items",
    number,
    pages,
    from,
    to: from + items.length - 1,
    all,
    language,
    attribution: instrument.notice.attribution,
    items: items.map((item) => ({
      name: fieldOf(instrument, item.linkId),
      text: itemText(item, language),
      value: codeOf(instrument, item.linkId, draft.given[instrument.id]?.[item.linkId]),
      options: item.answerOption.map((option) => ({
        value: option.valueCoding.code,
        label: optionText(option, language),
      })),
    })),
  };
}

/** The draft of this very link; null before the first answer. */
export function keptDraft(token: string, { request, world }: Visit): SurveyDraft | null {
  const kept = surveyDraft.read(request, world);
  return kept?.tag === surveyTag(token, world) ? kept : null;
}

export const emptyDraft = (token: string, { world }: Visit): SurveyDraft => ({
  tag: surveyTag(token, world),
  wave: null,
  unit: null,
  given: {},
});
