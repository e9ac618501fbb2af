import { describe, expect, test } from "vitest";
import { eventStudy } from "#app/domain/evaluation/statistics/staggered/event-study.ts";
import { goodmanBacon } from "#app/domain/evaluation/statistics/staggered/goodman-bacon.ts";
import { groupTimeEffects } from "#app/domain/evaluation/statistics/staggered/group-time-effects.ts";
import { imputation } from "#app/domain/evaluation/statistics/staggered/imputation.ts";
import { staggeredPanel } from "#app/domain/evaluation/statistics/staggered/staggered-panel.ts";
import { startsFromTreatment } from "#app/domain/evaluation/statistics/staggered/starts-from-treatment.ts";
import { sunAbraham } from "#app/domain/evaluation/statistics/staggered/sun-abraham.ts";
import { answered } from "#tests/reference/reference-cases.ts";
import { staggeredRows, withHoles } from "./invented-panels.ts";

const STARTS = [3, 3, 3, 4, 4, 6, 6, 6, 6, null, null, null] as const;
const rows = staggeredRows(STARTS, 7, 31);

const STARTS_OF_MANY = Array.from({ length: 300 }, (_, unit) =>
  unit % 3 === 0 ? null : 20 + (unit % 120),
);

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
  test("more effects than memory can hold", () => {
    const many = answered(staggeredPanel(staggeredRows(STARTS_OF_MANY, 150, 40)));
    expect(eventStudy(many)).toMatchObject({ refused: "too-large" });
    expect(sunAbraham(many)).toMatchObject({ refused: "too-large" });
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
