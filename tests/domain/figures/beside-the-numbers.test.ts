// What stands beside released numbers: what began meanwhile, and whom the support reaches.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RolloutStep } from "#app/domain/evaluation/rollout.ts";
import { milestonesIn } from "#app/domain/figures/milestones.ts";
import { quartersOf } from "#app/domain/figures/periods.ts";
import { reachOf } from "#app/domain/figures/reach.ts";
import { emptyTally } from "#app/domain/figures/tally.ts";
import { plan, releaseOf } from "#tests/support/planned-facts.ts";
import { seededBits } from "#tests/support/seeded-bits.ts";

const step = (
  unitCode: string,
  startMonth: string,
  lever: RolloutStep["lever"] = "peer-support",
): RolloutStep => ({ unitCode, lever, startMonth });

describe("what began meanwhile", () => {
  test("stands in the quarter of its month, counted in units, in the order of time", () => {
    const steps = [
      step("U03", "2026-06"),
      step("U01", "2026-01"),
      step("U02", "2026-03"),
      step("U01", "2026-03", "rounds"),
      step("U09", "2025-12"),
      step("U09", "2027-01", "rounds"),
    ];
    expect(milestonesIn(steps, quartersOf(2026))).toEqual([
      { period: "2026Q1", lever: "peer-support", units: 2 },
      { period: "2026Q1", lever: "rounds", units: 1 },
      { period: "2026Q2", lever: "peer-support", units: 1 },
    ]);
  });

  test("is every step of the year once, and nothing that is only planned for later", () => {
    const months = fc.constantFrom(
      "2025-11",
      "2026-01",
      "2026-04",
      "2026-09",
      "2026-12",
      "2027-02",
    );
    fc.assert(
      fc.property(fc.array(months, { maxLength: 30 }), (starts) => {
        const steps = starts.map((month, index) => step(`U${index}`, month));
        const shown = milestonesIn(steps, quartersOf(2026));
        const inYear = starts.filter((month) => month.startsWith("2026")).length;
        expect(shown.reduce((sum, { units }) => sum + units, 0)).toBe(inYear);
      }),
    );
  });
});

describe("whom the support reaches", () => {
  const released = (cells: Record<string, number>) => {
    const release = releaseOf(emptyTally(plan, "2026"), seededBits(1));
    const tables = release.tables.map((table) =>
      table.id === "profession-group-year"
        ? { ...table, cells: { ...table.cells, ...cells } }
        : table,
    );
    return { ...release, tables };
  };
  const alike = Object.fromEntries(
    plan.professionGroups.map(({ id, headcount }) => [id, Math.round(headcount / 4)]),
  );

  test("is said for every 100 staff of each profession, with the error, in the plan's order", () => {
    const reach = reachOf(released(alike), plan);
    expect(reach?.groups.map(({ id }) => id)).toEqual(plan.professionGroups.map(({ id }) => id));
    for (const { headcount, shown, from, to } of reach?.groups ?? []) {
      expect(Math.abs(shown - 25)).toBeLessThanOrEqual(2);
      expect(Math.abs(to - shown - 1_500 / headcount)).toBeLessThanOrEqual(1);
      expect(from).toBeGreaterThanOrEqual(0);
    }
    expect(reach?.finding).toBe("within-error");
  });

  test("is called apart only where the whole range of one lies below another's", () => {
    const [low, high] = plan.professionGroups;
    if (!low || !high) throw new Error("the plan has groups");
    const far = { ...alike, [low.id]: 0, [high.id]: high.headcount * 2 };
    expect(reachOf(released(far), plan)?.finding).toBe("apart");
  });

  test("is not said of a quarter", () => {
    expect(reachOf(releaseOf(emptyTally(plan, "2026Q1")), plan)).toBeNull();
  });
});
