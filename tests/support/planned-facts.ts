// Invented facts of a year under the default plan, and what they add up to.
import fc from "fast-check";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import {
  distressChanges,
  type RequestFact,
  responseBands,
  stepUps,
} from "#app/domain/figures/fact.ts";
import { type Quarter, quartersOf } from "#app/domain/figures/periods.ts";
import { releaseOfTally } from "#app/domain/figures/release.ts";
import { defaultPlan, type ReleasePlan } from "#app/domain/figures/release-plan.ts";
import { addFact, emptyTally, type Tally, tagLength } from "#app/domain/figures/tally.ts";
import { eventFamilies } from "#app/domain/support-requests/request.ts";
import { headcountsOf } from "#tests/support/hospital-headcounts.ts";
import { seededBits } from "#tests/support/seeded-bits.ts";

const usual = defaultPlan({ year: 2026, headcounts: headcountsOf() });
if (!usual) throw new Error("too few staff");
export const plan: ReleasePlan = usual;

export type PersonFact = RequestFact & { quarter: Quarter; person: string | null };

export const cellsOfTable = (attribute: string): string[] =>
  plan.tables.find((table) => table.attribute === attribute)?.cells ?? [];

/** A request of which nothing is known but the kind of event. */
export const plainFact: RequestFact = {
  sort: "request",
  cluster: "not-said",
  eventFamily: "loss",
  professionGroup: "not-said",
  responseBand: "not-said",
  steppedUp: "not-said",
  distress: "not-said",
};

export const people = ["anna", "ben", "chidi", "dora", "emre"];
export const facts: fc.Arbitrary<PersonFact[]> = fc.array(
  fc.record({
    quarter: fc.constantFrom(...quartersOf(2026)),
    cluster: fc.constantFrom(...cellsOfTable("cluster"), "c-of-another-year"),
    eventFamily: fc.constantFrom(...eventFamilies),
    professionGroup: fc.constantFrom(...cellsOfTable("profession-group"), "gone"),
    sort: fc.constant("request" as const),
    responseBand: fc.constantFrom(...responseBands),
    steppedUp: fc.constantFrom(...stepUps),
    distress: fc.constantFrom(...distressChanges),
    person: fc.option(fc.constantFrom(...people)),
  }),
  { maxLength: 40 },
);

export const tagOf = (person: string | null): string | null =>
  person?.padEnd(tagLength, "-") ?? null;

/** The year's tallies after counting these facts in their order. */
export function talliesOf(counted: readonly PersonFact[]): Map<string, Tally> {
  const tallies = new Map(
    periodsOfPlan(plan).map((period) => [period as string, emptyTally(plan, period)]),
  );
  for (const fact of counted) {
    const open = [fact.quarter, "2026"].flatMap((period) => tallies.get(period) ?? []);
    addFact(
      plan,
      fact,
      open.map((tally) => ({ tally, tag: tagOf(fact.person) })),
    );
  }
  return tallies;
}

export function distance(a: Tally | undefined, b: Tally | undefined, table: string): number {
  const [left, right] = [a?.counts.get(table) ?? [], b?.counts.get(table) ?? []];
  return left.reduce((sum, value, index) => sum + Math.abs(value - (right[index] ?? 0)), 0);
}

export const releaseOf = (tally: Tally, rng = seededBits(1)) =>
  releaseOfTally(plan, tally.period, tally, "2027-02-01", rng);
