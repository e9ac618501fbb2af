import { describe, expect, test } from "vitest";
import { binomialLowerTail } from "#app/domain/evaluation/statistics/distributions/binomial-distribution.ts";
import { incompleteGamma } from "#app/domain/evaluation/statistics/distributions/incomplete-gamma.ts";
import { cronbachAlpha } from "#app/domain/evaluation/statistics/intervals/cronbach-alpha.ts";
import { exactBinomialInterval } from "#app/domain/evaluation/statistics/intervals/exact-binomial.ts";
import { exactPoissonInterval } from "#app/domain/evaluation/statistics/intervals/exact-poisson.ts";
import { newcombeDifference } from "#app/domain/evaluation/statistics/intervals/newcombe-difference.ts";
import { rateRatio } from "#app/domain/evaluation/statistics/intervals/rate-ratio.ts";
import { reliableChange } from "#app/domain/evaluation/statistics/intervals/reliable-change.ts";
import { wilsonInterval } from "#app/domain/evaluation/statistics/intervals/wilson-interval.ts";
import {
  answered,
  expectClose,
  list,
  number,
  part,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";

withReferenceCase("s8_scales_and_intervals", ({ rows, expected, tolerance }) => {
  test("case s8, alpha", () => {
    const names = Object.keys(rows[0] ?? {});
    const result = answered(
      cronbachAlpha(
        names,
        rows.map((row) => names.map((name) => Number(row[name]))),
      ),
    );
    expectClose(result.raw, number(expected, "alpha_attitude", "raw"), tolerance);
    expectClose(result.standardised, number(expected, "alpha_attitude", "standardised"), tolerance);
    for (const one of result.items) {
      expectClose(
        one.alphaIfDropped,
        number(expected, "alpha_attitude", "alpha_if_dropped", one.name),
        tolerance,
      );
      expectClose(
        one.correlationWithRest,
        number(expected, "alpha_attitude", "r_drop", one.name),
        tolerance,
      );
    }
  });
  test("case s8, reliable change", () => {
    const own = part(expected, "reliable_change_jacobson_truax");
    const result = answered(
      reliableChange(
        number(own, "pre"),
        number(own, "post"),
        number(own, "sd_pre"),
        number(own, "reliability"),
      ),
    );
    expectClose(result.index, number(own, "rci"), tolerance);
    expectClose(result.errorOfMeasurement, number(own, "sem"), tolerance);
    expectClose(result.errorOfDifference, number(own, "s_diff"), tolerance);
  });
  test.each([
    ["x81_n263", 81, 263],
    ["x15_n148", 15, 148],
    ["x0_n20", 0, 20],
    ["x1_n29", 1, 29],
  ])("case s8, Wilson %s", (name, count, trials) => {
    const [low, high] = list(expected, "wilson_95", name).map(Number);
    const result = answered(wilsonInterval(count, trials));
    expectClose(result.low, low ?? Number.NaN, tolerance);
    expectClose(result.high, high ?? Number.NaN, tolerance);
  });
  test.each([
    ["x0_t1", 0, 1],
    ["x10_t1", 10, 1],
    ["x137_t24.19893", 137, 24.19893],
  ])("case s8, exact Poisson %s", (name, count, exposure) => {
    const [low, high] = list(part(expected, "poisson_exact_95"), name).map(Number);
    const result = answered(exactPoissonInterval(count, exposure));
    expectClose(result.low, low ?? Number.NaN, tolerance);
    expectClose(result.high, high ?? Number.NaN, tolerance);
  });
});

describe("proportions", () => {
  test("Wilson: published limits, exact 0 and 1 at the ends", () => {
    const result = answered(wilsonInterval(81, 263));
    expect([result.low.toFixed(4), result.high.toFixed(4)]).toEqual(["0.2553", "0.3662"]);
    expect(answered(wilsonInterval(0, 20)).low).toBe(0);
    expect(answered(wilsonInterval(20, 20)).high).toBe(1);
  });
  test("Wilson with continuity correction: published limits", () => {
    const result = answered(wilsonInterval(81, 263, 0.95, true));
    expect([result.low.toFixed(4), result.high.toFixed(4)]).toEqual(["0.2535", "0.3682"]);
  });
  test("Wilson limits are where the score test just rejects", () => {
    const { low, high } = answered(wilsonInterval(7, 23, 0.9));
    for (const limit of [low, high]) {
      const z = Math.abs(7 / 23 - limit) / Math.sqrt((limit * (1 - limit)) / 23);
      expectClose(z, 1.6448536269514722, 1e-10);
    }
  });
  test("Newcombe's difference: published limits for 56 of 70 against 48 of 80", () => {
    const result = answered(newcombeDifference(56, 70, 48, 80));
    expect([result.difference, result.low, result.high].map((value) => value.toFixed(4))).toEqual([
      "0.2000",
      "0.0524",
      "0.3339",
    ]);
  });
  test("exact limits are where the tail is 2.5 percent", () => {
    const { low, high } = answered(exactBinomialInterval(7, 40));
    expectClose(1 - binomialLowerTail(6, 40, low), 0.025, 1e-9);
    expectClose(binomialLowerTail(7, 40, high), 0.025, 1e-9);
  });
  test.each([
    [5, 0, "zero-exposure"],
    [6, 5, "count-out-of-range"],
    [-1, 5, "count-out-of-range"],
    [1.5, 5, "count-out-of-range"],
  ])("%d of %d is refused", (count, trials, name) => {
    expect(wilsonInterval(count, trials)).toMatchObject({ refused: name });
    expect(exactBinomialInterval(count, trials)).toMatchObject({ refused: name });
    expect(newcombeDifference(1, 2, count, trials)).toMatchObject({ refused: name });
  });
});

describe("rates", () => {
  test.each([10, 1500, 25_000])(
    "exact Poisson limits leave 2.5 percent on each side of %d events",
    (count) => {
      const { low, high } = answered(exactPoissonInterval(count, 1));
      expectClose(incompleteGamma(count, low).lower, 0.025, 1e-9);
      expectClose(incompleteGamma(count + 1, high).upper, 0.025, 1e-9);
    },
  );
  test("rate ratio: limits are where the conditional tail is 2.5 percent, uneven exposures", () => {
    const { ratio, low, high } = answered(rateRatio(15, 1200, 31, 1900));
    expectClose(ratio, 15 / 1200 / (31 / 1900), 1e-12);
    const chance = (value: number | null) => ((value ?? 0) * 1200) / ((value ?? 0) * 1200 + 1900);
    expectClose(binomialLowerTail(15, 46, chance(high)), 0.025, 1e-9);
    expectClose(binomialLowerTail(31, 46, 1 - chance(low)), 0.025, 1e-9);
  });
  test("rate ratio: p agrees with the interval and exchanging the groups turns it over", () => {
    const once = answered(rateRatio(30, 1000, 12, 900));
    const turned = answered(rateRatio(12, 900, 30, 1000));
    expect(once.pValue < 0.05).toBe(once.low > 1);
    expectClose(turned.pValue, once.pValue, 1e-10);
    expectClose(turned.low, 1 / (once.high ?? Number.NaN), 1e-10);
  });
  test("no events in one group: an end is missing, nothing is infinite", () => {
    expect(answered(rateRatio(4, 100, 0, 100))).toMatchObject({ ratio: null, high: null });
    expect(answered(rateRatio(0, 100, 4, 100))).toMatchObject({ ratio: 0, low: 0 });
    expect(rateRatio(0, 100, 0, 100)).toMatchObject({ refused: "constant-outcome" });
  });
  test.each([
    [3, 0, "zero-exposure"],
    [-3, 10, "count-out-of-range"],
    [3.5, 10, "count-out-of-range"],
  ])("%d events in %d is refused", (count, exposure, name) => {
    expect(exactPoissonInterval(count, exposure)).toMatchObject({ refused: name });
    expect(rateRatio(count, exposure, 1, 1)).toMatchObject({ refused: name });
  });
  test("an impossible rate is refused", () => {
    expect(exactPoissonInterval(50, 10, 0.95, 1)).toMatchObject({ refused: "rate-out-of-range" });
  });
});
