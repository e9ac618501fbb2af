// Scores of other tools are shown by the rules of a survey: rounded, in bands, and no group that is too small.
import fc from "fast-check";
import { expect, test } from "vitest";
import { type ImportedRow, importedResults } from "#app/domain/surveys/imported-release.ts";

const row = (changes: Partial<ImportedRow> = {}): ImportedRow => ({
  instrument: "sops-hospital",
  version: "2.0",
  scale: "teamwork",
  unitCode: "A",
  wave: "2026-01",
  score: 3.87,
  percentPositive: 71,
  answerCount: 12,
  invitedCount: 20,
  ...changes,
});
const units = [{ code: "A", name: "Ward A" }];

test("means are rounded by the number of items, shares are bands, and the response is ten points", () => {
  const rows = [
    row(),
    row({ unitCode: "B", score: 3.13, percentPositive: 97, answerCount: 36, invitedCount: 40 }),
    row({ scale: "communication-openness", score: 3.87, percentPositive: null }),
    row({
      scale: "communication-openness",
      unitCode: "B",
      score: 3.13,
      answerCount: 36,
      invitedCount: 40,
    }),
  ];
  const [{ release } = { release: null }] = importedResults(rows, units);
  expect(release?.groups.map(({ name }) => name)).toEqual(["", "Ward A", "B"]);
  expect(release?.response).toEqual([
    { group: "all", band: { from: 80, to: 90 } },
    { group: "unit:A", band: { from: 60, to: 70 } },
    { group: "unit:B", band: { from: 90, to: 100 } },
  ]);
  const [teamwork, openness] = release?.scales ?? [];
  // Three items: an eighth of the range. (12 * 3.87 + 36 * 3.13) / 48 = 3.315.
  expect(teamwork?.groups.map(({ meanHundredths }) => meanHundredths)).toEqual([350, 400, 300]);
  expect(teamwork?.groups.map(({ positive }) => positive)).toEqual([
    { from: 80, to: null },
    { from: 70, to: 80 },
    { from: 80, to: null },
  ]);
  // Four items: a fortieth.
  expect(openness?.groups.map(({ meanHundredths }) => meanHundredths)).toEqual([330, 390, 310]);
  expect(openness?.groups[0]?.positive).toBeNull();
});

test("months and tools stand apart, the newest first", () => {
  const rows = [
    row({ wave: "2025-06" }),
    row({ instrument: "svest", version: "2017", scale: "turnover", percentPositive: null }),
    row(),
  ];
  expect(importedResults(rows, units).map(({ id }) => id)).toEqual([
    "sops-hospital.2.0.2026-01",
    "svest.2017.2026-01",
    "sops-hospital.2.0.2025-06",
  ]);
});

test("whatever is stored, a group of fewer than ten answers or fifteen staff is not shown, nor found by subtraction", () => {
  const rows = fc.uniqueArray(
    fc.record({
      unitCode: fc.constantFrom("A", "B", "C", "D"),
      answerCount: fc.integer({ min: 1, max: 40 }),
      invitedCount: fc.integer({ min: 5, max: 80 }),
    }),
    { selector: ({ unitCode }) => unitCode, minLength: 1 },
  );
  fc.assert(
    fc.property(rows, (stored) => {
      const all = stored.map((one) => row(one));
      const [{ release } = { release: null }] = importedResults(all, units);
      const shown = release?.scales[0]?.groups.map(({ group }) => group) ?? [];
      const answersOf = (group: string) =>
        all
          .filter(({ unitCode }) => group === "all" || group === `unit:${unitCode}`)
          .reduce((sum, { answerCount }) => sum + answerCount, 0);
      for (const group of shown) expect(answersOf(group)).toBeGreaterThanOrEqual(10);
      const isAnyShown = shown.includes("all");
      if (!isAnyShown) expect(shown).toEqual([]);
      const parts = shown.filter((group) => group !== "all");
      const rest = answersOf("all") - parts.reduce((sum, group) => sum + answersOf(group), 0);
      expect(!isAnyShown || rest === 0 || rest >= 10 || parts.length === 0).toBe(true);
    }),
  );
});
