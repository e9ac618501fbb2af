import { inverse, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { panelOf } from "#app/domain/evaluation/statistics/panel/panel.ts";
import { twoWayFixedEffects } from "#app/domain/evaluation/statistics/panel/two-way-fixed-effects.ts";
import {
  AGGREGATIONS,
  aggregateGroupTime,
} from "#app/domain/evaluation/statistics/staggered/aggregate-group-time.ts";
import { eventStudy } from "#app/domain/evaluation/statistics/staggered/event-study.ts";
import { goodmanBacon } from "#app/domain/evaluation/statistics/staggered/goodman-bacon.ts";
import { groupTimeEffects } from "#app/domain/evaluation/statistics/staggered/group-time-effects.ts";
import { imputation } from "#app/domain/evaluation/statistics/staggered/imputation.ts";
import { preTrendWald } from "#app/domain/evaluation/statistics/staggered/pre-trend-wald.ts";
import {
  type StaggeredRow,
  staggeredPanel,
} from "#app/domain/evaluation/statistics/staggered/staggered-panel.ts";
import { startsFromTreatment } from "#app/domain/evaluation/statistics/staggered/starts-from-treatment.ts";
import { sunAbraham } from "#app/domain/evaluation/statistics/staggered/sun-abraham.ts";
import {
  answered,
  expectClose,
  list,
  number,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";
import { dummyDesign, ordinaryFit } from "./dense-oracle.ts";
import { frozen, panelRows, staggeredRows, withHoles } from "./invented-panels.ts";

const STARTS = [3, 3, 3, 4, 4, 6, 6, 6, 6, null, null, null] as const;
const rows = staggeredRows(STARTS, 7, 31);
const panel = answered(staggeredPanel(frozen(rows)));

withReferenceCase("s2_callaway_santanna_mpdta", ({ rows: cells, expected, tolerance }) => {
  describe.each([
    ["no_covariates_never", "never-treated", false],
    ["lpop_never", "never-treated", true],
    ["no_covariates_notyet", "not-yet-treated", false],
  ] as const)("case s2, %s", (name, comparison, hasCovariate) => {
    const own = cells.map((row) => ({
      unit: row.countyreal ?? "",
      period: Number(row.year),
      outcome: Number(row.lemp),
      firstTreated: Number(row["first.treat"]) || null,
      covariates: hasCovariate ? [Number(row.lpop)] : [],
    }));
    const effects = answered(groupTimeEffects(answered(staggeredPanel(own)), { comparison }));
    test("group-time effects", () => {
      const wanted = list(expected, name, "att_gt");
      expect(effects.cells.length).toBe(wanted.length);
      wanted.forEach((cell, at) => {
        expect(effects.cells[at]?.group).toBe(number(cell, "group"));
        expect(effects.cells[at]?.time).toBe(number(cell, "time"));
        expectClose(effects.cells[at]?.estimate ?? null, number(cell, "att"), tolerance);
        expectClose(effects.cells[at]?.standardError ?? null, number(cell, "se"), tolerance);
      });
    });
    test("pre-trend test", () => {
      const wald = answered(preTrendWald(effects));
      expectClose(wald.statistic, number(expected, name, "wald"), tolerance);
      expect(Number(wald.pValue.toFixed(5))).toBe(number(expected, name, "p"));
    });
    test.each(AGGREGATIONS)("aggregation %s", (aggregation) => {
      // The reference prints the overall error over groups in did's own convention.
      const result = aggregateGroupTime(effects, aggregation, "did-2.1");
      expectClose(
        result.overall.estimate,
        number(expected, name, aggregation, "overall"),
        tolerance,
      );
      expectClose(
        result.overall.standardError,
        number(expected, name, aggregation, "se"),
        tolerance,
      );
      if (aggregation === "simple") return;
      list(expected, name, aggregation, "at").forEach((point, at) => {
        expect(result.points[at]?.at).toBe(number(point, "at"));
        expectClose(result.points[at]?.estimate ?? null, number(point, "att"), tolerance);
        expectClose(result.points[at]?.standardError ?? null, number(point, "se"), tolerance);
      });
      if (aggregation !== "group") {
        expect(aggregateGroupTime(effects, aggregation)).toEqual(result);
      }
    });
  });
});

// The influence function is the derivative of the estimate in the weight of each unit. Here units are
// weighted one by one and the overall figure over groups is computed again, from scratch.
test("the exact error over groups equals the infinitesimal jackknife; did's differs a little", () => {
  const effects = answered(groupTimeEffects(panel, { comparison: "never-treated" }));
  const overall = (weights: readonly number[]) => {
    const meanChange = (start: number, at: number, base: number) => {
      let total = 0;
      let sum = 0;
      panel.starts.forEach((own, unit) => {
        if (own !== start) return;
        const series = panel.outcomes[unit] ?? new Float64Array();
        total += weights[unit] ?? 0;
        sum += (weights[unit] ?? 0) * ((series[at] ?? 0) - (series[base] ?? 0));
      });
      return sum / total;
    };
    let total = 0;
    let sum = 0;
    for (const group of panel.cohorts) {
      const share = panel.starts.reduce(
        (one, own, unit) => one + (own === group ? (weights[unit] ?? 0) : 0),
        0,
      );
      const base = group - 2;
      const after = panel.periods.map((_, at) => at).filter((at) => at >= group - 1);
      const effect = after.reduce(
        (one, at) =>
          one +
          (meanChange(group, at, base) - meanChange(Number.POSITIVE_INFINITY, at, base)) /
            after.length,
        0,
      );
      total += share;
      sum += share * effect;
    }
    return sum / total;
  };
  const even = panel.units.map(() => 1);
  const derivatives = panel.units.map((_, unit) => {
    const moved = (amount: number) =>
      overall(even.map((one, at) => (at === unit ? one + amount : one)));
    return (moved(1e-5) - moved(-1e-5)) / 2e-5;
  });
  const jackknife = Math.sqrt(derivatives.reduce((sum, value) => sum + value * value, 0));
  const exact = aggregateGroupTime(effects, "group").overall;
  expectClose(exact.estimate, overall(even), 1e-12);
  expectClose(exact.standardError, jackknife, 1e-6);
  const printed = aggregateGroupTime(effects, "group", "did-2.1").overall.standardError;
  expect(Math.abs(printed / jackknife - 1)).toBeGreaterThan(1e-4);
});

test("Sun-Abraham equals Callaway-Sant'Anna with never-treated comparison after the start", () => {
  const effects = answered(groupTimeEffects(panel, { comparison: "never-treated" }));
  const dynamic = aggregateGroupTime(effects, "dynamic").points.filter((point) => point.at >= 0);
  const points = answered(sunAbraham(panel)).points.filter((point) => point.at >= 0);
  expect(points.map((point) => point.at)).toEqual(dynamic.map((point) => point.at));
  points.forEach((point, at) => {
    expectClose(point.estimate, dynamic[at]?.estimate ?? Number.NaN, 1e-10);
  });
});

test("with universal base also the points before the start agree", () => {
  const effects = answered(
    groupTimeEffects(panel, { comparison: "never-treated", base: "universal" }),
  );
  const dynamic = aggregateGroupTime(effects, "dynamic").points;
  for (const point of answered(sunAbraham(panel)).points) {
    const same = dynamic.find((one) => one.at === point.at)?.estimate ?? Number.NaN;
    expectClose(point.estimate, same, 1e-9);
  }
});

test("without never-treated units the last cohort is the comparison and its treated periods go", () => {
  const noNever = answered(staggeredPanel(rows.filter((row) => row.firstTreated !== null)));
  expect(groupTimeEffects(noNever, { comparison: "never-treated" })).toMatchObject({
    refused: "no-comparison-group",
  });
  const effects = answered(groupTimeEffects(noNever, { comparison: "not-yet-treated" }));
  expect(effects.panel.periods).toEqual([1, 2, 3, 4, 5]);
  expect(answered(sunAbraham(noNever)).panel.cohorts).toEqual([3, 4]);
});

test("anticipation moves the base back", () => {
  const effects = answered(
    groupTimeEffects(panel, { comparison: "never-treated", base: "universal", anticipation: 1 }),
  );
  const cell = effects.cells.find((one) => one.group === 6 && one.standardError === 0);
  expect(cell?.time).toBe(4);
});

describe("imputation", () => {
  const holed = withHoles(rows, 33);
  test("equals a regression with all dummies on untreated rows, holes included", () => {
    const isFree = (row: StaggeredRow) =>
      row.firstTreated === null || row.period < row.firstTreated;
    const free = panelRows(holed.filter(isFree), 1).map((row) => ({ ...row, regressors: [] }));
    const design = dummyDesign(free);
    const { coefficients } = ordinaryFit(
      design,
      free.map((row) => row.outcome),
    );
    const units = [...new Set(free.map((row) => row.unit))].sort();
    const periods = [...new Set(free.map((row) => row.period))].sort((a, b) => a - b);
    const predicted = (row: StaggeredRow) => {
      const period = periods.indexOf(row.period);
      const level = coefficients.get(units.indexOf(row.unit), 0);
      return level + (period === 0 ? 0 : coefficients.get(units.length + period - 1, 0));
    };
    const treated = holed.filter((row) => !isFree(row));
    const mean =
      treated.reduce((sum, row) => sum + row.outcome - predicted(row), 0) / treated.length;
    const result = answered(imputation(frozen(holed)));
    expect(result.treatedRows).toBe(treated.length);
    expectClose(result.overall.estimate, mean, 1e-10);
  });
  test("its standard error equals the one from the weights of all rows written out", () => {
    const isFree = (row: StaggeredRow) =>
      row.firstTreated === null || row.period < row.firstTreated;
    const design = dummyDesign(panelRows(rows, 1).map((row) => ({ ...row, regressors: [] })));
    const free = rows.map((row, at) => ({ row, at })).filter(({ row }) => isFree(row));
    const treated = rows.map((row, at) => ({ row, at })).filter(({ row }) => !isFree(row));
    const columns = Array.from({ length: design.columns }, (_, j) => j);
    const left = design.selection(
      free.map(({ at }) => at),
      columns,
    );
    const right = design.selection(
      treated.map(({ at }) => at),
      columns,
    );
    const even = Matrix.ones(treated.length, 1).div(treated.length);
    const weights = left
      .mmul(inverse(left.transpose().mmul(left)))
      .mmul(right.transpose())
      .mmul(even);
    const y = Matrix.columnVector(free.map(({ row }) => row.outcome));
    const beta = inverse(left.transpose().mmul(left)).mmul(left.transpose()).mmul(y);
    const taus = treated.map(
      ({ row }, i) => row.outcome - right.getRowVector(i).mmul(beta).get(0, 0),
    );
    const sums = new Map<string, number>();
    free.forEach(({ row }, i) => {
      const residual = row.outcome - left.getRowVector(i).mmul(beta).get(0, 0);
      sums.set(row.unit, (sums.get(row.unit) ?? 0) - weights.get(i, 0) * residual);
    });
    treated.forEach(({ row }, i) => {
      const cell = treated.flatMap(({ row: other }, j) =>
        other.firstTreated === row.firstTreated && other.period === row.period
          ? [taus[j] ?? 0]
          : [],
      );
      const centre = cell.reduce((sum, tau) => sum + tau, 0) / cell.length;
      sums.set(row.unit, (sums.get(row.unit) ?? 0) + ((taus[i] ?? 0) - centre) / treated.length);
    });
    const error = Math.sqrt([...sums.values()].reduce((sum, value) => sum + value * value, 0));
    expectClose(answered(imputation(rows)).overall.standardError, error, 1e-9);
  });
  test("rows whose unit was never seen untreated are counted, not guessed", () => {
    const early = staggeredRows([1, ...STARTS], 7, 35);
    expect(answered(imputation(early)).rowsWithoutEffect).toBe(7);
  });
});

withReferenceCase("s3_goodman_bacon_castle", ({ rows: cells, expected, tolerance }) => {
  const plain = cells.map((row) => ({
    unit: row.state ?? "",
    period: Number(row.year),
    treated: Number(row.post),
    outcome: Number(row.l_homicide),
  }));
  const starts = answered(startsFromTreatment(plain));
  const own = plain.map((row) => ({ ...row, firstTreated: starts.get(row.unit) ?? null }));
  const kinds = {
    "Earlier vs Later Treated": "earlier-against-later-treated",
    "Later vs Earlier Treated": "later-against-earlier-treated",
    "Treated vs Untreated": "treated-against-never-treated",
  };
  const result = answered(goodmanBacon(own));
  test("case s3: estimate and standard error", () => {
    const plainRows = plain.map((row) => ({ ...row, regressors: [row.treated] }));
    const { effect } = answered(twoWayFixedEffects(plainRows, "fixest-nested"));
    expectClose(effect.estimate, number(expected, "twfe"), tolerance);
    expectClose(effect.standardError, number(expected, "twfe_se_fixest_nested"), tolerance);
    expectClose(result.estimate, number(expected, "twfe"), tolerance);
  });
  test("case s3: by kind and every comparison", () => {
    for (const kind of list(expected, "by_type")) {
      const name = Object.entries(kinds).find(
        ([title]) => title === String(Object.values(kind ?? {})[0]),
      )?.[1];
      const found = result.byKind.find((one) => one.kind === name);
      expectClose(found?.weight ?? null, number(kind, "weight"), tolerance);
      expectClose(found?.averageEstimate ?? null, number(kind, "average_estimate"), tolerance);
    }
    const comparisons = list(expected, "comparisons");
    expect(result.comparisons.length).toBe(comparisons.length);
    for (const one of comparisons) {
      const other = number(one, "untreated");
      const found =
        result.comparisons.find(
          (candidate) =>
            candidate.treated === number(one, "treated") &&
            (candidate.comparison ?? Number.NaN) === other,
        ) ??
        result.comparisons.find(
          (candidate) =>
            candidate.treated === number(one, "treated") && candidate.comparison === null,
        );
      expectClose(found?.weight ?? null, number(one, "weight"), tolerance);
      expectClose(found?.estimate ?? null, number(one, "estimate"), tolerance);
    }
  });
});

test("the decomposition gives back the estimate, always-treated units included", () => {
  const early = staggeredRows([1, 1, ...STARTS], 7, 36);
  const result = answered(goodmanBacon(frozen(early)));
  expect(result.byKind.map((one) => one.kind)).toContain("later-against-always-treated");
  expectClose(
    result.comparisons.reduce((sum, one) => sum + one.weight, 0),
    1,
    1e-12,
  );
  expectClose(
    result.comparisons.reduce((sum, one) => sum + one.weight * one.estimate, 0),
    answered(twoWayFixedEffects(panelRows(early, 1), "fixest-nested")).effect.estimate,
    1e-10,
  );
});

describe("event study", () => {
  test("with one cohort it equals Callaway-Sant'Anna with a universal base", () => {
    const one = answered(staggeredPanel(staggeredRows([4, 4, 4, null, null, null, null], 7, 37)));
    const effects = answered(
      groupTimeEffects(one, { comparison: "never-treated", base: "universal" }),
    );
    const study = answered(eventStudy(one));
    expect(study.references).toEqual([-1]);
    for (const point of study.points) {
      const same = effects.cells.find((cell) => cell.time - cell.group === point.at)?.estimate;
      expectClose(point.estimate, same ?? Number.NaN, 1e-9);
    }
  });
  test("never-treated units are in no bin", () => {
    const study = answered(eventStudy(panel, "CR2", [-3, 2]));
    expect(study.points.map((point) => point.at)).toEqual([-3, -2, 0, 1, 2]);
    const design = panelOf(
      rows.map((row) => {
        const at =
          row.firstTreated === null
            ? null
            : Math.min(2, Math.max(-3, row.period - row.firstTreated));
        return { ...row, regressors: [-3, -2, 0, 1, 2].map((time) => (time === at ? 1 : 0)) };
      }),
    );
    const direct = dummyDesign(
      rows.map((row, at) => ({
        ...row,
        regressors: answered(design).regressors.map((column) => column[at] ?? 0),
      })),
    );
    const { coefficients } = ordinaryFit(
      direct,
      rows.map((row) => row.outcome),
    );
    study.points.forEach((point, at) => {
      expectClose(point.estimate, coefficients.get(at, 0), 1e-9);
    });
  });
  test("a panel without early periods says that trends cannot be tested", () => {
    const short = answered(staggeredPanel(staggeredRows([2, 2, 2, null, null, null], 4, 38)));
    expect(answered(eventStudy(short)).preTrend).toMatchObject({ refused: "no-periods-before" });
    expect(
      preTrendWald(answered(groupTimeEffects(short, { comparison: "never-treated" }))),
    ).toMatchObject({
      refused: "no-periods-before",
    });
  });
});

describe("refusals", () => {
  test.each([
    ["no-rows", []],
    ["one-period", rows.filter((row) => row.period === 2)],
    ["no-treated", rows.filter((row) => row.firstTreated === null)],
    ["one-cluster", rows.filter((row) => row.unit === "u000")],
    ["constant-outcome", rows.map((row) => ({ ...row, outcome: 1 }))],
    ["duplicate-unit-period", [...rows, ...rows.slice(0, 1)]],
    ["not-a-number", rows.map((row) => ({ ...row, outcome: Number.POSITIVE_INFINITY }))],
  ])("panel: %s", (name, own) => {
    expect(staggeredPanel(own)).toMatchObject({ refused: name });
    expect(imputation(own)).toHaveProperty("refused");
  });
  test("one treated unit", () => {
    const lone = answered(
      staggeredPanel(rows.filter((row) => row.firstTreated === null || row.unit === "u000")),
    );
    for (const refusal of [
      groupTimeEffects(lone, { comparison: "never-treated" }),
      sunAbraham(lone),
      eventStudy(lone),
    ]) {
      expect(refusal).toMatchObject({ refused: "one-treated-cluster" });
    }
  });
  test("all start together and nobody is never treated", () => {
    const together = staggeredRows([3, 3, 3, 3], 6, 39);
    const own = answered(staggeredPanel(together));
    expect(groupTimeEffects(own, { comparison: "not-yet-treated" })).toMatchObject({
      refused: "no-comparison-group",
    });
    expect(goodmanBacon(together)).toMatchObject({ refused: "collinear-treatment" });
    expect(imputation(together)).toMatchObject({ refused: "no-effect-to-impute" });
  });
  test("treatment that stops, holes, nothing treated", () => {
    const stops = [
      { unit: "a", period: 1, treated: 1 },
      { unit: "a", period: 2, treated: 0 },
    ];
    expect(startsFromTreatment(stops)).toMatchObject({ refused: "treatment-not-absorbing" });
    expect(goodmanBacon(withHoles(rows, 1))).toMatchObject({ refused: "not-a-balanced-panel" });
    expect(goodmanBacon(rows.filter((row) => row.firstTreated === null))).toMatchObject({
      refused: "no-treated",
    });
    expect(
      imputation(rows.filter((row) => row.firstTreated === 3 && row.period >= 3)),
    ).toMatchObject({ refused: "no-untreated" });
  });
  test("a covariate that separates the groups", () => {
    const separated = rows.map((row) => ({
      ...row,
      covariates: [row.firstTreated === null ? 0 : 1 + row.unit.length],
    }));
    const own = answered(staggeredPanel(separated));
    expect(groupTimeEffects(own, { comparison: "never-treated" })).toMatchObject({
      refused: "collinear-treatment",
    });
  });
});
