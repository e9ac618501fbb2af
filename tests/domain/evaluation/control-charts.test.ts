import { describe, expect, test } from "vitest";
import type { Chart, ChartPoint } from "#app/domain/evaluation/statistics/charts/chart-point.ts";
import { controlChart } from "#app/domain/evaluation/statistics/charts/control-chart.ts";
import { deviationFromRanges } from "#app/domain/evaluation/statistics/charts/moving-range.ts";
import { runRules } from "#app/domain/evaluation/statistics/charts/run-rules.ts";
import { seededRandom } from "#app/domain/evaluation/statistics/seeded-random.ts";
import {
  answered,
  expectClose,
  list,
  number,
  part,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";

function expectChart(chart: Chart, expected: unknown, name: string, tolerance: number): void {
  const phases = list(expected, name);
  expect(chart.phases.length).toBe(phases.length);
  phases.forEach((phase, at) => {
    const own = chart.phases[at];
    expect({
      "n.obs": own?.runs?.points,
      "n.useful": own?.runs?.usefulPoints,
      "longest.run": own?.runs?.longestRun,
      "longest.run.max": own?.runs?.longestRunAllowed,
      "n.crossings": own?.runs?.crossings,
      "n.crossings.min": own?.runs?.crossingsNeeded,
      "runs.signal": (own?.runs?.firedRules.length ?? 0) > 0,
    }).toEqual(
      Object.fromEntries(
        Object.entries(part(phase, "runs") ?? {}).filter(([key]) => key !== "part"),
      ),
    );
    list(phase, "points").forEach((point, position) => {
      const drawn = own?.points[position];
      expectClose(drawn?.value ?? null, number(point, "y"), tolerance);
      expectClose(drawn?.centre ?? null, number(point, "cl"), tolerance);
      if (part(point, "lcl") === "NA") expect(drawn?.lower).toBeNull();
      else {
        expectClose(drawn?.lower ?? null, number(point, "lcl"), tolerance);
        expectClose(drawn?.upper ?? null, number(point, "ucl"), tolerance);
      }
      expect(drawn?.isOutside).toBe(part(point, "outside"));
    });
  });
}

withReferenceCase("s5_spc_nhs_accidents", ({ rows, expected, tolerance }) => {
  const points = rows.map((row) => ({
    label: row.i ?? "",
    value: Number(row.r),
    denominator: Number(row.n),
  }));
  test("case s5, p chart", () => {
    expectChart(answered(controlChart("p", points)), expected, "p", tolerance);
  });
  test("case s5, p' chart with screened ranges", () => {
    const chart = answered(controlChart("p-prime", points, { isScreened: true }));
    expectChart(chart, expected, "p_prime", tolerance);
  });
});

withReferenceCase("s6_spc_cdi", ({ rows, expected, tolerance }) => {
  const points = rows.map((row) => ({
    label: row.i ?? "",
    value: Number(row.n),
    denominator: Number(row.days),
    phase: row.period ?? "",
  }));
  const onePhase = points.map(({ label, value, denominator }) => ({ label, value, denominator }));
  test.each([
    ["run", controlChart("run", onePhase)],
    ["c_split", controlChart("c", points)],
    ["u_split_per_10000", controlChart("u", points, { multiply: 10_000 })],
    ["u_freeze_per_10000", controlChart("u", onePhase, { multiply: 10_000, freezeAfter: 24 })],
    ["i_chart", controlChart("xmr", onePhase, { isScreened: true })],
  ])("case s6, %s", (name, chart) => {
    expectChart(answered(chart), expected, name, tolerance);
  });
});

const points = (values: readonly number[], denominator?: number): ChartPoint[] =>
  values.map((value, at) => ({
    label: `m${at}`,
    value,
    ...(denominator === undefined ? {} : { denominator }),
  }));

describe("run rules", () => {
  test("points on the line neither count nor break a run", () => {
    const values = [1, 2, 0, 3, 1, -1, -2, 0, -1, 4, 2, -3];
    expect(
      runRules(
        values,
        values.map(() => 0),
      ),
    ).toMatchObject({ usefulPoints: 10, longestRun: 4, crossings: 3 });
  });
  test("fewer than 10 useful points say nothing", () => {
    expect(runRules([1, -1, 2, -2, 0, 0, 0, 0, 0, 0], Array(10).fill(0))).toBeNull();
  });
  test("fire as often on noise as their design says: in less than a tenth of random series", () => {
    const random = seededRandom(61);
    let fired = 0;
    for (let round = 0; round < 1000; round++) {
      const values = Array.from({ length: 24 }, () => random() - 0.5);
      if (
        (runRules(
          values,
          values.map(() => 0),
        )?.firedRules.length ?? 0) > 0
      )
        fired += 1;
    }
    expect(fired).toBeGreaterThan(20);
    expect(fired).toBeLessThan(100);
  });
});

describe("limits", () => {
  test("XmR by hand: mean plus and minus 2.66 mean ranges", () => {
    const chart = answered(controlChart("xmr", points([3, 5, 4, 8])));
    const point = chart.phases[0]?.points[0];
    expect(point?.centre).toBe(5);
    expectClose(point?.upper ?? null, 5 + (3 * (7 / 3)) / 1.128, 1e-12);
    expectClose(point?.lower ?? null, 5 - (3 * (7 / 3)) / 1.128, 1e-12);
    expectClose(chart.phases[0]?.movingRange?.upper ?? null, (3.267 * 7) / 3, 1e-12);
  });
  test("screening drops outlying ranges once, and only when asked", () => {
    const values = [1, 2, 1, 2, 1, 2, 1, 2, 30, 29];
    expectClose(deviationFromRanges(values, false), 36 / 9 / 1.128, 1e-12);
    expectClose(deviationFromRanges(values, true), 8 / 8 / 1.128, 1e-12);
  });
  test("an excluded point is shown, not counted, and the range bridges the hole", () => {
    const own = points([3, 5, 90, 4, 8]).map((point, at) => ({ ...point, isExcluded: at === 2 }));
    const chart = answered(controlChart("xmr", Object.freeze(own)));
    const plain = answered(controlChart("xmr", points([3, 5, 4, 8])));
    expect(chart.phases[0]?.points[0]?.upper).toBe(plain.phases[0]?.points[0]?.upper);
    expect(chart.phases[0]?.points[2]).toMatchObject({
      value: 90,
      isExcluded: true,
      isOutside: false,
    });
    expect(chart.firedRules).toEqual([]);
  });
  test("u' equals u times the spread of z; c, u and p end at 0 and 1", () => {
    const own = points([4, 9, 2, 12, 6, 3, 10, 5], 50);
    const plain = answered(controlChart("u", own)).phases[0]?.points[0];
    const wide = answered(controlChart("u-prime", own)).phases[0]?.points[0];
    const sigma = Math.sqrt((plain?.centre ?? 0) / 50);
    const scores = own.map((point) => (point.value / 50 - (plain?.centre ?? 0)) / sigma);
    const spread = deviationFromRanges(scores, false) ?? Number.NaN;
    expectClose(wide?.upper ?? null, (plain?.centre ?? 0) + 3 * sigma * spread, 1e-12);
    expect(answered(controlChart("c", points([1, 0, 2, 1, 0]))).phases[0]?.points[0]?.lower).toBe(
      0,
    );
    expect(
      answered(controlChart("p", points([49, 50, 48, 50], 50))).phases[0]?.points[0]?.upper,
    ).toBe(1);
  });
  test("g: limits around the mean, line at the median", () => {
    const point = answered(controlChart("g", points([2, 10, 3, 25]))).phases[0]?.points[0];
    expect(point?.centre).toBe(6.5);
    expectClose(point?.upper ?? null, 10 + 3 * Math.sqrt(110), 1e-12);
    expect(point?.lower).toBe(0);
  });
  test("t: the XmR chart of the transformed times, taken back", () => {
    const times = [3, 14, 7, 40, 11];
    const chart = answered(controlChart("t", points(times))).phases[0]?.points[0];
    const inner = answered(controlChart("xmr", points(times.map((time) => time ** (1 / 3.6)))))
      .phases[0]?.points[0];
    expectClose(chart?.centre ?? null, (inner?.centre ?? 0) ** 3.6, 1e-12);
    expectClose(chart?.upper ?? null, (inner?.upper ?? 0) ** 3.6, 1e-12);
  });
  test("a rise beyond the limits is named, not judged", () => {
    const own = points([5, 6, 5, 4, 6, 5, 5, 6, 4, 5, 30]);
    expect(answered(controlChart("c", own)).firedRules).toContain("outside-limits");
  });
});

describe("refusals", () => {
  test.each([
    ["no-rows", "run", []],
    ["too-few-points", "xmr", points([1])],
    ["no-variation-between-points", "xmr", points([2, 2, 2])],
    ["no-variation-between-points", "c", points([0, 0, 0])],
    ["no-variation-between-points", "p", points([0, 0, 0], 10)],
    ["no-variation-between-points", "p-prime", points([5, 5, 5], 10)],
    ["no-denominator", "u", points([1, 2, 3])],
    ["zero-exposure", "u", points([1, 2, 3], 0)],
    ["count-out-of-range", "p", points([1, 2, 30], 10)],
    ["count-out-of-range", "c", points([1, -2, 3])],
    ["count-out-of-range", "c", points([1, 2.5, 3])],
    ["not-positive", "t", points([1, 0, 3])],
    ["not-a-number", "run", points([1, Number.NaN])],
  ] as const)("%s, %s chart", (name, kind, own) => {
    expect(controlChart(kind, own)).toMatchObject({ refused: name });
  });
});
