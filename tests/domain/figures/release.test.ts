// The promises of disclosure.md 5.3 about releases: shape, budget, no redraw, post-processing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BudgetOverspent,
  type Charge,
  chargesFor,
  personYearLoss,
} from "#app/domain/figures/budget.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import type { Rng } from "#app/domain/figures/discrete-laplace.ts";
import { figureWords } from "#app/domain/figures/figure-words.ts";
import { isAbove, rational } from "#app/domain/figures/rational.ts";
import { noisyCells, releaseOfText, releaseText } from "#app/domain/figures/release.ts";
import type { ReleasePlan } from "#app/domain/figures/release-plan.ts";
import { emptyTally } from "#app/domain/figures/tally.ts";
import { measuredEpsilon } from "#tests/support/measured-epsilon.ts";
import { facts, plan, releaseOf, talliesOf } from "#tests/support/planned-facts.ts";
import { noChance, seededBits } from "#tests/support/seeded-bits.ts";

describe("a release", () => {
  test("has the cells that the plan gives it, whoever was counted", () => {
    fc.assert(
      fc.property(facts, facts, (some, others) => {
        for (const period of periodsOfPlan(plan)) {
          const shapes = [some, others].map((counted) => {
            const tally = talliesOf(counted).get(period);
            if (!tally) throw new Error("every planned period has a tally");
            return releaseOf(tally).tables.map(({ id, cells, ...rest }) => [
              id,
              Object.keys(cells),
              rest,
            ]);
          });
          expect(shapes[0]).toEqual(shapes[1]);
        }
      }),
      { numRuns: 30 },
    );
  });

  test("holds nothing but the plan's name, the day, noisy numbers, cost and error", () => {
    const text = releaseText(releaseOf(emptyTally(plan, "2026Q3")));
    const read = JSON.parse(text) as Record<string, unknown> & { tables: object[] };
    expect(Object.keys(read)).toEqual(["format", "period", "plan", "releasedOn", "tables"]);
    expect(read.tables.map((table) => Object.keys(table))).toEqual([
      ["cells", "epsilon", "id", "within"],
    ]);
    expect(releaseText(releaseOfText(text))).toBe(text);
  });

  test("draws one noise per cell, each anew", () => {
    const draw = (seed: number) => releaseOf(emptyTally(plan, "2026"), seededBits(seed));
    expect(releaseText(draw(1))).toBe(releaseText(draw(1)));
    expect(releaseText(draw(1))).not.toBe(releaseText(draw(2)));
    const numbers = draw(1).tables.flatMap(({ cells }) => Object.values(cells));
    expect(new Set(numbers).size).toBeGreaterThan(3);
  });

  test("hides one person exactly as well as it says, in every table", () => {
    for (const table of plan.tables) {
      const claim = Number(table.epsilon.num) / Number(table.epsilon.den);
      const released = (truth: bigint, rng: Rng): bigint =>
        BigInt(noisyCells({ ...table, cells: ["all"] }, [Number(truth)], rng).all ?? 0);
      const measured = measuredEpsilon(released, 60_000);
      expect(measured).toBeLessThanOrEqual(claim);
      expect(measured).toBeGreaterThan(claim - 0.1);
    }
  });

  test("cannot be drawn without chance", () => {
    expect(() => releaseOf(emptyTally(plan, "2026Q1"), noChance as never)).toThrow();
  });

  test("is shown without chance and without the truth: the same release reads the same", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 99 }), { minLength: 99 }), (numbers) => {
        const drawn = releaseOf(emptyTally(plan, "2026"));
        let next = 0;
        for (const table of drawn.tables) {
          for (const cell of Object.keys(table.cells)) table.cells[cell] = numbers[next++] ?? 0;
        }
        const words = figureWords(drawn, plan);
        expect(figureWords(releaseOfText(releaseText(drawn)), plan)).toEqual(words);
        for (const { cells, within } of words.tables) {
          for (const { shown, from, to } of cells) {
            expect(Math.min(shown, from, to)).toBeGreaterThanOrEqual(0);
            expect(from <= shown && shown <= to && to - from <= 2 * within).toBe(true);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  test("says how far off it may be, once per table", () => {
    const words = figureWords(releaseOf(emptyTally(plan, "2026Q3")), plan);
    expect(words.period).toEqual({
      key: "figures.period.quarter",
      values: { quarter: 3, year: "2026" },
    });
    expect(words.tables.map(({ error }) => error)).toEqual([
      { key: "figures.within", values: { within: 7 } },
    ]);
  });
});

describe("the budget", () => {
  test("of a named person is never passed, in whatever order and however often periods are closed", () => {
    const periods = periodsOfPlan(plan);
    const epsilons = fc.array(fc.bigInt({ min: 1n, max: 9n }), { minLength: 4, maxLength: 4 });
    const orders = fc.array(fc.constantFrom(...periods), { maxLength: 12 });
    fc.assert(
      fc.property(epsilons, orders, (tenths, order) => {
        const dear: ReleasePlan = {
          ...plan,
          tables: plan.tables.map((table, index) => ({
            ...table,
            epsilon: rational(tenths[index] ?? 1n, 10n),
          })),
        };
        const spent: Charge[] = [];
        for (const period of order) {
          try {
            spent.push(...chargesFor(dear, period, spent));
          } catch (error) {
            expect(error).toBeInstanceOf(BudgetOverspent);
          }
        }
        expect(isAbove(personYearLoss(spent, dear), dear.personYearEpsilonMax)).toBe(false);
        const paid = spent.map(({ tableId, period }) => `${tableId} ${period}`);
        expect(new Set(paid).size).toBe(paid.length);
      }),
    );
  });

  test("of the default plan is exactly 2 for one person when everything was released", () => {
    const spent: Charge[] = [];
    for (const period of periodsOfPlan(plan)) spent.push(...chargesFor(plan, period, spent));
    expect(personYearLoss(spent, plan)).toEqual(rational(2n));
  });

  test("of one year leaves the next untouched", () => {
    const spent = periodsOfPlan(plan).flatMap((period) => chargesFor(plan, period, []));
    const next = { ...plan, year: 2027, version: "2027-1" };
    expect(chargesFor(next, "2027Q1", spent)).toHaveLength(1);
    expect(() => chargesFor(plan, "2026Q1", spent)).toThrow(BudgetOverspent);
  });
});
