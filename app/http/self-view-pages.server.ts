// Who is there (a case or a code), what they have answered so far, and what the page of their own shows.
import { z } from "zod";
import type { Actor } from "#app/domain/access/actor.ts";
import { anyone } from "#app/domain/access/actor.ts";
import {
  isAsked,
  itemText,
  optionText,
  shownLanguage,
} from "#app/domain/instruments/instrument.ts";
import { itemsThatMatter } from "#app/domain/instruments/score-scale.ts";
import { shippedFor } from "#app/domain/instruments/shipped-instruments.ts";
import { seeChecks } from "#app/domain/self-view/keep-check.server.ts";
import { inTime, isOffered, offeredFrom, resultOf } from "#app/domain/self-view/self-check.ts";
import type { CodeHolder } from "#app/domain/self-view/self-view-vault.server.ts";
import { codeOf } from "#app/domain/surveys/answer.ts";
import { dayWords } from "#app/ui/moment.ts";
import { numberWords } from "#app/ui/number-words.ts";
import type { Visit } from "./guard.server.ts";
import { sealedCookie } from "./sealed-cookie.server.ts";
import { heldCaseFrom } from "./support-cookie.server.ts";

const idleMinutes = 20;
export const selfViewCookie = sealedCookie(
  "self-view",
  z.object({ selfViewId: z.string(), secret: z.string() }),
  idleMinutes,
);
/** The answers of one check before its last question. */
export const checkDraft = sealedCookie(
  "check",
  z.object({ instrument: z.string(), answers: z.record(z.string(), z.number()) }),
  idleMinutes,
);

export interface Self {
  actor: Actor;
  holder: CodeHolder | null;
}

export async function selfOf({ request, world }: Visit): Promise<Self> {
  const caseId = await heldCaseFrom(request, world);
  return {
    actor: caseId ? { kind: "receipt-holder", caseId } : anyone,
    holder: caseId ? null : selfViewCookie.read(request, world),
  };
}

export const selfInstruments = () => shippedFor("self-view");
export const selfInstrument = (id: string) =>
  selfInstruments().find((instrument) => instrument.id === id) ?? null;

/** The questions that are asked given the answers so far. */
export const askedItems = (
  instrument: ReturnType<typeof selfInstruments>[number],
  answers: Record<string, number>,
) => instrument.questionnaire.item.filter((item) => isAsked(item, answers));

/** One question. Null when there is none of this number. */
export function itemShown(id: string, number: number, visit: Visit) {
  const instrument = selfInstrument(id);
  if (!instrument) return null;
  const kept = checkDraft.read(visit.request, visit.world);
  const answers = kept?.instrument === id && number > 1 ? kept.answers : {};
  const items = askedItems(instrument, answers);
  const item = items[number - 1];
  if (!item || (number > 1 && !kept)) return null;
  const language = shownLanguage(instrument, visit.locale);
  return {
    instrument: id,
    number,
    all: items.length,
    language,
    name: item.linkId,
    text: itemText(item, language),
    value: codeOf(instrument, item.linkId, answers[item.linkId]),
    options: item.answerOption.map((option) => ({
      value: option.valueCoding.code,
      label: optionText(option, language),
    })),
    attribution: instrument.notice.attribution,
    // Not only at the end: whoever says this may not come to the end.
    showsNumbers: itemsThatMatter(instrument, answers).length > 0,
  };
}

/** Null when neither a case nor a code is there. */
export async function checksShown(visit: Visit, done: string | null) {
  const { actor, holder } = await selfOf(visit);
  const seen = await seeChecks(actor, { holder }, visit.world);
  if (seen.outcome !== "seen") return null;
  const { t } = visit.language;
  const number = (value: number) => numberWords(value, visit.locale, 0);
  return {
    hasCase: seen.hasCase,
    instruments: selfInstruments().map((instrument) => {
      const checks = inTime(seen.checks, instrument.id).map((check) => ({
        on: dayWords(check.on, visit.locale),
        ...resultOf(instrument, check),
      }));
      const last = checks.at(-1);
      const title = instrument.questionnaire.title;
      return {
        id: instrument.id,
        title,
        language: instrument.questionnaire.language,
        isOpen: isOffered(instrument, seen.beganOn, seen.today),
        opensOn: dayWords(offeredFrom(instrument, seen.beganOn), visit.locale),
        isJustDone: done === instrument.id && last !== undefined,
        showsNumbers: done === instrument.id && (last?.showsNumbers ?? false),
        reachedCutOff: last?.reachedCutOff ?? false,
        least: number(last?.least ?? 0),
        most: number(last?.most ?? 0),
        rows: checks.map(({ on, score, isOtherVersion }) => [
          on,
          score === null
            ? t(isOtherVersion ? "selfView.otherVersion" : "selfView.none")
            : number(score),
        ]),
        points: checks.flatMap(({ on, score }) =>
          score === null ? [] : [{ label: on, shown: score, from: score, to: score }],
        ),
      };
    }),
  };
}
