import { describe, expect, test } from "vitest";
import { panelOf } from "#app/domain/evaluation/statistics/panel/panel.ts";
import { eventStudy } from "#app/domain/evaluation/statistics/staggered/event-study.ts";
import { groupTimeEffects } from "#app/domain/evaluation/statistics/staggered/group-time-effects.ts";
import { preTrendWald } from "#app/domain/evaluation/statistics/staggered/pre-trend-wald.ts";
import { staggeredPanel } from "#app/domain/evaluation/statistics/staggered/staggered-panel.ts";
import { answered, expectClose } from "#tests/reference/reference-cases.ts";
import { dummyDesign, ordinaryFit } from "./dense-oracle.ts";
import { frozen, staggeredRows } from "./invented-panels.ts";

const STARTS = [3, 3, 3, 4, 4, 6, 6, 6, 6, null, null, null] as const;
const rows = staggeredRows(STARTS, 7, 31);
const panel = answered(staggeredPanel(frozen(rows)));

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
