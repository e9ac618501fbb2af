import { describe, expect, test } from "vitest";
import { cronbachAlpha } from "#app/domain/evaluation/statistics/intervals/cronbach-alpha.ts";
import { reliableChange } from "#app/domain/evaluation/statistics/intervals/reliable-change.ts";
import { answered, expectClose } from "#tests/reference/reference-cases.ts";

describe("scales", () => {
  const names = ["a", "b", "c"];
  const answers = [
    [1, 2, 2],
    [2, 2, 3],
    [4, 3, 5],
    [3, 5, 4],
    [5, 4, null],
    [2, 1, 2],
  ];
  test("alpha by hand on two items: it is the Spearman-Brown form for equal variances", () => {
    const two = [
      [1, 2],
      [2, 1],
      [3, 4],
      [4, 3],
    ];
    expectClose(answered(cronbachAlpha(["a", "b"], two)).raw, (2 * 0.6) / 1.6, 1e-12);
  });
  test("missing answers: pairs or complete rows, named", () => {
    const pairwise = answered(cronbachAlpha(names, answers));
    const complete = answered(cronbachAlpha(names, answers, "complete"));
    expect([pairwise.rows, complete.rows]).toEqual([6, 5]);
    expect(pairwise.raw).not.toBe(complete.raw);
  });
  test("constant items are left out and named; negative alpha is legal", () => {
    expect(
      answered(
        cronbachAlpha(
          [...names, "d"],
          answers.map((row) => [...row, 3]),
        ),
      ).constantItems,
    ).toEqual(["d"]);
    expect(
      answered(
        cronbachAlpha(
          ["a", "b"],
          [
            [1, 5],
            [2, 3],
            [4, 2],
            [5, 2],
          ],
        ),
      ).raw,
    ).toBeLessThan(0);
  });
  test("undefined cases are refused", () => {
    expect(cronbachAlpha(["a"], [[1], [2]])).toMatchObject({ refused: "one-item" });
    expect(cronbachAlpha(names, answers.slice(0, 1))).toMatchObject({ refused: "too-few-points" });
    expect(
      cronbachAlpha(
        ["a", "b"],
        [
          [1, 1],
          [1, 1],
        ],
      ),
    ).toMatchObject({ refused: "one-item" });
    expect(
      cronbachAlpha(
        ["a", "b"],
        [
          [1, 2],
          [2, 1],
          [3, 0],
        ],
      ),
    ).toMatchObject({ refused: "constant-outcome" });
    expect(reliableChange(1, 2, 0, 0.8)).toMatchObject({ refused: "not-positive" });
    expect(reliableChange(1, 2, 3, 1)).toMatchObject({ refused: "reliability-out-of-range" });
    expect(reliableChange(Number.NaN, 2, 3, 0.8)).toMatchObject({ refused: "not-a-number" });
  });
});
