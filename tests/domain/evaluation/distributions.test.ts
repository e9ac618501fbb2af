// Distribution functions against values computed with 40 digits (mpmath) and scipy's inverses.
import { describe, expect, test } from "vitest";
import {
  binomialLowerTail,
  binomialQuantile,
  poissonQuantile,
} from "#app/domain/evaluation/statistics/distributions/binomial-distribution.ts";
import {
  chiSquareUpperTail,
  fUpperTail,
} from "#app/domain/evaluation/statistics/distributions/f-and-chi-square.ts";
import { betaQuantile } from "#app/domain/evaluation/statistics/distributions/incomplete-beta.ts";
import {
  gammaQuantile,
  incompleteGamma,
} from "#app/domain/evaluation/statistics/distributions/incomplete-gamma.ts";
import {
  normalQuantile,
  normalUpperTail,
} from "#app/domain/evaluation/statistics/distributions/normal-distribution.ts";
import {
  tCritical,
  tTwoSided,
} from "#app/domain/evaluation/statistics/distributions/t-distribution.ts";
import { expectClose } from "#tests/reference/reference-cases.ts";

const T = [
  [1.3, 0.7, 0.47832530207917984],
  [2, 3.3, 0.13095886443944948],
  [8.25, 9, 1.7296039986869778e-5],
  [213, 188, 4.283797192626452e-226],
  [0.001, 5, 0.9992407867721976],
  [3, 5000, 0.002713109024285794],
  [1e-9, 10, 0.9999999992217833],
  [40, 4.5, 6.449565212920998e-7],
] as const;
const F = [
  [3.2, 4, 7.7, 0.0784718752129988],
  [80, 2, 30, 9.451806161533936e-13],
  [0.4, 5, 200, 0.8484616140569636],
  [1.07, 3000, 1500, 0.06655427208008027],
] as const;
const CHI_SQUARE = [
  [80, 4, 1.7418252446695514e-16],
  [7.79, 5, 0.16819521833256645],
  [2500, 2400, 0.07587291154280834],
  [5000, 4000, 1.6633156038804353e-25],
  [0.1, 1, 0.7518296340458492],
] as const;
const NORMAL = [
  [0.1, 0.460172162722971],
  [2, 0.02275013194817921],
  [9, 1.1285884059538405e-19],
  [20, 2.7536241186062337e-89],
  [37, 5.725571222524577e-300],
] as const;
const GAMMA = [
  [10, 0.025, 4.7953886961324335],
  [1, 0.975, 3.6888794541139354],
  [1500, 0.975, 1576.8517467994907],
  [25000, 0.025, 24691.05072163751],
  [1000000.0, 0.975, 1001960.9109654503],
  [0.5, 0.01, 7.854392895485092e-5],
] as const;
const BETA = [
  [2, 5, 0.025, 0.043271868292741676],
  [0.5, 0.5, 0.9, 0.9755282581475768],
  [1200, 3400, 0.975, 0.2736552032254904],
  [30000, 20000, 0.5, 0.6000013333437366],
] as const;

describe("tails keep their digits, also far out and for large shapes", () => {
  test.each(T)("t %d on %d degrees of freedom", (t, degrees, expected) => {
    expectClose(tTwoSided(t, degrees), expected, 1e-12);
  });
  test.each(F)("F %d on %d and %d", (value, first, second, expected) => {
    expectClose(fUpperTail(value, first, second), expected, 1e-12);
  });
  test.each(CHI_SQUARE)("chi-square %d on %d", (value, degrees, expected) => {
    expectClose(chiSquareUpperTail(value, degrees), expected, 1e-12);
  });
  test.each(NORMAL)("normal %d", (z, expected) => {
    expectClose(normalUpperTail(z), expected, 1e-12);
  });
});

describe("quantiles", () => {
  test.each(GAMMA)("gamma with shape %d at %d", (shape, probability, expected) => {
    expectClose(gammaQuantile(shape, probability), expected, 1e-12);
  });
  test.each(BETA)("beta %d, %d at %d", (first, second, probability, expected) => {
    expectClose(betaQuantile(first, second, probability), expected, 1e-12);
  });
  test("normal and t meet", () => {
    expectClose(normalQuantile(0.975), 1.959963984540054, 1e-14);
    expectClose(tCritical(0.95, 8), 2.306004135204166, 1e-14);
    expect(normalQuantile(0.5)).toBe(0);
  });
  test("the binomial quantile is the first count whose summed probabilities reach the target", () => {
    for (const trials of [7, 23, 31, 200]) {
      let probability = 0.5 ** trials;
      let sum = probability;
      let count = 0;
      while (sum < 0.05) {
        probability *= (trials - count) / (count + 1);
        count += 1;
        sum += probability;
      }
      expect(binomialQuantile(0.05, trials, 0.5)).toBe(count);
      expectClose(binomialLowerTail(count, trials, 0.5), sum, 1e-12);
    }
    expect(poissonQuantile(0.975, 3.4)).toBe(7);
    expect(poissonQuantile(0.025, 3.4)).toBe(0);
  });
});

test("impossible shapes throw instead of giving NaN", () => {
  expect(() => incompleteGamma(0, 1)).toThrow(RangeError);
  expect(() => incompleteGamma(2, Number.NaN)).toThrow(RangeError);
});
