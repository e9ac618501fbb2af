// The plan of one programme year: which tables, groups and budgets there are. Public, signed before
// anything is counted under it, and frozen from then on (disclosure.md 5.1, product.md section 6).
import { z } from "zod";
import { type RoleFamily, roleFamilies } from "#app/domain/roster/staff.ts";
import { eventFamilies } from "#app/domain/support-requests/request.ts";
import { canonicalJson } from "./canonical-json.ts";
import {
  distressChanges,
  type FactSort,
  groupSizes,
  notSaid,
  type PulseSort,
  pulseAnswers,
  pulseSorts,
  responseBands,
  stepUps,
} from "./fact.ts";
import { proposedClusters, proposedProfessionGroups } from "./groups.ts";
import { type Rational, rational, rationalOf, rationalText } from "./rational.ts";

/** What a table may be split by. From response-band on they are off by default. */
export const attributes = [
  "hospital",
  "cluster",
  "event-family",
  "profession-group",
  "response-band",
  "stepped-up",
  "distress",
  "group",
  "group-size",
  "pulse-helped",
  "pulse-safe",
  "pulse-again",
  "gathering-helped",
  "gathering-safe",
  "gathering-again",
] as const;
export type Attribute = (typeof attributes)[number];

/** The sort of facts that a table of this attribute counts. */
export function sortOf(attribute: Attribute): FactSort {
  if (attribute === "group" || attribute === "group-size") return "group";
  return pulseSorts.find((sort) => attribute.startsWith(`${sort}-`)) ?? "request";
}

/** Whether the plan counts answers of this sort; where it does not, nobody is asked. */
export const countsPulses = (plan: ReleasePlan | null, sort: PulseSort): boolean =>
  plan?.tables.some(({ attribute }) => sortOf(attribute) === sort) ?? false;

/** Whether a table of this attribute holds answers to one of the three questions. */
export const isOfPulse = (attribute: Attribute): boolean =>
  pulseSorts.some((sort) => sort === sortOf(attribute));

/** The name of a table in plans, releases and the ledger. */
export const tableIdOf = (attribute: Attribute, period: "quarter" | "year"): string =>
  `${attribute}-${period}`;

export const cadences = ["none", "year", "quarter"] as const;
export type Cadence = (typeof cadences)[number];

/** Staff counted on the roster on the day the plan is made; public. */
export interface Headcounts {
  staffCount: number;
  units: readonly { code: string; site: string; staffCount: number }[];
  families: Readonly<Record<RoleFamily, number>>;
}

const headcount = z.number().int().min(0);
const clusterShape = z.object({
  /** Made from its units, so a stub of last year fits only a cluster of the same units. */
  id: z.string().regex(/^[a-z0-9+-]{1,72}$/),
  name: z.string().min(1).max(60),
  units: z.array(z.string()).min(1),
  headcount,
});
export type Cluster = z.infer<typeof clusterShape>;

const groupShape = z.object({
  id: z.string().regex(/^[a-z0-9+-]{1,72}$/),
  families: z.array(z.enum(roleFamilies)).min(1),
  headcount,
});
export type ProfessionGroup = z.infer<typeof groupShape>;

const epsilon = z.string().transform((text, context): Rational => {
  const value = rationalOf(text);
  if (value) return value;
  context.addIssue({ code: "custom", message: "is not a fraction such as 2/5" });
  return z.NEVER;
});

const tableShape = z.object({
  id: z.string().regex(/^[a-z-]{1,40}$/),
  attribute: z.enum(attributes),
  period: z.enum(["quarter", "year"]),
  cells: z.array(z.string()).min(1),
  epsilon,
});
export type TableSpec = z.infer<typeof tableShape>;

const planShape = z.object({
  format: z.literal("alongside-plan-1"),
  /** `2026-1`: programme year and version. */
  version: z.string().regex(/^2\d{3}-[1-9]$/),
  year: z.number().int().min(2000).max(2999),
  cadence: z.enum(["year", "quarter"]),
  staffCount: headcount,
  clusters: z.array(clusterShape),
  professionGroups: z.array(groupShape),
  tables: z.array(tableShape).min(1),
  /** Facts of one named person that are counted at most, in a quarter and in the year. */
  capPerQuarter: z.literal(1),
  capPerYear: z.literal(2),
  lagDays: z.number().int(),
  /** What one named person may lose in the year, at most. */
  personYearEpsilonMax: epsilon,
  /** Roles that agreed to the plan, such as `staff council`. */
  signedBy: z.array(z.string().min(1).max(80)).max(10),
});
export type ReleasePlan = z.infer<typeof planShape>;

/** @throws ZodError when the text is not a plan this version of the program can read. */
export const planOfText = (text: string): ReleasePlan => planShape.parse(JSON.parse(text));

/** The plan as it is signed and kept. */
export const planText = (plan: ReleasePlan): string =>
  canonicalJson({
    ...plan,
    tables: plan.tables.map((table) => ({ ...table, epsilon: rationalText(table.epsilon) })),
    personYearEpsilonMax: rationalText(plan.personYearEpsilonMax),
  });

/** How often figures appear, from the public headcount only; never monthly. */
export function cadenceOf(staffCount: number): Cadence {
  if (staffCount < 60) return "none";
  return staffCount < 200 ? "year" : "quarter";
}

type Groups = Pick<ReleasePlan, "clusters" | "professionGroups">;

/** The cells of a table: from public facts alone, with a place for a fact that lacks the attribute. */
export function cellsOf(attribute: Attribute, groups: Groups): string[] {
  if (attribute === "hospital" || attribute === "group") return ["all"];
  if (attribute === "cluster") return [...groups.clusters.map((cluster) => cluster.id), notSaid];
  if (attribute === "event-family") return [...eventFamilies];
  if (attribute === "response-band") return [...responseBands];
  if (attribute === "stepped-up") return [...stepUps];
  if (attribute === "distress") return [...distressChanges];
  if (attribute === "group-size") return [...groupSizes];
  if (isOfPulse(attribute)) return [...pulseAnswers];
  return [...groups.professionGroups.map((group) => group.id), notSaid];
}

export interface PlanChoices {
  year: number;
  headcounts: Headcounts;
  /** Last year's, if they are to stay; else proposed from the headcounts. */
  clusters?: readonly Cluster[];
  professionGroups?: readonly ProfessionGroup[];
  signedBy?: readonly string[];
}

/** The default plan of product.md section 6, or null where there are too few staff for any figure. */
export function defaultPlan(choices: PlanChoices): ReleasePlan | null {
  const cadence = cadenceOf(choices.headcounts.staffCount);
  if (cadence === "none") return null;
  const groups = {
    clusters: [...(choices.clusters ?? proposedClusters(choices.headcounts.units))],
    professionGroups: [
      ...(choices.professionGroups ?? proposedProfessionGroups(choices.headcounts.families)),
    ],
  };
  const table = (
    attribute: Attribute,
    period: "quarter" | "year",
    budget: Rational,
  ): TableSpec => ({
    id: tableIdOf(attribute, period),
    attribute,
    period,
    cells: cellsOf(attribute, groups),
    epsilon: budget,
  });
  const fifth = rational(1n, 5n);
  return {
    format: "alongside-plan-1",
    version: `${choices.year}-1`,
    year: choices.year,
    cadence,
    staffCount: choices.headcounts.staffCount,
    ...groups,
    tables: [
      table("hospital", cadence, rational(2n, 5n)),
      ...(groups.clusters.length > 1 ? [table("cluster", "year", fifth)] : []),
      table("event-family", "year", fifth),
      ...(groups.professionGroups.length > 1 ? [table("profession-group", "year", fifth)] : []),
    ],
    capPerQuarter: 1,
    capPerYear: 2,
    lagDays: 28,
    personYearEpsilonMax: rational(2n),
    signedBy: [...(choices.signedBy ?? [])],
  };
}

/** @returns the id of the cluster of a unit for the stub, or not-said. */
export const clusterOfUnit = (plan: Groups | null, unitCode: string | null): string =>
  plan?.clusters.find((cluster) => unitCode !== null && cluster.units.includes(unitCode))?.id ??
  notSaid;

/** @returns the id of the group of a role family for the stub, or not-said. */
export const groupOfFamily = (plan: Groups | null, family: RoleFamily | null): string =>
  plan?.professionGroups.find((group) => family !== null && group.families.includes(family))?.id ??
  notSaid;
