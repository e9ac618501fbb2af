// Which figures exist is decided from public facts, and a plan that breaks a rule cannot be signed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  clusterIdOf,
  clustersKept,
  leastInCluster,
  leastInProfessionGroup,
  proposedClusters,
  proposedProfessionGroups,
} from "#app/domain/figures/groups.ts";
import { plannedLoss, validatePlan } from "#app/domain/figures/plan-rules.ts";
import { rational, rationalText } from "#app/domain/figures/rational.ts";
import {
  cadenceOf,
  clusterOfUnit,
  defaultPlan,
  groupOfFamily,
  planOfText,
  planText,
  type ReleasePlan,
} from "#app/domain/figures/release-plan.ts";
import { headcountsOf } from "#tests/support/hospital-headcounts.ts";

const headcounts = headcountsOf();

function planFor(changes: Partial<ReleasePlan> = {}): ReleasePlan {
  const plan = defaultPlan({ year: 2026, headcounts, signedBy: ["staff council"] });
  if (!plan) throw new Error("too few staff");
  return { ...plan, ...changes };
}

const problemsOf = (changes: Partial<ReleasePlan>) =>
  validatePlan(planFor(changes), headcounts).map(({ problem }) => problem);

const withTable = (index: number, changes: Partial<ReleasePlan["tables"][number]>) =>
  planFor().tables.map((table, place) => (place === index ? { ...table, ...changes } : table));

describe("the default plan", () => {
  test("has the tables and budgets of the programme and can be signed", () => {
    const plan = planFor();
    expect(validatePlan(plan, headcounts)).toEqual([]);
    expect(plan.tables.map(({ id, epsilon }) => [id, rationalText(epsilon)])).toEqual([
      ["hospital-quarter", "2/5"],
      ["cluster-year", "1/5"],
      ["event-family-year", "1/5"],
      ["profession-group-year", "1/5"],
    ]);
    expect(plannedLoss(plan)).toEqual(rational(2n));
  });

  test("is kept as text and read back the same", () => {
    expect(planOfText(planText(planFor()))).toEqual(planFor());
  });

  test("splits a small hospital by year and counts nobody below 60 staff", () => {
    expect([59, 60, 199, 200].map(cadenceOf)).toEqual(["none", "year", "year", "quarter"]);
    expect(defaultPlan({ year: 2026, headcounts: headcountsOf([59]) })).toBeNull();
    const small = headcountsOf([70]);
    const plan = defaultPlan({ year: 2026, headcounts: small });
    expect(plan && validatePlan(plan, small)).toEqual([]);
    expect(plan?.tables.every(({ period }) => period === "year")).toBe(true);
    expect(plan?.tables.some(({ attribute }) => attribute === "cluster")).toBe(false);
  });

  test("can be signed whatever the units of the hospital are", () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(sizes, (some) => {
        const counted = headcountsOf(some);
        const plan = defaultPlan({ year: 2026, headcounts: counted });
        expect(plan === null).toBe(counted.staffCount < 60);
        if (plan) expect(validatePlan(plan, counted)).toEqual([]);
      }),
    );
  });
});

describe("groups", () => {
  test("of units hold 50 staff at least, leave 50, and every unit once", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(sizes, (some) => {
        const { units, staffCount } = headcountsOf(some);
        const clusters = proposedClusters(units);
        if (clusters.length === 0) return;
        expect(clusters.length).toBeGreaterThan(1);
        const codes = clusters.flatMap((cluster) => cluster.units).sort();
        expect(codes).toEqual(units.map(({ code }) => code).sort());
        for (const { headcount } of clusters) {
          expect(headcount).toBeGreaterThanOrEqual(leastInCluster);
          expect(staffCount - headcount).toBeGreaterThanOrEqual(leastInCluster);
        }
      }),
    );
  });

  test("of units keep their name as long as they are the same units, and only then", () => {
    expect(clusterIdOf(["A", "B"])).toBe(clusterIdOf(["B", "A"]));
    expect(clusterIdOf(["A", "B"])).not.toBe(clusterIdOf(["A", "C"]));
    expect(clusterIdOf(["A", "B"])).not.toBe(clusterIdOf(["AB"]));
  });

  test("of units stay from year to year while the units do", () => {
    const before = proposedClusters(headcounts.units);
    const grown = headcounts.units.map((unit) => ({ ...unit, staffCount: unit.staffCount + 1 }));
    expect(clustersKept(before, grown)?.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(clustersKept(before, grown.slice(1))).toBeNull();
    expect(
      clustersKept(
        before,
        grown.map((unit) => ({ ...unit, staffCount: 3 })),
      ),
    ).toBeNull();
  });

  test("of professions hold 30 staff at least and every family once", () => {
    const people = fc.integer({ min: 0, max: 200 });
    const families = fc.record({
      nursing: people,
      medical: people,
      allied: people,
      "pharmacy-laboratory": people,
      support: people,
    });
    fc.assert(
      fc.property(families, (counts) => {
        const groups = proposedProfessionGroups(counts);
        if (groups.length === 0) return;
        expect(groups.flatMap((group) => group.families).sort()).toEqual(
          Object.keys(counts).sort(),
        );
        for (const { headcount } of groups) {
          expect(headcount).toBeGreaterThanOrEqual(leastInProfessionGroup);
        }
      }),
    );
  });

  test("take in a unit or profession by name, and nobody who did not say", () => {
    const plan = planFor();
    const [cluster] = plan.clusters;
    expect(clusterOfUnit(plan, cluster?.units[0] ?? null)).toBe(cluster?.id);
    expect(clusterOfUnit(plan, null)).toBe("not-said");
    expect(clusterOfUnit(plan, "unknown")).toBe("not-said");
    expect(clusterOfUnit(null, "U01")).toBe("not-said");
    expect(groupOfFamily(plan, "nursing")).toBe("nursing");
    expect(groupOfFamily(plan, null)).toBe("not-said");
  });
});

describe("a plan is refused", () => {
  const fifth = rational(1n, 5n);
  const clusters = planFor().clusters;
  const [first, second] = clusters;
  if (!first || !second) throw new Error("two clusters are needed here");
  const rest = clusters.slice(2);
  const table = planFor().tables[0];
  if (!table) throw new Error("a table is needed here");

  test.each<[string, string, Partial<ReleasePlan>]>([
    ["when it spends more than its maximum", "over-budget", { personYearEpsilonMax: fifth }],
    [
      "when its maximum is above the programme's",
      "maximum-too-high",
      { personYearEpsilonMax: rational(3n) },
    ],
    ["when it is read before late cases are in", "lag-too-short", { lagDays: 27 }],
    ["when a table is planned twice", "same-name-twice", { tables: [...planFor().tables, table] }],
    [
      "when a table costs nothing",
      "epsilon-not-above-zero",
      { tables: withTable(0, { epsilon: rational(0n) }) },
    ],
    [
      "when a table has no place for who did not say",
      "not-a-partition",
      { tables: withTable(1, { cells: clusters.map(({ id }) => id) }) },
    ],
    [
      "when a table counts a fact twice",
      "not-a-partition",
      { tables: withTable(0, { cells: ["all", "all"] }) },
    ],
    ["when it belongs to another year", "version-of-another-year", { version: "2027-1" }],
    ["when its headcount is not the roster's", "headcount-not-from-roster", { staffCount: 333 }],
    [
      "when a unit is in two clusters",
      "unit-in-two-clusters",
      {
        clusters: [
          first,
          { ...second, units: [...second.units, ...first.units.slice(0, 1)] },
          ...rest,
        ],
      },
    ],
    [
      "when a unit is left out",
      "unit-without-cluster",
      { clusters: [{ ...first, units: first.units.slice(1) }, second, ...rest] },
    ],
    [
      "when a unit is not on the roster",
      "unit-unknown",
      { clusters: [{ ...first, units: [...first.units, "U99"] }, second, ...rest] },
    ],
    [
      "when a cluster is too small",
      "cluster-too-small",
      { clusters: [{ ...first, units: ["U01"] }, second, ...rest] },
    ],
    [
      "when a cluster is nearly everybody",
      "cluster-leaves-too-few",
      { clusters: [{ ...first, units: headcounts.units.map(({ code }) => code) }] },
    ],
    [
      "when a profession is too small",
      "group-too-small",
      { professionGroups: [{ id: "support", families: ["pharmacy-laboratory"], headcount: 26 }] },
    ],
    [
      "when a profession is in two groups",
      "family-in-two-groups",
      {
        professionGroups: [
          { id: "a", families: ["nursing"], headcount: 1 },
          { id: "b", families: ["nursing"], headcount: 1 },
        ],
      },
    ],
    [
      "when a profession is left out",
      "family-without-group",
      { professionGroups: [{ id: "a", families: ["nursing"], headcount: 1 }] },
    ],
  ])("%s", (_title, problem, changes) => {
    expect(problemsOf(changes)).toContain(problem);
  });

  test("when the hospital is too small for quarters, or for figures at all", () => {
    const plan = planFor();
    const problems = (size: number) =>
      validatePlan(plan, headcountsOf([size])).map(({ problem }) => problem);
    expect(problems(150)).toContain("cadence-too-fine");
    expect(problems(50)).toContain("too-few-staff");
    expect(problemsOf({ cadence: "year" })).toContain("cadence-of-table");
  });
});
