// A person's own answers as HL7 FHIR R4 QuestionnaireResponse, on their request and to them only. Without a
// subject, an author or an identifier: the file names nobody. Pure.
import { type Answers, type Instrument, isAsked, optionValue } from "./instrument.ts";

export interface QuestionnaireResponse {
  resourceType: "QuestionnaireResponse";
  /** Canonical address and version of what was asked. */
  questionnaire: string;
  status: "completed";
  /** The day, no finer. */
  authored: string;
  /** Absent where nothing was answered: FHIR knows no empty list. */
  item?: {
    linkId: string;
    text: string;
    answer: { valueCoding: { code: string; display: string } }[];
  }[];
}

/** Items that were skipped, or that the instrument does not ask any more, are left out. */
export function questionnaireResponse(
  { questionnaire }: Instrument,
  answers: Answers,
  on: string,
): QuestionnaireResponse {
  const item = questionnaire.item.flatMap((asked) => {
    const chosen = asked.answerOption.find((one) => optionValue(one) === answers[asked.linkId]);
    if (!chosen || !isAsked(asked, answers)) return [];
    const { code, display } = chosen.valueCoding;
    return [
      { linkId: asked.linkId, text: asked.text, answer: [{ valueCoding: { code, display } }] },
    ];
  });
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: `${questionnaire.url}|${questionnaire.version}`,
    status: "completed",
    authored: on,
    ...(item.length > 0 ? { item } : {}),
  };
}

/** Several resources in one file. */
export const collectionOf = (resources: readonly object[]) => ({
  resourceType: "Bundle" as const,
  type: "collection" as const,
  ...(resources.length > 0 ? { entry: resources.map((resource) => ({ resource })) } : {}),
});
