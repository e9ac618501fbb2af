import { expect, test } from "vitest";
import { twoWayFixedEffects } from "#app/domain/evaluation/statistics/panel/two-way-fixed-effects.ts";
import { goodmanBacon } from "#app/domain/evaluation/statistics/staggered/goodman-bacon.ts";
import { startsFromTreatment } from "#app/domain/evaluation/statistics/staggered/starts-from-treatment.ts";
import {
  answered,
  expectClose,
  list,
  number,
  withReferenceCase,
} from "#tests/reference/reference-cases.ts";
import { frozen, panelRows, staggeredRows } from "./invented-panels.ts";

const STARTS = [3, 3, 3, 4, 4, 6, 6, 6, 6, null, null, null] as const;

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
