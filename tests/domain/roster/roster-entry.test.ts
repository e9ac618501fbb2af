import { expect, test } from "vitest";
import { headerFit, rowReader } from "#app/domain/roster/roster-entry.ts";
import { listHeader, listMapping, listRow } from "#tests/support/staff-lists.ts";

const read = (changes: Parameters<typeof listRow>[0], mapping = listMapping()) =>
  rowReader(listHeader, mapping)(listRow(changes), 7);

const reasonsOf = (changes: Parameters<typeof listRow>[0]) => {
  const result = read(changes);
  return "problems" in result ? result.problems.map(({ column, reason }) => [column, reason]) : [];
};

test("a row becomes a person, with the name put together from two columns", () => {
  expect(read({ number: "000123", first: "Zoë", last: "O'Brien", leaves: "31.03.2026" })).toEqual({
    entry: {
      line: 7,
      number: "000123",
      name: "Zoë O'Brien",
      unitCode: "0101",
      unitName: "Ward 0101",
      site: "Main",
      profession: "Registered nurse",
      roleFamily: "nursing",
      email: "p000123@hospital.example",
      managerNumber: null,
      language: "en",
      leavesOn: "2026-03-31",
    },
  });
});

test("the family comes from the profession in any case, unless the file says it", () => {
  expect(read({ number: "1", profession: "REGISTERED  NURSE" })).toMatchObject({
    entry: { roleFamily: "nursing" },
  });
  const columns = { ...listMapping().columns, roleFamily: "Family" };
  const reader = rowReader([...listHeader, "Family"], listMapping({ columns }));
  expect(reader([...listRow({ number: "1" }), "Pharmacy and laboratory"], 2)).toMatchObject({
    entry: { roleFamily: "pharmacy-laboratory" },
  });
  expect(reader([...listRow({ number: "1" }), "Wizards"], 2)).toEqual({
    problems: [{ line: 2, column: "Family", reason: "not-a-family" }],
  });
});

test.each([
  ["English", "en"],
  ["Deutsch", "de"],
  ["Spanish", "es"],
  ["de_AT", "de"],
  ["PT-br", "pt"],
  ["", "en"],
])("the language %j is read as %s", (cell, language) => {
  expect(read({ number: "1", language: cell })).toMatchObject({ entry: { language } });
});

test("every fault of a row is said by column, without the value", () => {
  expect(reasonsOf({ number: "" })).toEqual([["Staff No", "empty"]]);
  expect(reasonsOf({ number: "1", first: "", last: "" })).toEqual([["First name", "empty"]]);
  expect(reasonsOf({ number: "1", unit: "", profession: "" })).toEqual([
    ["Job title", "empty"],
    ["Dept code", "empty"],
  ]);
  expect(reasonsOf({ number: "1", email: "a@b.example; c@d.example" })).toEqual([
    ["E-mail", "not-an-address"],
  ]);
  expect(reasonsOf({ number: "1", leaves: "31.02.2026" })).toEqual([
    ["Leaving date", "not-a-date"],
  ]);
  expect(reasonsOf({ number: "1", language: "?" })).toEqual([["Language", "not-a-language"]]);
  expect(reasonsOf({ number: "1", profession: "Astronaut" })).toEqual([
    ["Job title", "family-undecided"],
  ]);
  expect(reasonsOf({ number: "x".repeat(41) })).toContainEqual(["Staff No", "too-long"]);
  expect(reasonsOf({ number: "1", last: "A\u0000B" })).toEqual([["First name", "unprintable"]]);
});

test("a row with too few or too many cells is refused as a whole", () => {
  const reader = rowReader(listHeader, listMapping());
  const row = listRow({ number: "1" });
  const refused = { problems: [{ line: 3, column: null, reason: "cell-count" }] };
  expect(reader(row.slice(1), 3)).toEqual(refused);
  expect(reader([...row, "more"], 3)).toEqual(refused);
  expect(reader([...row, "", " "], 3)).toMatchObject({ entry: { number: "1" } });
});

test("a header fits in any order and case; what is missing or doubled is named", () => {
  const reversed = [...listHeader].reverse().map((name) => name.toUpperCase());
  expect(headerFit(reversed, listMapping())).toEqual({ missing: [], twice: [], unused: [] });
  const other = ["Staff No", "STAFF NO", "Shoe size", ...listHeader.slice(2)];
  expect(headerFit(other, listMapping())).toEqual({
    missing: [{ field: "name", column: "First name" }],
    twice: ["staff no"],
    unused: ["Shoe size"],
  });
});
