// What a plan must keep before it can be signed: sizes, one hierarchy, partitions, budget. Each problem
// names the group or table, so that whoever makes the plan can change it.
import { personYearLoss, plannedCharges } from "./budget.ts";
import { leastInCluster, leastInProfessionGroup } from "./groups.ts";
import { type Period, quartersOf, yearPeriod } from "./periods.ts";
import { isAbove, type Rational, rational } from "./rational.ts";
import { cadenceOf, cellsOf, type Headcounts, type ReleasePlan } from "./release-plan.ts";

export type PlanProblem =
  | { problem: "too-few-staff"; staffCount: number }
  | { problem: "cadence-too-fine"; staffCount: number }
  | { problem: "version-of-another-year" }
  | { problem: "headcount-not-from-roster"; of: string }
  | { problem: "cluster-too-small"; cluster: string; headcount: number }
  | { problem: "cluster-leaves-too-few"; cluster: string; headcount: number }
  | { problem: "unit-in-two-clusters"; unit: string }
  | { problem: "unit-unknown"; unit: string }
  | { problem: "unit-without-cluster"; unit: string }
  | { problem: "group-too-small"; group: string; headcount: number }
  | { problem: "family-in-two-groups"; family: string }
  | { problem: "family-without-group"; family: string }
  | { problem: "same-name-twice"; of: string }
  | { problem: "not-a-partition"; table: string }
  | { problem: "cadence-of-table"; table: string }
  | { problem: "epsilon-not-above-zero"; table: string }
  | { problem: "maximum-too-high" }
  | { problem: "over-budget"; loss: Rational; maximum: Rational }
  | { problem: "lag-too-short"; lagDays: number };

/** No site may spend more on one named person in a year (product.md section 6). */
const mostForAPerson = rational(2n);
const leastLagDays = 28;

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function clusterProblems(plan: ReleasePlan, headcounts: Headcounts): PlanProblem[] {
  if (plan.clusters.length === 0) return [];
  const sizes = new Map(headcounts.units.map((unit) => [unit.code, unit.staffCount]));
  const grouped = plan.clusters.flatMap((cluster) => cluster.units);
  const sizeProblems = plan.clusters.flatMap((cluster): PlanProblem[] => {
    const counted = cluster.units.reduce((sum, unit) => sum + (sizes.get(unit) ?? 0), 0);
    const rest = headcounts.staffCount - counted;
    return [
      ...(counted === cluster.headcount
        ? []
        : [{ problem: "headcount-not-from-roster" as const, of: cluster.name }]),
      ...(counted >= leastInCluster
        ? []
        : [{ problem: "cluster-too-small" as const, cluster: cluster.name, headcount: counted }]),
      ...(rest >= leastInCluster
        ? []
        : [{ problem: "cluster-leaves-too-few" as const, cluster: cluster.name, headcount: rest }]),
    ];
  });
  return [
    ...sizeProblems,
    ...repeated(grouped).map((unit) => ({ problem: "unit-in-two-clusters" as const, unit })),
    ...grouped
      .filter((unit) => !sizes.has(unit))
      .map((unit) => ({ problem: "unit-unknown" as const, unit })),
    ...[...sizes.keys()]
      .filter((unit) => !grouped.includes(unit))
      .map((unit) => ({ problem: "unit-without-cluster" as const, unit })),
  ];
}

function groupProblems(plan: ReleasePlan, headcounts: Headcounts): PlanProblem[] {
  if (plan.professionGroups.length === 0) return [];
  const grouped = plan.professionGroups.flatMap((group) => group.families);
  const sizeProblems = plan.professionGroups.flatMap((group): PlanProblem[] => {
    const counted = group.families.reduce((sum, family) => sum + headcounts.families[family], 0);
    return [
      ...(counted === group.headcount
        ? []
        : [{ problem: "headcount-not-from-roster" as const, of: group.id }]),
      ...(counted >= leastInProfessionGroup
        ? []
        : [{ problem: "group-too-small" as const, group: group.id, headcount: counted }]),
    ];
  });
  const families = Object.keys(headcounts.families) as (keyof Headcounts["families"])[];
  return [
    ...sizeProblems,
    ...repeated(grouped).map((family) => ({ problem: "family-in-two-groups" as const, family })),
    ...families
      .filter((family) => !grouped.includes(family))
      .map((family) => ({ problem: "family-without-group" as const, family })),
  ];
}

function tableProblems(plan: ReleasePlan): PlanProblem[] {
  return plan.tables.flatMap((table): PlanProblem[] => {
    const cells = cellsOf(table.attribute, plan);
    const isPartition =
      cells.length === table.cells.length && cells.every((cell) => table.cells.includes(cell));
    return [
      ...(isPartition ? [] : [{ problem: "not-a-partition" as const, table: table.id }]),
      ...(table.epsilon.num > 0n && table.epsilon.num * 1000n >= table.epsilon.den
        ? []
        : [{ problem: "epsilon-not-above-zero" as const, table: table.id }]),
      ...(table.period === "quarter" &&
      (plan.cadence !== "quarter" || table.attribute !== "hospital")
        ? [{ problem: "cadence-of-table" as const, table: table.id }]
        : []),
    ];
  });
}

/** What the whole year would cost one person if everything in the plan is released. */
export function plannedLoss(plan: ReleasePlan): Rational {
  const periods: Period[] = [...quartersOf(plan.year), yearPeriod(plan.year)];
  return personYearLoss(
    periods.flatMap((period) => plannedCharges(plan, period)),
    plan,
  );
}

/** @returns every reason why this plan may not be signed; none when it may. */
export function validatePlan(plan: ReleasePlan, headcounts: Headcounts): PlanProblem[] {
  const problems: PlanProblem[] = [];
  const { staffCount } = headcounts;
  const allowed = cadenceOf(staffCount);
  if (allowed === "none") problems.push({ problem: "too-few-staff", staffCount });
  if (plan.cadence === "quarter" && allowed !== "quarter") {
    problems.push({ problem: "cadence-too-fine", staffCount });
  }
  if (plan.staffCount !== staffCount) {
    problems.push({ problem: "headcount-not-from-roster", of: "hospital" });
  }
  if (!plan.version.startsWith(`${plan.year}-`))
    problems.push({ problem: "version-of-another-year" });
  problems.push(...clusterProblems(plan, headcounts), ...groupProblems(plan, headcounts));
  const names = [plan.tables, plan.clusters, plan.professionGroups].flatMap((list) =>
    repeated(list.map(({ id }) => id)),
  );
  problems.push(...names.map((of) => ({ problem: "same-name-twice" as const, of })));
  problems.push(...tableProblems(plan));
  if (plan.lagDays < leastLagDays) {
    problems.push({ problem: "lag-too-short", lagDays: plan.lagDays });
  }
  if (isAbove(plan.personYearEpsilonMax, mostForAPerson))
    problems.push({ problem: "maximum-too-high" });
  const loss = plannedLoss(plan);
  if (isAbove(loss, plan.personYearEpsilonMax)) {
    problems.push({ problem: "over-budget", loss, maximum: plan.personYearEpsilonMax });
  }
  return problems;
}
