import { determinant, inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { normalFrom, seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import { husseyHughes } from "#app/domain/evaluation/statistics/stepped-wedge/hussey-hughes.ts";
import { permutationOverCrossover } from "#app/domain/evaluation/statistics/stepped-wedge/permutation-over-crossover.ts";
import {
  type WedgeRow,
  wedgeDesign,
} from "#app/domain/evaluation/statistics/stepped-wedge/wedge-design.ts";
import { wedgePower } from "#app/domain/evaluation/statistics/stepped-wedge/wedge-power.ts";
import {
  answered,
  expectClose,
  number,
  part,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";

withReferenceCase("s7_stepped_wedge", ({ rows, expected, tolerance }) => {
  const own = rows.map((row) => ({
    unit: row.unit ?? "",
    period: Number(row.period),
    treated: Number(row.treat),
    outcome: Number(row.y),
  }));
  test.each(["REML", "ML"] as const)("case s7, %s", (likelihood) => {
    const result = answered(husseyHughes(own, { likelihood }));
    const wanted = part(expected, likelihood);
    expectClose(result.effect.estimate, number(wanted, "treat"), tolerance);
    expectClose(result.effect.standardError, number(wanted, "se"), tolerance);
    expectClose(result.effect.degreesOfFreedom, number(wanted, "satterthwaite_df"), tolerance);
    expectClose(result.effect.pValue, number(wanted, "satterthwaite_p"), tolerance);
    expectClose(result.unitVariance, number(wanted, "var_unit"), tolerance);
    expectClose(result.residualVariance, number(wanted, "var_residual"), tolerance);
    expectClose(result.logLikelihood, number(wanted, "log_likelihood"), tolerance);
    const names = ["(Intercept)", "treat", "factor(period)2", "factor(period)3", "factor(period)4"];
    names.forEach((name, at) => {
      const found = result.fixedEffects[at]?.estimate ?? null;
      expectClose(found, number(wanted, "fixed", name), tolerance);
    });
  });
});

/** Uneven cells: unit k has 2 to 4 people in each period. */
function wedge(
  units: number,
  periods: number,
  seed: number,
  unitSpread: number,
  cellSpread: number,
): WedgeRow[] {
  const random = seededRandom(seed);
  return Array.from({ length: units }, (_, unit) => {
    const level = unitSpread * normalFrom(random);
    return Array.from({ length: periods }, (__, at) => {
      const cell = cellSpread * normalFrom(random);
      const treated = at > unit % (periods - 1) ? 1 : 0;
      return Array.from({ length: 2 + ((unit + at) % 3) }, () => ({
        unit: `u${unit}`,
        period: at + 1,
        treated,
        outcome: 10 + level + cell + 2 * treated + normalFrom(random),
      }));
    });
  }).flat(2);
}

// Restricted log-likelihood with the covariance matrix of all rows written out.
function denseFit(rows: readonly WedgeRow[], unit: number, cell: number, residual: number) {
  const design = answered(wedgeDesign(rows));
  const x = new Matrix(design.matrix.map((row) => [...row]));
  const y = Matrix.columnVector(rows.map((row) => row.outcome));
  const covariance = new Matrix(
    rows.map((first, i) =>
      rows.map(
        (second, j) =>
          (i === j ? residual : 0) +
          (first.unit === second.unit ? unit : 0) +
          (first.unit === second.unit && first.period === second.period ? cell : 0),
      ),
    ),
  );
  const inverted = inverse(covariance);
  const information = x.transpose().mmul(inverted).mmul(x);
  const beta = inverse(information).mmul(x.transpose()).mmul(inverted).mmul(y);
  const left = Matrix.sub(y, x.mmul(beta));
  const square = left.transpose().mmul(inverted).mmul(left).get(0, 0);
  const free = rows.length - x.columns;
  const logLikelihood =
    -(
      free * Math.log(2 * Math.PI) +
      Math.log(determinant(covariance)) +
      Math.log(determinant(information)) +
      square
    ) / 2;
  return {
    logLikelihood,
    effect: beta.get(1, 0),
    error: Math.sqrt(inverse(information).get(1, 1)),
  };
}

describe("sums by cell equal the covariance matrix written out", () => {
  const rows = wedge(7, 4, 41, 1.5, 0.8);
  test.each([false, true])("unit-by-period effect %s", (hasCellEffect) => {
    const result = answered(husseyHughes(Object.freeze(rows), { hasCellEffect }));
    const at = [result.unitVariance, result.cellVariance ?? 0, result.residualVariance] as const;
    const dense = denseFit(rows, ...at);
    expectClose(result.logLikelihood, dense.logLikelihood, 1e-9);
    expectClose(result.effect.estimate, dense.effect, 1e-9);
    expectClose(result.effect.standardError, dense.error, 1e-9);
    // No neighbouring variances fit better.
    for (const position of hasCellEffect ? [0, 1, 2] : [0, 2]) {
      for (const factor of [0.98, 1.02]) {
        const [unit, cell, residual] = at.map((value, j) =>
          j === position ? value * factor : value,
        );
        const other = denseFit(rows, unit ?? 0, cell ?? 0, residual ?? 0).logLikelihood;
        expect(other).toBeLessThanOrEqual(result.logLikelihood + 1e-9);
      }
    }
  });
  test("leaving out the unit-by-period effect makes the standard error smaller", () => {
    const uneven = wedge(9, 5, 42, 1, 2);
    const without = answered(husseyHughes(uneven)).effect.standardError;
    expect(
      answered(husseyHughes(uneven, { hasCellEffect: true })).effect.standardError,
    ).toBeGreaterThan(without);
  });
});

test("no variance between units: ordinary least squares, said to be singular", () => {
  const rows = wedge(6, 4, 43, 0, 0).map((row, at) => ({
    ...row,
    outcome: Math.sin(97 * at) + row.treated,
  }));
  const result = answered(husseyHughes(rows));
  expect(result).toMatchObject({ isSingular: true, unitVariance: 0 });
  expect(result.effect.degreesOfFreedom).toBe(rows.length - 5);
});

describe("power", () => {
  const plan = [
    [0, 1, 1, 1],
    [0, 0, 1, 1],
    [0, 0, 1, 1],
    [0, 0, 0, 1],
  ];
  const values = {
    plan,
    cellSize: 3,
    unitVariance: 0.7,
    cellVariance: 0.2,
    residualVariance: 4,
    effect: 2,
  };
  test("the closed form equals generalised least squares", () => {
    const rows = plan.flatMap((row, unit) =>
      row.flatMap((treated, at) =>
        [1, 2, 3].map(() => ({ unit: `u${unit}`, period: at, treated, outcome: unit + at })),
      ),
    );
    const dense = denseFit(rows, values.unitVariance, values.cellVariance, values.residualVariance);
    expectClose(answered(wedgePower(values)).standardError, dense.error, 1e-10);
  });
  test("the detectable effect has a power of 80 percent", () => {
    const { detectableEffect } = answered(wedgePower(values));
    expectClose(answered(wedgePower({ ...values, effect: detectableEffect })).power, 0.8, 1e-4);
    expectClose(answered(wedgePower({ ...values, effect: 0 })).power, 0.05, 1e-12);
  });
  test("plans without an answer", () => {
    expect(
      wedgePower({
        ...values,
        plan: [
          [0, 1],
          [0, 1],
        ],
      }),
    ).toMatchObject({ refused: "collinear-treatment" });
    expect(wedgePower({ ...values, plan: [[0, 1]] })).toMatchObject({ refused: "one-cluster" });
    expect(wedgePower({ ...values, plan: [[0], [1]] })).toMatchObject({ refused: "one-period" });
    expect(wedgePower({ ...values, plan: [[0, 1], [0]] })).toMatchObject({
      refused: "not-a-balanced-panel",
    });
    expect(wedgePower({ ...values, residualVariance: 0 })).toMatchObject({
      refused: "not-positive",
    });
    expect(wedgePower({ ...values, unitVariance: -1 })).toMatchObject({ refused: "not-positive" });
  });
});

describe("randomisation test", () => {
  const rows = wedge(5, 4, 44, 1, 0);
  test("runs through all different deals of the crossover orders", () => {
    // Five units over three orders with two, two and one unit: 5! / (2! 2! 1!) = 30.
    const result = answered(permutationOverCrossover(rows, seededRandom(1)));
    expect(result).toMatchObject({ deals: 30, isEnumerated: true });
    expect(result.pValue * 30).toBeCloseTo(Math.round(result.pValue * 30), 10);
    expect(result.pValue).toBeGreaterThanOrEqual(1 / 30);
  });
  test("many units are drawn, with the real order counted", () => {
    const large = wedge(15, 6, 45, 1, 0);
    const result = answered(permutationOverCrossover(large, seededRandom(1), 199));
    expect(result).toMatchObject({ deals: 200, isEnumerated: false });
    expect(result.pValue).toBeLessThan(0.05);
  });
});

describe("refusals", () => {
  const rows = wedge(4, 4, 46, 1, 0);
  test.each([
    ["no-rows", []],
    ["one-cluster", rows.filter((row) => row.unit === "u1")],
    ["one-period", rows.filter((row) => row.period === 2)],
    ["no-treated", rows.map((row) => ({ ...row, treated: 0 }))],
    ["no-untreated", rows.map((row) => ({ ...row, treated: 1 }))],
    ["constant-outcome", rows.map((row) => ({ ...row, outcome: 3 }))],
    ["collinear-treatment", rows.map((row) => ({ ...row, treated: row.period > 2 ? 1 : 0 }))],
    ["no-residual-variation", rows.map((row) => ({ ...row, outcome: row.treated + row.period }))],
    ["not-a-number", rows.map((row) => ({ ...row, outcome: Number.NaN }))],
  ])("%s", (name, own) => {
    expect(husseyHughes(own)).toMatchObject({ refused: name });
  });
  test("one row in every cell cannot carry a unit-by-period effect", () => {
    const single = rows.filter(
      (row, at) =>
        rows.findIndex((one) => one.unit === row.unit && one.period === row.period) === at,
    );
    expect(husseyHughes(single, { hasCellEffect: true })).toMatchObject({
      refused: "too-few-points",
    });
    expect(permutationOverCrossover(single.slice(1), seededRandom(1))).toMatchObject({
      refused: "not-a-balanced-panel",
    });
  });
});
