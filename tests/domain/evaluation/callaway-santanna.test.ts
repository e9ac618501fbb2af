import { describe, expect, test } from "vitest";
import {
  AGGREGATIONS,
  aggregateGroupTime,
} from "#app/domain/evaluation/statistics/staggered/aggregate-group-time.ts";
import { groupTimeEffects } from "#app/domain/evaluation/statistics/staggered/group-time-effects.ts";
import { preTrendWald } from "#app/domain/evaluation/statistics/staggered/pre-trend-wald.ts";
import { staggeredPanel } from "#app/domain/evaluation/statistics/staggered/staggered-panel.ts";
import { sunAbraham } from "#app/domain/evaluation/statistics/staggered/sun-abraham.ts";
import {
  answered,
  expectClose,
  list,
  number,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";
import { frozen, staggeredRows } from "./invented-panels.ts";

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
