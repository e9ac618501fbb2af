// Which instruments may be part of the program. The build asks this (ops/instruments-may-ship.ts) and
// stops with the reasons; the loader of a site's own packs asks the same of the form.
import {
  type Instrument,
  noticeShape,
  optionValue,
  type Questionnaire,
  questionnaireShape,
  type Scale,
} from "./instrument.ts";

export interface InstrumentFiles {
  folder: string;
  questionnaire: unknown;
  notice: unknown;
}

export type InstrumentRead =
  | { isRight: true; instrument: Instrument }
  | { isRight: false; problems: string[] };

const doubled = (list: readonly string[]): string[] =>
  list.filter((one, index) => list.indexOf(one) !== index);

function scaleProblems(scale: Scale, questionnaire: Questionnaire): string[] {
  const said = (text: string) => `scale ${scale.id}: ${text}`;
  const { least, most } = scale.range;
  const items = scale.items.flatMap((linkId) => {
    const item = questionnaire.item.find((one) => one.linkId === linkId);
    return item ? [item] : [];
  });
  const unknown = [...scale.items, ...(scale.gate ? [scale.gate.item] : [])].filter(
    (linkId) => !questionnaire.item.some((one) => one.linkId === linkId),
  );
  const outside = items.filter((item) =>
    item.answerOption.some((option) => optionValue(option) < least || optionValue(option) > most),
  );
  const needed = scale.missing.least;
  return [
    ...unknown.map((linkId) => said(`there is no item ${linkId}`)),
    ...doubled(scale.items).map((linkId) => said(`item ${linkId} stands twice`)),
    ...scale.reversed
      .filter((linkId) => !scale.items.includes(linkId))
      .map((linkId) => said(`reverses ${linkId}, which is not one of its items`)),
    ...(least < most ? [] : [said("its range is empty")]),
    ...outside.map(({ linkId }) => said(`an answer of ${linkId} lies outside of its range`)),
    ...(needed !== "all" && needed > scale.items.length
      ? [said("needs more answers than it has items")]
      : []),
  ];
}

/** Reads the two files of an instrument; every problem is one sentence. */
export function readInstrument(files: InstrumentFiles): InstrumentRead {
  const said = (file: string, { path, message }: { path: PropertyKey[]; message: string }) => {
    const place = path.map(String).join(".") || "whole";
    return /received undefined/.test(message)
      ? `${file} does not say its ${place}`
      : `${file}, ${place}: ${message}`;
  };
  const questionnaire = questionnaireShape.safeParse(files.questionnaire);
  const notice = noticeShape.safeParse(files.notice);
  const misformed = [
    ...(questionnaire.error?.issues ?? []).map((issue) => said("questionnaire.json", issue)),
    ...(notice.error?.issues ?? []).map((issue) => said("instrument.json", issue)),
  ];
  if (!questionnaire.success || !notice.success) return { isRight: false, problems: misformed };
  const [asked, told] = [questionnaire.data, notice.data];
  const ids = asked.item.map(({ linkId }) => linkId);
  const problems = [
    ...(asked.id === told.id ? [] : ["the two files name different instruments"]),
    ...(asked.version === told.version ? [] : ["the two files name different versions"]),
    ...doubled(ids).map((linkId) => `item ${linkId} stands twice`),
    ...asked.item
      .filter(
        ({ answerOption }) => doubled(answerOption.map((one) => String(optionValue(one)))).length,
      )
      .map(({ linkId }) => `item ${linkId} has two answers of one value`),
    ...told.linesAt
      .filter(({ item }) => !ids.includes(item))
      .map(({ item }) => `shows numbers at ${item}, which it does not ask`),
    ...told.scoring.flatMap((scale) => scaleProblems(scale, asked)),
  ];
  if (problems.length > 0) return { isRight: false, problems };
  return { isRight: true, instrument: { id: told.id, questionnaire: asked, notice: told } };
}

/** Why this folder may not be part of the program; empty when it may. One sentence each. */
export function shippingProblems(files: InstrumentFiles): string[] {
  const read = readInstrument(files);
  if (!read.isRight) return read.problems.map((problem) => `${files.folder}: ${problem}`);
  const { notice, questionnaire, id } = read.instrument;
  const problems = [
    ...(notice.verdict === "SHIP"
      ? []
      : [`its verdict is ${notice.verdict}, not SHIP: ${notice.verdictReason}`]),
    ...(id === files.folder ? [] : [`it calls itself ${id}`]),
    ...(questionnaire.copyright === "" ? ["it does not say whose words these are"] : []),
  ];
  return problems.map((problem) => `${files.folder}: ${problem}`);
}
