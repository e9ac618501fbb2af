// Percent positive: the mean of the items' own percents, which differs from the pooled answers wherever
// answers are missing unevenly.
import { expect, test } from "vitest";
import type { Answers, Scale } from "#app/domain/instruments/instrument.ts";
import { percentPositive } from "#app/domain/instruments/percent-positive.ts";

const scale: Scale = {
  id: "error",
  items: ["a", "b", "c"],
  reversed: ["c"],
  range: { least: 1, most: 5 },
  method: "mean",
  missing: { least: 1 },
  positiveFrom: 4,
  cutOffs: [],
};

test("is the mean of item percents and not the pooled answers", () => {
  const rows: Answers[] = [{ a: 5, b: 1 }, { a: 4 }, { a: 4 }, { a: 1, b: null, c: 1 }];
  // a: 3 of 4, b: 0 of 1, c: 1 of 1 (reversed). Pooled would be 4 of 6.
  const result = percentPositive(scale, rows);
  expect(result.items).toEqual([
    { item: "a", positive: 3, answered: 4 },
    { item: "b", positive: 0, answered: 1 },
    { item: "c", positive: 1, answered: 1 },
  ]);
  expect(result.percent).toBeCloseTo((75 + 0 + 100) / 3, 12);
});

test("counts 4 and not 3, and for a reversed item 2 and not 3", () => {
  expect(percentPositive(scale, [{ a: 4 }, { a: 3 }]).percent).toBe(50);
  expect(percentPositive(scale, [{ c: 2 }, { c: 3 }]).percent).toBe(50);
});

test("leaves out an item that nobody answered, and says null when nobody answered anything", () => {
  expect(percentPositive(scale, [{ a: 5, b: 3 }]).percent).toBe(50);
  expect(percentPositive(scale, [{}, { a: null }]).percent).toBeNull();
  expect(percentPositive(scale, []).percent).toBeNull();
});

test("is refused where a scale has no positive answers", () => {
  const { positiveFrom: _none, ...plain } = scale;
  expect(() => percentPositive(plain, [{ a: 5 }])).toThrow(RangeError);
});
