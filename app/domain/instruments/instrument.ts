// What an instrument is: a FHIR R4 Questionnaire with its answers, and beside it who may use it on what
// terms and how it is scored. Instruments are data; a site's own packs have exactly this form.
import { z } from "zod";

/** SHIP: in the program. PACK: a site brings its licensed copy. ADAPTER: scores only, no text. NO: never. */
export const verdicts = ["SHIP", "PACK", "ADAPTER", "NO"] as const;
export type Verdict = (typeof verdicts)[number];

export const instrumentUses = ["wave", "self-view", "feedback"] as const;
export type InstrumentUse = (typeof instrumentUses)[number];

const linkId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/);
const instrumentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);

export const ordinalAddress = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
export const translationAddress = "http://hl7.org/fhir/StructureDefinition/translation";

const translated = z
  .object({
    extension: z.array(
      z.object({
        url: z.literal(translationAddress),
        extension: z.array(
          z.union([
            z.object({ url: z.literal("lang"), valueCode: z.string() }),
            z.object({ url: z.literal("content"), valueString: z.string() }),
          ]),
        ),
      }),
    ),
  })
  .optional();
export type Translated = z.infer<typeof translated>;

const option = z.object({
  valueCoding: z.object({
    extension: z
      .array(z.object({ url: z.literal(ordinalAddress), valueDecimal: z.number().int() }))
      .length(1),
    code: z.string().min(1),
    display: z.string().min(1),
    _display: translated,
  }),
});

const item = z.object({
  linkId,
  text: z.string().min(1),
  _text: translated,
  type: z.literal("choice"),
  required: z.literal(false),
  enableWhen: z
    .array(
      z.object({
        question: linkId,
        operator: z.literal("="),
        answerCoding: z.object({ code: z.string() }),
      }),
    )
    .max(1)
    .optional(),
  answerOption: z.array(option).min(2),
});
export type QuestionnaireItem = z.infer<typeof item>;

/** The part of FHIR R4 `Questionnaire` that this program asks with: choices, and nothing to write in. */
export const questionnaireShape = z.object({
  resourceType: z.literal("Questionnaire"),
  id: instrumentId,
  url: z.string().min(1),
  version: z.string().min(1),
  name: z.string().min(1),
  title: z.string().min(1),
  status: z.enum(["draft", "active", "retired", "unknown"]),
  language: z.string(),
  purpose: z.string(),
  copyright: z.string(),
  item: z.array(item).min(1),
});
export type Questionnaire = z.infer<typeof questionnaireShape>;

const cutOff = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]{0,39}$/),
  atLeast: z.number(),
});

export const scaleShape = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  items: z.array(linkId).min(1),
  reversed: z.array(linkId),
  /** Of one answer. */
  range: z.strictObject({ least: z.number().int(), most: z.number().int() }),
  /** Made from the answers, reversed ones turned round. `percent`: the mean, stretched to 0 to 100. */
  method: z.enum(["sum", "mean", "percent"]),
  /** How many of the items must be answered; the others then count as the mean of these. */
  missing: z.strictObject({ least: z.union([z.literal("all"), z.number().int().min(1)]) }),
  /** Below `least` on this item the rest is not asked and the score is known. */
  gate: z.strictObject({ item: linkId, least: z.number(), scoreWhenClosed: z.number() }).optional(),
  /** From this answer on, after reversal, an answer counts as positive. */
  positiveFrom: z.number().int().optional(),
  cutOffs: z.array(cutOff),
});
export type Scale = z.infer<typeof scaleShape>;

export const noticeShape = z.strictObject({
  id: instrumentId,
  version: z.string().min(1),
  languages: z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)).min(1),
  verdict: z.enum(verdicts),
  verdictReason: z.string().min(1),
  licence: z.string().min(1),
  source: z.string().min(1),
  citation: z.string().min(1),
  /** Shown wherever the questions are. */
  attribution: z.string().min(1),
  uses: z.array(z.enum(instrumentUses)),
  caution: z.string().optional(),
  /** Not offered earlier than this after it began. */
  notBeforeDays: z.number().int().min(1).optional(),
  /** Answers at which the numbers to call are shown at once, whatever the score. */
  linesAt: z.array(z.strictObject({ item: linkId, atLeast: z.number() })),
  scoring: z.array(scaleShape).min(1),
});
export type Notice = z.infer<typeof noticeShape>;

export interface Instrument {
  id: string;
  questionnaire: Questionnaire;
  notice: Notice;
}

/** One answer by item; null or absent where it was skipped or does not apply. */
export type Answers = Readonly<Record<string, number | null>>;

export const optionValue = (option: QuestionnaireItem["answerOption"][number]): number =>
  option.valueCoding.extension[0]?.valueDecimal ?? Number.NaN;

const inLanguage = (own: string, texts: Translated, language: string): string | null => {
  for (const { extension } of texts?.extension ?? []) {
    const lang = extension.find((part) => part.url === "lang");
    const content = extension.find((part) => part.url === "content");
    if (lang && "valueCode" in lang && lang.valueCode === language && content) {
      return "valueString" in content ? content.valueString : own;
    }
  }
  return null;
};

/** The question in this language if it was translated with its instrument, else as it was written. */
export const itemText = (asked: QuestionnaireItem, language: string): string =>
  inLanguage(asked.text, asked._text, language) ?? asked.text;

export const optionText = (
  { valueCoding }: QuestionnaireItem["answerOption"][number],
  language: string,
): string => inLanguage(valueCoding.display, valueCoding._display, language) ?? valueCoding.display;

/** The language its words are shown in to a reader of this one. */
export const shownLanguage = ({ notice, questionnaire }: Instrument, locale: string): string =>
  notice.languages.find((language) => language === locale) ??
  notice.languages.find((language) => language === locale.split("-")[0]) ??
  questionnaire.language;

/** Whether this item is asked, given what was answered before it. */
export function isAsked(asked: QuestionnaireItem, answers: Answers): boolean {
  const condition = asked.enableWhen?.[0];
  if (!condition) return true;
  return String(answers[condition.question] ?? "") === condition.answerCoding.code;
}
