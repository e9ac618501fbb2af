import { describe, expect, test } from "vitest";
import { weightDraws } from "#app/domain/evaluation/statistics/panel/bootstrap-weights.ts";
import type { PanelRow } from "#app/domain/evaluation/statistics/panel/panel.ts";
import { twoWayFixedEffects } from "#app/domain/evaluation/statistics/panel/two-way-fixed-effects.ts";
import { wildClusterBootstrap } from "#app/domain/evaluation/statistics/panel/wild-cluster-bootstrap.ts";
import { seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import {
  answered,
  expectClose,
  number,
  part,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";
import { dummyDesign, ordinaryFit, rowsByCluster } from "./dense-oracle.ts";
import { panelRows, staggeredRows, withHoles } from "./invented-panels.ts";

const bootstrapOf = (rows: readonly PanelRow[], options = {}) => {
  const { fit } = answered(twoWayFixedEffects(rows, "CR2"));
  return wildClusterBootstrap(fit, { random: seededRandom(3), ...options });
};

withReferenceCase("s1_twfe_cluster_robust", ({ rows, expected }) => {
  test("case s1: strict p, interval within half a percent of its width", () => {
    const own = part(expected, "wild_cluster_restricted_rademacher_enumerated");
    const panel = rows.map((row) => ({
      unit: row.unit ?? "",
      period: Number(row.month),
      outcome: Number(row.burnout),
      regressors: [Number(row.treat)],
    }));
    const result = answered(bootstrapOf(panel, { weights: "rademacher" }));
    expect(result.draws).toBe(number(own, "draws"));
    expect(result.pValue).toBe(number(own, "p"));
    expect(result.isBelowResolution).toBe(true);
    const width = number(own, "hi") - number(own, "lo");
    expect(Math.abs((result.low ?? Number.NaN) - number(own, "lo"))).toBeLessThan(0.005 * width);
    expect(Math.abs((result.high ?? Number.NaN) - number(own, "hi"))).toBeLessThan(0.005 * width);
  });
});

// Runs every regression again with all dummies, for one null value.
function slowShare(rows: readonly PanelRow[], nullValue: number): number {
  const clusters = rowsByCluster(rows);
  const design = dummyDesign(rows);
  const restricted = design.subMatrix(0, design.rows - 1, 1, design.columns - 1);
  const shifted = rows.map((row) => row.outcome - nullValue * (row.regressors[0] ?? 0));
  const underNull = ordinaryFit(restricted, shifted);
  const statistic = (outcome: readonly number[]) => {
    const { bread, coefficients, residuals } = ordinaryFit(design, outcome);
    const square = clusters.reduce((sum, members) => {
      const score = members.reduce((total, row) => {
        let own = 0;
        for (let j = 0; j < design.columns; j++) own += bread.get(0, j) * design.get(row, j);
        return total + own * residuals.get(row, 0);
      }, 0);
      return sum + score * score;
    }, 0);
    return Math.abs(coefficients.get(0, 0)) / Math.sqrt(square);
  };
  const observed = statistic(shifted);
  const { count, next } = weightDraws("rademacher", clusters.length, 0, () => 0);
  const weights = new Float64Array(clusters.length);
  let above = 0;
  for (let draw = 0; draw < count; draw++) {
    next(weights);
    const outcome = shifted.map((value, row) => value - underNull.residuals.get(row, 0));
    clusters.forEach((members, g) => {
      for (const row of members) {
        outcome[row] = (outcome[row] ?? 0) + (weights[g] ?? 0) * underNull.residuals.get(row, 0);
      }
    });
    if (statistic(outcome) > observed * (1 + 1e-9)) above += 1;
  }
  return above / count;
}

describe("the fast sums equal rerunning every regression", () => {
  const rows = withHoles(
    panelRows(staggeredRows([3, 3, 4, 4, null, null, null], 6, 21), 22, true),
    23,
  );
  test("the p-value of no effect, on an uneven panel with a covariate", () => {
    expect(answered(bootstrapOf(rows, { weights: "rademacher" })).pValue).toBe(slowShare(rows, 0));
  });
  test("the interval ends are where the slow p-value crosses 5 percent", () => {
    const { low, high, estimate } = answered(bootstrapOf(rows, { weights: "rademacher" }));
    if (low === null || high === null) throw new Error("no interval");
    const step = (high - low) / 200;
    expect(low).toBeLessThan(estimate);
    expect(slowShare(rows, low - step)).toBeLessThan(0.05);
    expect(slowShare(rows, low + step)).toBeGreaterThanOrEqual(0.05);
    expect(slowShare(rows, high + step)).toBeLessThan(0.05);
    expect(slowShare(rows, high - step)).toBeGreaterThanOrEqual(0.05);
  });
});

describe("weights", () => {
  const starts = (treated: number, others: number) => [
    ...Array.from({ length: treated }, () => 4),
    ...Array.from({ length: others }, () => null),
  ];
  const of = (treated: number, others: number, options = {}) =>
    answered(bootstrapOf(panelRows(staggeredRows(starts(treated, others), 6, 4), 5), options));
  test("five clusters: all 6^5 Webb draws", () => {
    expect(of(2, 3)).toMatchObject({ weights: "webb", draws: 7776, isEnumerated: true });
  });
  test("twelve clusters: all 2^12 Rademacher draws", () => {
    expect(of(5, 7)).toMatchObject({ weights: "rademacher", draws: 4096, isEnumerated: true });
  });
  test("more clusters: random Webb draws, the same for the same seed", () => {
    const once = of(6, 9, { draws: 999 });
    expect(once).toMatchObject({ weights: "webb", draws: 999, isEnumerated: false });
    expect(of(6, 9, { draws: 999 })).toEqual(once);
    expect(of(6, 9, { draws: 999, random: seededRandom(4) }).low).not.toBe(once.low);
  });
  test("random draws come near the enumeration", () => {
    const exact = of(4, 6);
    const drawn = of(4, 6, { weights: "webb", draws: 20_000 });
    expectClose(drawn.low, exact.low ?? Number.NaN, 0.15);
    expectClose(drawn.high, exact.high ?? Number.NaN, 0.15);
  });
  test("four clusters and Rademacher: too few draws for a p-value", () => {
    const rows = panelRows(staggeredRows([4, 4, null, null], 6, 4), 5);
    expect(bootstrapOf(rows, { weights: "rademacher" })).toMatchObject({
      refused: "too-few-draws",
    });
  });
});
