import { inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { normalFrom, seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import { ruleOfThumbLag } from "#app/domain/evaluation/statistics/series/newey-west.ts";
import {
  type SegmentedOptions,
  type SeriesPoint,
  segmentedRegression,
} from "#app/domain/evaluation/statistics/series/segmented-regression.ts";
import {
  answered,
  expectClose,
  number,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";

withReferenceCase("s4_its_seatbelts", ({ rows, expected, tolerance }) => {
  const points = rows.map((row) => ({ time: Number(row.t), outcome: Number(row.drivers) }));
  const names = {
    level: "(Intercept)",
    slope: "t",
    "level-change": "law",
    "slope-change": "t_post",
  };
  test.each([
    ["newey_west_3", 3, false],
    ["newey_west_3_adjusted", 3, true],
    ["newey_west_12_adjusted", 12, true],
  ] as const)("case s4, %s", (name, lag, isAdjusted) => {
    const result = answered(
      segmentedRegression(points, { start: 170, lag, isAdjusted, isLogarithm: true }),
    );
    for (const [own, theirs] of Object.entries(names)) {
      const found = result.coefficients.find((one) => one.name === own);
      expectClose(found?.estimate ?? null, number(expected, name, theirs, "estimate"), tolerance);
      expectClose(found?.standardError ?? null, number(expected, name, theirs, "se"), tolerance);
      expectClose(found?.degreesOfFreedom ?? null, number(expected, name, theirs, "df"), tolerance);
      expectClose(found?.statistic ?? null, number(expected, name, theirs, "t"), tolerance);
      expectClose(found?.pValue ?? null, number(expected, name, theirs, "p"), tolerance);
      expectClose(found?.low ?? null, number(expected, name, theirs, "lo"), tolerance);
      expectClose(found?.high ?? null, number(expected, name, theirs, "hi"), tolerance);
      expectClose(found?.plainStandardError ?? null, number(expected, "ols_se", theirs), tolerance);
    }
  });
});

function series(length: number, start: number, seed: number, jump: number): SeriesPoint[] {
  const random = seededRandom(seed);
  let error = 0;
  return Array.from({ length }, (_, time) => {
    error = 0.6 * error + normalFrom(random);
    return { time, outcome: 20 + 0.1 * time + (time >= start ? jump : 0) + error };
  });
}

const own = series(40, 25, 51, 3);
const other = series(34, 25, 52, 0).map((point) => ({ ...point, isComparison: true }));

// Newey-West as one weighted rows x rows matrix; pairs from different series weigh nothing.
function denseErrors(
  points: readonly SeriesPoint[],
  options: SegmentedOptions,
  lag: number,
): number[] {
  const design = new Matrix(
    points.map(({ time, isComparison }) => {
      const after = time >= options.start ? 1 : 0;
      const parts = [1, time, after, after * (time - options.start)];
      const hasComparison = points.some((point) => point.isComparison);
      return hasComparison
        ? [...parts, ...parts.map((value) => (isComparison ? 0 : value))]
        : parts;
    }),
  );
  const y = Matrix.columnVector(points.map((point) => point.outcome));
  const bread = inverse(design.transpose().mmul(design));
  const left = Matrix.sub(y, design.mmul(bread).mmul(design.transpose()).mmul(y));
  const middle = new Matrix(
    points.map((first, i) =>
      points.map((second, j) => {
        const isSame = (first.isComparison ?? false) === (second.isComparison ?? false);
        const weight = isSame ? Math.max(0, 1 - Math.abs(first.time - second.time) / (lag + 1)) : 0;
        return weight * left.get(i, 0) * left.get(j, 0);
      }),
    ),
  );
  const variance = bread.mmul(design.transpose()).mmul(middle).mmul(design).mmul(bread);
  return variance.diagonal().map(Math.sqrt);
}

describe("sums over lags equal one weighted matrix", () => {
  test.each([
    ["one series", own],
    [
      "one series with missing months, unsorted",
      own.filter((point) => point.time % 7 !== 3).reverse(),
    ],
    ["with a comparison of another length: lags never cross the seam", [...own, ...other]],
  ])("%s", (_, points) => {
    const options = { start: 25, lag: 3, isAdjusted: false };
    const result = answered(segmentedRegression(Object.freeze(points), options));
    const dense = denseErrors(points, options, 3);
    result.coefficients.forEach((one, at) => {
      expectClose(one.standardError, dense[at] ?? Number.NaN, 1e-8);
    });
  });
});

test("with a comparison the effects are the differences of the two changes", () => {
  const options = { start: 25, lag: 2 };
  const both = answered(segmentedRegression([...own, ...other], options));
  const first = answered(segmentedRegression(own, options));
  const second = answered(
    segmentedRegression(
      other.map(({ time, outcome }) => ({ time, outcome })),
      options,
    ),
  );
  const of = (result: typeof both, name: string) =>
    result.coefficients.find((one) => one.name === name)?.estimate ?? Number.NaN;
  expect(both.effects).toEqual(["level-change-difference", "slope-change-difference"]);
  for (const name of ["level-change", "slope-change"]) {
    expectClose(of(both, `${name}-difference`), of(first, name) - of(second, name), 1e-9);
  }
});

test("season terms, missing months and the rule of thumb", () => {
  const result = answered(
    segmentedRegression(
      own.filter((point) => point.time !== 9),
      { start: 25, season: { length: 12, pairs: 2 } },
    ),
  );
  expect(result.coefficients.map((one) => one.name).slice(4)).toEqual([
    "season-1",
    "season-2",
    "season-3",
    "season-4",
  ]);
  expect(result.missingPeriods).toBe(1);
  expect(result.lag).toBe(ruleOfThumbLag(39));
  expect(ruleOfThumbLag(100)).toBe(4);
});

describe("refusals", () => {
  test.each([
    ["no-rows", [], {}],
    ["no-points-before", own.filter((point) => point.time >= 25), {}],
    ["no-points-after", own.filter((point) => point.time < 25), {}],
    ["too-few-points", own.filter((point) => point.time > 22 && point.time < 30), {}],
    [
      "too-few-points",
      own.filter((point) => point.time > 21 && point.time < 28),
      { season: { length: 12, pairs: 3 } },
    ],
    ["constant-outcome", own.map((point) => ({ ...point, outcome: 2 })), {}],
    ["no-residual-variation", own.map((point) => ({ ...point, outcome: point.time })), {}],
    ["duplicate-unit-period", [...own, ...own.slice(0, 1)], {}],
    ["not-a-number", [...own, { time: 41, outcome: Number.NaN }], {}],
    ["not-a-number", [...own, { time: 41.5, outcome: 1 }], {}],
    ["not-positive", [...own, { time: 41, outcome: 0 }], { isLogarithm: true }],
    ["one-period", own.slice(0, 1), {}],
  ])("%s", (name, points, options) => {
    expect(segmentedRegression(points, { start: 25, ...options })).toMatchObject({ refused: name });
  });
});
