import { inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { leastSquares } from "#app/domain/evaluation/statistics/linear/least-squares.ts";
import {
  jointZeroTest,
  unitContrasts,
} from "#app/domain/evaluation/statistics/panel/joint-zero-test.ts";
import { twoWayFixedEffects } from "#app/domain/evaluation/statistics/panel/two-way-fixed-effects.ts";
import { normalFrom, seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import {
  answered,
  expectClose,
  number,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";
import { denseCr2, dummyDesign, ordinaryFit, rowsByCluster } from "./dense-oracle.ts";
import { frozen, panelRows, staggeredRows, withHoles } from "./invented-panels.ts";

const STARTS = [3, 3, 4, 6, 6, 6, null, null, null, null, null] as const;
const whole = panelRows(staggeredRows(STARTS, 8, 5), 6, true);
const holed = withHoles(whole, 7);
/** So many units that none weighs much: their roots come from the series, not from a decomposition. */
const manyStarts = Array.from({ length: 44 }, (_, unit) => STARTS[unit % STARTS.length] ?? null);
const many = withHoles(panelRows(staggeredRows(manyStarts, 8, 15), 16, true), 17);
const grouped = holed.map((row) => ({ ...row, cluster: `ward ${Number(row.unit.slice(1)) % 6}` }));

withReferenceCase("s1_twfe_cluster_robust", ({ rows, expected, tolerance }) => {
  const panel = rows.map((row) => ({
    unit: row.unit ?? "",
    period: Number(row.month),
    outcome: Number(row.burnout),
    regressors: [Number(row.treat)],
  }));
  test.each([
    ["fixest-nested", "fixest_nested"],
    ["fixest-full", "fixest_full"],
    ["clubSandwich", "CR1"],
    ["CR2", "CR2_satterthwaite"],
  ] as const)("case s1, convention %s", (convention, name) => {
    const { effect } = answered(twoWayFixedEffects(panel, convention));
    expectClose(effect.estimate, number(expected, "fixest_nested", "estimate"), tolerance);
    expectClose(effect.standardError, number(expected, name, "se"), tolerance);
    expectClose(effect.degreesOfFreedom, number(expected, name, "df"), tolerance);
    expectClose(effect.pValue, number(expected, name, "p"), tolerance);
    expectClose(effect.low, number(expected, name, "lo"), tolerance);
    expectClose(effect.high, number(expected, name, "hi"), tolerance);
  });
});

describe("taking effects out equals writing dummies", () => {
  test.each([
    ["balanced", whole],
    ["with holes", holed],
    ["with holes, clusters of several units", grouped],
    ["with holes, many units", many],
  ])("%s", (_, rows) => {
    const design = dummyDesign(rows);
    const { bread, coefficients, residuals } = ordinaryFit(
      design,
      rows.map((row) => row.outcome),
    );
    const clusters = rowsByCluster(rows);
    const scores = clusters.map((members) =>
      Array.from({ length: design.columns }, (__, j) =>
        members.reduce((sum, row) => sum + design.get(row, j) * residuals.get(row, 0), 0),
      ),
    );
    const meat = new Matrix(scores);
    const sandwich = bread.mmul(meat.transpose()).mmul(meat).mmul(bread).get(0, 0);
    const factor =
      ((clusters.length / (clusters.length - 1)) * (rows.length - 1)) /
      (rows.length - design.columns);
    const { effect } = answered(twoWayFixedEffects(rows, "fixest-full"));
    expectClose(effect.estimate, coefficients.get(0, 0), 1e-10);
    expectClose(effect.standardError, Math.sqrt(sandwich * factor), 1e-10);
    const dense = denseCr2(rows);
    const reduced = answered(twoWayFixedEffects(rows, "CR2")).effect;
    expectClose(reduced.estimate, dense.estimate, 1e-10);
    expectClose(reduced.standardError, Math.sqrt(dense.variance), 1e-8);
    expectClose(reduced.degreesOfFreedom, dense.degrees, 1e-7);
  });
});

test("with two periods and no covariate CR2 is Welch's standard error of the changes", () => {
  const changes = { treated: [1.5, 2.5, 4.2], others: [0.3, -0.6, 1.1, 0.4, 0.9] };
  const rows = [...changes.treated, ...changes.others].flatMap((change, unit) => [
    { unit: `u${unit}`, period: 1, outcome: unit, regressors: [0] },
    { unit: `u${unit}`, period: 2, outcome: unit + change, regressors: [unit < 3 ? 1 : 0] },
  ]);
  const share = (values: number[]) => {
    const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = values.reduce((sum, value) => sum + (value - centre) ** 2, 0);
    return squares / (values.length - 1) / values.length;
  };
  const welch = Math.sqrt(share(changes.treated) + share(changes.others));
  expectClose(answered(twoWayFixedEffects(rows, "CR2")).effect.standardError, welch, 1e-10);
});

test("the joint test of one contrast is the squared t with Satterthwaite degrees of freedom", () => {
  const { fit, effect } = answered(twoWayFixedEffects(holed, "CR2"));
  const joint = answered(jointZeroTest(fit, unitContrasts([0], 2)));
  expectClose(joint.statistic, effect.statistic ** 2, 1e-9);
  expectClose(joint.denominatorDegrees, effect.degreesOfFreedom ?? Number.NaN, 1e-9);
  expectClose(joint.pValue, effect.pValue, 1e-8);
});

test("the joint test does not depend on how the contrasts are written", () => {
  const { fit } = answered(twoWayFixedEffects(holed, "CR2"));
  const plain = answered(
    jointZeroTest(fit, [
      [1, 0],
      [0, 1],
    ]),
  );
  const turned = answered(
    jointZeroTest(fit, [
      [2, 1],
      [-1, 3],
    ]),
  );
  expectClose(turned.statistic, plain.statistic, 1e-8);
  expectClose(turned.denominatorDegrees, plain.denominatorDegrees, 1e-8);
});

test("the order of rows does not matter and the input is left as it was", () => {
  const once = answered(twoWayFixedEffects(frozen(holed), "CR2")).effect;
  const again = answered(twoWayFixedEffects([...holed].reverse(), "CR2")).effect;
  expect(again).toEqual(once);
});

test("least squares names the columns that follow from earlier ones", () => {
  const first = Float64Array.of(1, 2, 3, 4);
  const twice = first.map((value) => 2 * value);
  expect(leastSquares([first, twice], Float64Array.of(1, 0, 1, 0))).toEqual({ collinear: [1] });
  const fit = leastSquares([first], Float64Array.of(2, 4, 6, 9));
  if ("collinear" in fit) throw new Error("unexpected");
  expectClose(fit.bread.get(0, 0), inverse(new Matrix([[30]])).get(0, 0), 1e-14);
});

test("many indicator columns with repeated rows give the coefficients of the full design", () => {
  const random = seededRandom(77);
  const columns = Array.from({ length: 24 }, (_, j) =>
    Float64Array.from(
      { length: 150 },
      (__, row) => (row % 25 === j ? 1 : 0) + (j === 3 ? row % 5 : 0),
    ),
  );
  const outcome = Float64Array.from({ length: 150 }, () => normalFrom(random));
  const fit = leastSquares(columns, outcome);
  if ("collinear" in fit) throw new Error("unexpected");
  const design = new Matrix(
    Array.from(outcome, (_, row) => columns.map((column) => column[row] ?? 0)),
  );
  const dense = ordinaryFit(design, Array.from(outcome));
  columns.forEach((_, j) => {
    expectClose(fit.coefficients[j] ?? null, dense.coefficients.get(j, 0), 1e-9);
    expectClose(fit.bread.get(j, j), dense.bread.get(j, j), 1e-9);
  });
});

describe("what has no answer is refused by name", () => {
  const refusalOf = (rows: typeof whole) => twoWayFixedEffects(rows, "CR2");
  test.each([
    ["no-rows", []],
    ["one-cluster", whole.filter((row) => row.unit === "u000")],
    ["one-period", whole.filter((row) => row.period === 5)],
    ["constant-outcome", whole.map((row) => ({ ...row, outcome: 4 }))],
    [
      "collinear-treatment",
      whole.map((row) => ({ ...row, regressors: [row.period >= 4 ? 1 : 0] })),
    ],
    [
      "one-treated-cluster",
      whole.filter((row) => ["u000", "u007", "u008", "u009"].includes(row.unit)),
    ],
    ["one-treated-cluster", whole.filter((row) => ["u000", "u001", "u007"].includes(row.unit))],
    ["duplicate-unit-period", [...whole, ...whole.slice(0, 1)]],
    ["not-a-number", whole.map((row) => ({ ...row, outcome: Number.NaN }))],
    ["no-residual-variation", whole.map((row) => ({ ...row, outcome: row.regressors[0] ?? 0 }))],
    [
      "too-few-points",
      whole.filter((row) => row.period < 5 && row.period > 2 && row.unit < "u003"),
    ],
    [
      "clusters-cut-across-units",
      whole.map((row) => ({
        ...row,
        cluster: String((row.period + Number(row.unit.slice(1))) % 4),
      })),
    ],
  ])("%s", (name, rows) => {
    expect(refusalOf([...rows])).toMatchObject({ refused: name });
  });
});
