// The promises of disclosure.md 5.3 about counting: partition, sensitivity, caps, late facts.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tablesOf } from "#app/domain/figures/budget.ts";
import { countingPlace, periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import { isQuarter, type Quarter, quartersOf } from "#app/domain/figures/periods.ts";
import {
  addFact,
  cellOf,
  emptyTally,
  tagLength,
  tallyBytes,
  tallyOfText,
  tallyText,
} from "#app/domain/figures/tally.ts";
import {
  distance,
  facts,
  type PersonFact,
  people,
  plainFact,
  plan,
  talliesOf,
} from "#tests/support/planned-facts.ts";

describe("counting", () => {
  test("puts every fact in exactly one cell of each table", () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const table of plan.tables) {
          for (const fact of some) {
            expect(table.cells.filter((cell) => cell === cellOf(table, fact))).toHaveLength(1);
          }
        }
        const anonymous = some.map((fact) => ({ ...fact, person: null }));
        const tallies = talliesOf(anonymous);
        for (const table of tablesOf(plan, "2026")) {
          const counters = tallies.get("2026")?.counts.get(table.id) ?? [];
          expect(counters.reduce((sum, value) => sum + value, 0)).toBe(some.length);
        }
      }),
    );
  });

  test("changes a table by at most the cap when one named person is taken away", () => {
    fc.assert(
      fc.property(facts, fc.constantFrom(...people), (some, person) => {
        const [all, without] = [
          talliesOf(some),
          talliesOf(some.filter((fact) => fact.person !== person)),
        ];
        for (const period of periodsOfPlan(plan)) {
          const cap = isQuarter(period) ? plan.capPerQuarter : plan.capPerYear;
          for (const { id } of tablesOf(plan, period)) {
            expect(distance(all.get(period), without.get(period), id)).toBeLessThanOrEqual(cap);
          }
        }
      }),
    );
  });

  test("changes a table by one when one request without a name is taken away", () => {
    fc.assert(
      fc.property(facts, fc.nat(), (some, pick) => {
        const anonymous = some.map((fact) => ({ ...fact, person: null }));
        if (anonymous.length === 0) return;
        const gone = pick % anonymous.length;
        const [all, without] = [
          talliesOf(anonymous),
          talliesOf(anonymous.filter((_, index) => index !== gone)),
        ];
        for (const { id } of tablesOf(plan, "2026")) {
          expect(distance(all.get("2026"), without.get("2026"), id)).toBe(1);
        }
      }),
    );
  });

  test("lets a third fact of one person in the year, or a second in the quarter, change nothing", () => {
    const fact = (quarter: Quarter): PersonFact => ({ ...plainFact, quarter, person: "anna" });
    const two = [fact("2026Q1"), fact("2026Q2")];
    const capped = [fact("2026Q1"), fact("2026Q1"), fact("2026Q2"), fact("2026Q3")];
    expect(talliesOf(capped)).toEqual(talliesOf(two));
  });

  test("counts nobody with a name once the memory of the caps is full", () => {
    const tiny = { ...plan, staffCount: 0 };
    const [quarter, year] = [emptyTally(tiny, "2026Q1"), emptyTally(tiny, "2026")];
    for (let person = 0; person < 300; person += 1) {
      const tag = String(person).padEnd(tagLength, "-");
      addFact(tiny, plainFact, [
        { tally: quarter, tag },
        { tally: year, tag },
      ]);
    }
    expect(quarter.counts.get("hospital-quarter")).toEqual([256]);
    expect(tallyText(year).length + 4).toBeLessThanOrEqual(tallyBytes(tiny, "2026"));
  });

  test("is kept as text of a size that only the plan decides, and read back the same", () => {
    fc.assert(
      fc.property(facts, (some) => {
        for (const tally of talliesOf(some).values()) {
          const text = tallyText(tally);
          expect(tallyOfText(plan, tally.period, text)).toEqual({
            ...tally,
            seen: new Map([...tally.seen].sort()),
          });
          expect(text.length + 4).toBeLessThanOrEqual(tallyBytes(plan, tally.period));
        }
      }),
    );
  });

  test.each([
    ["not JSON", "{"],
    ["a number", "7"],
    ["of too few counters", '{"counts":{"hospital-quarter":[]},"seen":""}'],
    ["of a broken memory", '{"counts":{"hospital-quarter":[1]},"seen":"abc"}'],
    ["of a memory over the cap", '{"counts":{"hospital-quarter":[1]},"seen":"aaaaaaaaaaa2"}'],
    ["of a count below zero", '{"counts":{"hospital-quarter":[-1]},"seen":""}'],
  ])("is not read from a text that is %s", (_name, text) => {
    expect(tallyOfText(plan, "2026Q1", text)).toBeNull();
  });
});

describe("a fact", () => {
  const planOf = (year: number) => (year === 2026 || year === 2027 ? { ...plan, year } : null);
  const placeOf = (from: Quarter, current: Quarter, released: string[]) =>
    countingPlace(from, current, planOf, (period) => released.includes(period))?.periods ?? null;

  test("counts in its own quarter and year while they are open", () => {
    expect(placeOf("2026Q3", "2026Q4", [])).toEqual(["2026Q3", "2026"]);
  });

  test("that comes late counts in the next open quarter, of the next year if need be", () => {
    expect(placeOf("2026Q3", "2026Q4", ["2026Q3"])).toEqual(["2026Q4", "2026"]);
    const closed = [...quartersOf(2026), "2026"];
    expect(placeOf("2026Q3", "2027Q1", closed)).toEqual(["2027Q1", "2027"]);
  });

  test("waits while no plan is signed, and never counts into a quarter to come", () => {
    expect(placeOf("2025Q4", "2025Q4", [])).toBeNull();
    expect(placeOf("2025Q4", "2026Q1", [])).toEqual(["2026Q1", "2026"]);
    expect(placeOf("2027Q1", "2026Q4", [])).toEqual(["2026Q4", "2026"]);
  });
});
