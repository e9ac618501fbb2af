// What leaves as HL7 FHIR is FHIR: every definition of the program and every answer to it, against the
// elements, cardinalities and invariants of release 4 (hl7.org/fhir/R4, Questionnaire, QuestionnaireResponse).
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Instrument, optionValue } from "#app/domain/instruments/instrument.ts";
import {
  collectionOf,
  questionnaireResponse,
} from "#app/domain/instruments/questionnaire-response.ts";
import { shippedInstruments } from "#app/domain/instruments/shipped-instruments.ts";

type Check = (value: unknown, at: string) => string[];
interface Element {
  check: Check;
  isRequired?: boolean;
}

const text =
  (form: RegExp): Check =>
  (value, at) =>
    typeof value === "string" && form.test(value) ? [] : [`${at}: ${JSON.stringify(value)}`];
const oneOf = (...words: string[]): Check => text(new RegExp(`^(${words.join("|")})$`));
const is =
  (type: "boolean" | "number"): Check =>
  (value, at) =>
    typeof value === type ? [] : [`${at}: not a ${type}`];
const listOf =
  (check: Check): Check =>
  (value, at) =>
    Array.isArray(value) && value.length > 0
      ? value.flatMap((one, place) => check(one, `${at}[${place}]`))
      : [`${at}: no list with something in it`];
/** FHIR has no other elements than these, and an element is never empty. */
const made =
  (elements: Record<string, Element>): Check =>
  (value, at) => {
    if (typeof value !== "object" || value === null) return [`${at}: no object`];
    const held = value as Record<string, unknown>;
    const missing = Object.keys(elements).filter(
      (name) => elements[name]?.isRequired && !(name in held),
    );
    return [
      ...missing.map((name) => `${at}.${name}: missing`),
      ...Object.entries(held).flatMap(([name, one]) => {
        const element = elements[name];
        return element
          ? element.check(one, `${at}.${name}`)
          : [`${at}.${name}: no element of FHIR`];
      }),
    ];
  };

const must = (check: Check): Element => ({ check, isRequired: true });
const may = (check: Check): Element => ({ check });
const anyString = text(/\S/);
const id = text(/^[A-Za-z0-9\-.]{1,64}$/);
const code = text(/^\S+( \S+)*$/);
const uri = text(/^\S+$/);

const ordinal = made({ url: must(uri), valueDecimal: must(is("number")) });
const translated = made({
  extension: must(
    listOf(
      made({
        url: must(uri),
        extension: must(
          listOf(made({ url: must(uri), valueCode: may(code), valueString: may(anyString) })),
        ),
      }),
    ),
  ),
});
const coding = made({
  extension: may(listOf(ordinal)),
  code: must(code),
  display: may(anyString),
  _display: may(translated),
});
const questionnaire = made({
  resourceType: must(oneOf("Questionnaire")),
  id: may(id),
  url: may(uri),
  version: may(anyString),
  // que-0: a name that machines can use.
  name: may(text(/^[A-Z][A-Za-z0-9_]{0,254}$/)),
  title: may(anyString),
  status: must(oneOf("draft", "active", "retired", "unknown")),
  language: may(code),
  purpose: may(anyString),
  copyright: may(anyString),
  item: may(
    listOf(
      made({
        linkId: must(anyString),
        text: may(anyString),
        _text: may(translated),
        type: must(oneOf("choice")),
        required: may(is("boolean")),
        enableWhen: may(
          listOf(
            made({
              question: must(anyString),
              operator: must(oneOf("=")),
              answerCoding: must(coding),
            }),
          ),
        ),
        answerOption: may(listOf(made({ valueCoding: must(coding) }))),
      }),
    ),
  ),
});
const response = made({
  resourceType: must(oneOf("QuestionnaireResponse")),
  questionnaire: may(text(/^\S+\|\S+$/)),
  status: must(oneOf("completed")),
  authored: may(text(/^\d{4}-\d{2}-\d{2}$/)),
  item: may(
    listOf(
      made({
        linkId: must(anyString),
        text: may(anyString),
        answer: may(listOf(made({ valueCoding: must(coding) }))),
      }),
    ),
  ),
});
const bundle = made({
  resourceType: must(oneOf("Bundle")),
  type: must(oneOf("collection")),
  entry: may(listOf(made({ resource: must(response) }))),
});

/** As it leaves: what JSON drops is dropped. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test.each(shippedInstruments.map((one): [string, Instrument] => [one.id, one]))(
  "the definition of %s is a Questionnaire, its questions named once and asked after others that exist",
  (_id, { questionnaire: asked }) => {
    expect(questionnaire(sent(asked), "Questionnaire")).toEqual([]);
    const ids = asked.item.map(({ linkId }) => linkId);
    // que-2: link ids are unique; que-7 and que-12 hold by the shape above.
    expect(new Set(ids).size).toBe(ids.length);
    for (const [place, { enableWhen = [] }] of asked.item.entries())
      for (const { question, answerCoding } of enableWhen) {
        const other = asked.item.findIndex(({ linkId }) => linkId === question);
        expect(other).toBeGreaterThanOrEqual(0);
        expect(other).toBeLessThan(place);
        const codes = asked.item[other]?.answerOption.map(({ valueCoding }) => valueCoding.code);
        expect(codes).toContain(answerCoding.code);
      }
  },
);

const answered = fc
  .constantFrom(...shippedInstruments)
  .chain((instrument) =>
    fc
      .tuple(
        ...instrument.questionnaire.item.map((item) =>
          fc.constantFrom(null, ...item.answerOption.map(optionValue), 99),
        ),
      )
      .map((values) => ({ instrument, values })),
  );

test("whatever was answered, skipped or is asked no more, the answers are a QuestionnaireResponse that names nobody", () => {
  fc.assert(
    fc.property(answered, ({ instrument, values }) => {
      const { item: items, url, version } = instrument.questionnaire;
      const answers = Object.fromEntries(
        items.map(({ linkId }, place) => [linkId, values[place] ?? null]),
      );
      const made = questionnaireResponse(
        instrument,
        { ...answers, "an-item-that-went": 1 },
        "2026-03-02",
      );
      expect(made.questionnaire).toBe(`${url}|${version}`);
      for (const { linkId, answer } of made.item ?? []) {
        const asked = items.find((one) => one.linkId === linkId);
        const option = asked?.answerOption.find((one) => optionValue(one) === answers[linkId]);
        expect(answer).toEqual([
          { valueCoding: { code: option?.valueCoding.code, display: option?.valueCoding.display } },
        ]);
      }
      expect(bundle(sent(collectionOf([made])), "Bundle")).toEqual([]);
    }),
  );
  expect(bundle(sent(collectionOf([])), "Bundle")).toEqual([]);
});
