// The parts every form is made of: what they tell a screen reader, and that their HTML is right.
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, test } from "vitest";
import { languageOf } from "#app/messages/languages.server.ts";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ReceiptCode } from "#app/ui/receipt-code.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { Tick } from "#app/ui/tick.tsx";
import { htmlProblems } from "#tests/support/page-checks.ts";

const drawn = (part: ReactNode): string =>
  renderToStaticMarkup(<I18nextProvider i18n={languageOf("en")}>{part}</I18nextProvider>);

const options = [
  { value: "a", label: "First" },
  { value: "b", label: "Second", hint: "More about it" },
];
const problem = "Say which one.";

const fields: Record<string, { whole: ReactNode; wrong: ReactNode }> = {
  TextField: {
    whole: <TextField name="one" label="One" hint="A hint" />,
    wrong: <TextField name="one" label="One" hint="A hint" problem={problem} />,
  },
  "TextField of several lines": {
    whole: <TextField name="one" label="One" rows={3} maxLength={200} isOptional />,
    wrong: <TextField name="one" label="One" rows={3} value="typed" problem={problem} />,
  },
  "Choices, one": {
    whole: <Choices name="one" legend="One" options={options} value="b" />,
    wrong: <Choices name="one" legend="One" hint="A hint" options={options} problem={problem} />,
  },
  "Choices, many": {
    whole: <Choices name="one" legend="One" options={options} value={["a", "b"]} isMany />,
    wrong: <Choices name="one" legend="One" options={options} problem={problem} isMany />,
  },
  Select: {
    whole: <Select name="one" label="One" options={options} value="b" isOptional />,
    wrong: <Select name="one" label="One" options={options} problem={problem} />,
  },
  Tick: {
    whole: <Tick name="one" label="One" isTicked />,
    wrong: <Tick name="one" label="One" problem={problem} />,
  },
};

test.each(Object.entries(fields))("%s: its problem is tied to it", async (_name, { wrong }) => {
  const html = drawn(wrong);
  expect(html).toContain('aria-invalid="true"');
  expect(html).toMatch(/aria-describedby="[^"]*problem-one[^"]*"/);
  expect(html).toContain('id="problem-one"');
  expect(html, "the summary can lead to it").toContain('id="field-one"');
  expect(html).toContain(problem);
  expect(await htmlProblems(html)).toEqual([]);
});

test.each(Object.entries(fields))(
  "%s: without a problem it says none",
  async (_name, { whole }) => {
    const html = drawn(whole);
    expect(html).not.toContain("aria-invalid");
    expect(html).not.toContain("problem-one");
    for (const [, id] of html.matchAll(/aria-describedby="([^" ]+)/g)) {
      expect(html).toContain(`id="${id}"`);
    }
    expect(await htmlProblems(html)).toEqual([]);
  },
);

test("what was typed or chosen is there again", () => {
  expect(drawn(fields["TextField of several lines"]?.wrong)).toContain(">typed</textarea>");
  expect(drawn(fields["Choices, one"]?.whole)).toMatch(
    /checked=""[^>]*value="b"|value="b"[^>]*checked=""/,
  );
  expect(drawn(fields["Choices, many"]?.whole).match(/checked=""/g)).toHaveLength(2);
  expect(drawn(fields.Tick?.whole)).toContain('checked=""');
});

test("browsers are asked neither to remember nor to spell what is typed", () => {
  const html = drawn(fields.TextField?.whole);
  expect(html).toMatch(/autoComplete="off"/i);
  expect(html).toMatch(/spellcheck="false"/i);
  expect(html).toContain('data-gramm="false"');
});

test("pasted text is never cut off silently: several lines only count", () => {
  expect(drawn(fields["TextField of several lines"]?.whole)).not.toMatch(/maxlength/i);
});

test("the error summary links to each field, and is not there when all is well", async () => {
  expect(drawn(<ErrorSummary problems={[]} />)).toBe("");
  const html = drawn(<ErrorSummary problems={[{ field: "one", text: problem }]} />);
  expect(html).toContain('href="#field-one"');
  expect(await htmlProblems(html)).toEqual([]);
});

test("the code is shown in four groups, spelled for the ear, and not translated", async () => {
  const html = drawn(<ReceiptCode code="7KQM-2XPA 9RTW4HBN" />);
  for (const group of ["7KQM ", "2XPA ", "9RTW ", "4HBN "])
    expect(html).toContain(`<span>${group}`);
  expect(html).toContain("7 K Q M, 2 X P A, 9 R T W, 4 H B N");
  expect(html).toContain('translate="no"');
  expect(await htmlProblems(html)).toEqual([]);
});

test("a table names its rows and columns", async () => {
  const html = drawn(
    <DataTable
      caption="Cover"
      columns={["Day", { label: "Peers", isNumber: true }]}
      rows={[
        ["Monday", 4],
        ["Tuesday", 12],
      ]}
    />,
  );
  expect(html.match(/scope="col"/g)).toHaveLength(2);
  expect(html.match(/scope="row"/g)).toHaveLength(2);
  expect(await htmlProblems(html)).toEqual([]);
});

test("each answer says to the ear what its Change changes", async () => {
  const html = drawn(
    <CheckAnswers rows={[{ label: "How soon", value: "Now", changeTo: "/ask?page=1" }]} />,
  );
  expect(html).toMatch(/Change<span class="unseen">\s*How soon<\/span>/);
  expect(await htmlProblems(html)).toEqual([]);
});
