// Tables that a plan may swap in: what each counts, what it leaves alone, and that every value has words.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tablesOf } from "#app/domain/figures/budget.ts";
import { consistentYear } from "#app/domain/figures/consistent-totals.ts";
import { type Fact, groupSizes, pulseAnswers, pulseSorts } from "#app/domain/figures/fact.ts";
import { figureWords } from "#app/domain/figures/figure-words.ts";
import { type Period, quartersOf } from "#app/domain/figures/periods.ts";
import { choicesOf, planWith } from "#app/domain/figures/plan-choices.ts";
import { validatePlan } from "#app/domain/figures/plan-rules.ts";
import { rational } from "#app/domain/figures/rational.ts";
import { releaseOfTally } from "#app/domain/figures/release.ts";
import { type Attribute, attributes, cellsOf, sortOf } from "#app/domain/figures/release-plan.ts";
import { addFact, emptyTally } from "#app/domain/figures/tally.ts";
import { headcountsOf } from "#tests/support/hospital-headcounts.ts";
import { facts, plan } from "#tests/support/planned-facts.ts";
import { seededBits } from "#tests/support/seeded-bits.ts";

/** Every table there is, each for the same share of the year's maximum. */
const everything = planWith(
  plan,
  Object.fromEntries(attributes.map((attribute) => [attribute, rational(1n, 15n)])) as Record<
    Attribute,
    ReturnType<typeof rational>
  >,
);

const answer = fc.constantFrom(...pulseAnswers);
const others: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ sort: fc.constant("group" as const), size: fc.constantFrom(...groupSizes) }),
  fc.record({
    sort: fc.constantFrom(...pulseSorts),
    helped: answer,
    safe: answer,
    again: answer,
  }),
);

function yearWith(counted: readonly Fact[]) {
  const tally = emptyTally(everything, "2026");
  for (const fact of counted) addFact(everything, fact, [{ tally, tag: null }]);
  return tally;
}
const sumOf = (counters: readonly number[] = []) => counters.reduce((sum, one) => sum + one, 0);

describe("a plan with every optional table", () => {
  test("may be signed within the same maximum, and not with a table by quarter", () => {
    expect(everything.tables.map(({ attribute }) => attribute)).toEqual([...attributes]);
    expect(validatePlan(everything, headcountsOf())).toEqual([]);
    const byQuarter = {
      ...everything,
      tables: everything.tables.map((table) =>
        table.attribute === "distress" ? { ...table, period: "quarter" as const } : table,
      ),
    };
    expect(validatePlan(byQuarter, headcountsOf())).toContainEqual({
      problem: "cadence-of-table",
      table: "distress-year",
    });
  });

  test("has them all off by default", () => {
    const off = attributes.slice(attributes.indexOf("response-band"));
    expect(off.map((attribute) => choicesOf(plan)[attribute].num)).toEqual(off.map(() => 0n));
    expect(plan.tables.some(({ attribute }) => off.includes(attribute))).toBe(false);
  });

  test("counts each fact once in every table of its sort, and in no other", () => {
    fc.assert(
      fc.property(facts, fc.array(others, { maxLength: 20 }), (asked, beside) => {
        const tally = yearWith([...asked, ...beside]);
        for (const { id, attribute } of tablesOf(everything, "2026")) {
          const sort = sortOf(attribute);
          const expected = [...asked, ...beside].filter((fact) => fact.sort === sort).length;
          expect([id, sumOf(tally.counts.get(id))]).toEqual([id, expected]);
        }
      }),
    );
  });

  test("puts each value of a fact into its own cell", () => {
    const tally = yearWith([
      { sort: "pulse", helped: "yes", safe: "no", again: "partly" },
      { sort: "gathering", helped: "not-said", safe: "yes", again: "no" },
      { sort: "group", size: "6-10" },
    ]);
    const shown = (attribute: Attribute) => {
      const counters = tally.counts.get(`${attribute}-year`) ?? [];
      return cellsOf(attribute, everything).filter((_cell, at) => (counters[at] ?? 0) > 0);
    };
    expect(shown("pulse-helped")).toEqual(["yes"]);
    expect(shown("pulse-safe")).toEqual(["no"]);
    expect(shown("pulse-again")).toEqual(["partly"]);
    expect(shown("gathering-helped")).toEqual(["not-said"]);
    expect(shown("gathering-safe")).toEqual(["yes"]);
    expect(shown("gathering-again")).toEqual(["no"]);
    expect(shown("group")).toEqual(["all"]);
    expect(shown("group-size")).toEqual(["6-10"]);
    expect(shown("distress")).toEqual([]);
  });

  test("has words for every cell", () => {
    const release = releaseOfTally(
      everything,
      "2026",
      emptyTally(everything, "2026"),
      "2027-02-01",
      seededBits(3),
    );
    const words = figureWords(release, everything).tables.flatMap(({ cells }) => cells);
    expect(words.filter(({ names }) => names[0]?.key === "figures.cell.as-planned")).toEqual([]);
    expect(words.every(({ names }) => names.length > 0)).toBe(true);
  });

  test("takes the year's total from requests alone", () => {
    const release = (period: Period, groups: number) => {
      const tally = emptyTally(everything, period);
      for (let one = 0; one < groups; one += 1) {
        addFact(everything, { sort: "group", size: "6-10" }, [{ tally, tag: null }]);
      }
      return releaseOfTally(everything, period, tally, "2027-02-01", seededBits(5));
    };
    const quarters = quartersOf(2026).map((quarter) => release(quarter, 0));
    const totalWith = (groups: number) =>
      consistentYear([...quarters, release("2026", groups)], 2026, quartersOf(2026));
    expect(totalWith(500)).toEqual(totalWith(0));
    expect(totalWith(0)?.tables.map(({ id }) => id)).not.toContain("group-year");
  });
});
