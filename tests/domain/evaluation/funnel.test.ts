import { describe, expect, test } from "vitest";
import {
  funnelLimits,
  quantile,
} from "#app/domain/evaluation/statistics/intervals/funnel-limits.ts";
import { answered } from "#tests/reference/reference-cases.ts";

describe("funnel", () => {
  const units = [
    { label: "b", count: 12, denominator: 90 },
    { label: "a", count: 3, denominator: 20 },
    { label: "d", count: 40, denominator: 210 },
    { label: "c", count: 9, denominator: 150 },
    { label: "e", count: 22, denominator: 130 },
  ];
  test("keeps the order of units and never ranks them", () => {
    expect(answered(funnelLimits("rate", units)).points.map((point) => point.label)).toEqual([
      "b",
      "a",
      "d",
      "c",
      "e",
    ]);
  });
  test("limits narrow with size and contain the target", () => {
    const { points, target } = answered(funnelLimits("proportion", units));
    for (const point of points) {
      expect(point.low95).toBeLessThan(target);
      expect(point.high95).toBeGreaterThan(target);
      expect(point.low998).toBeLessThanOrEqual(point.low95);
    }
    const [large, small] = [points[2], points[1]];
    expect((large?.high95 ?? 0) - (large?.low95 ?? 0)).toBeLessThan(
      (small?.high95 ?? 0) - (small?.low95 ?? 0),
    );
  });
  test("more spread than chance widens the limits", () => {
    const spread = Array.from({ length: 20 }, (_, at) => ({
      label: `${at}`,
      count: at % 2 === 0 ? 20 : 80,
      denominator: 1000,
    }));
    const result = answered(funnelLimits("rate", spread));
    expect(result.betweenUnits).toBeGreaterThan(0);
    expect(result.points.every((point) => point.isOutside998)).toBe(true);
    expect(result.points.some((point) => point.isOutsideAdjusted998)).toBe(false);
  });
  test("quantiles of type 7", () => {
    expect(quantile([1, 2, 3, 4], 0.1)).toBeCloseTo(1.3, 12);
    expect(quantile([5], 0.9)).toBe(5);
  });
  test("refusals", () => {
    expect(funnelLimits("rate", units.slice(0, 2))).toMatchObject({ refused: "too-few-points" });
    expect(
      funnelLimits(
        "rate",
        units.map((unit) => ({ ...unit, count: 0 })),
      ),
    ).toMatchObject({ refused: "constant-outcome" });
    expect(
      funnelLimits(
        "proportion",
        units.map((unit) => ({ ...unit, denominator: 2 })),
      ),
    ).toMatchObject({ refused: "count-out-of-range" });
  });
});
