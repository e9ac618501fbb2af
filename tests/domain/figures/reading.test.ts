// What is made of released numbers: consistent totals, the trend, and how far a guess can move.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessAfter, guessesUnder } from "#app/domain/disclosure-audit/noisy-knowledge.ts";
import {
  consistentYear,
  disagreeingTables,
  shownTotal,
} from "#app/domain/figures/consistent-totals.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import { quartersOf } from "#app/domain/figures/periods.ts";
import { rational } from "#app/domain/figures/rational.ts";
import type { Release } from "#app/domain/figures/release.ts";
import { trendOf } from "#app/domain/figures/trend.ts";
import type { RoleFamily } from "#app/domain/roster/staff.ts";
import {
  cellsOfTable,
  type PersonFact,
  plainFact,
  plan,
  releaseOf,
  talliesOf,
} from "#tests/support/planned-facts.ts";
import { noChance, seededBits } from "#tests/support/seeded-bits.ts";

const facts: PersonFact[] = Array.from({ length: 84 }, (_one, index) => ({
  ...plainFact,
  quarter: quartersOf(2026)[index % 4] ?? "2026Q1",
  cluster: cellsOfTable("cluster")[index % 3] ?? "not-said",
  professionGroup: "nursing" satisfies RoleFamily,
  person: null,
}));

function yearOf(seed: number): Release[] {
  const rng = seededBits(seed);
  const tallies = talliesOf(facts);
  return periodsOfPlan(plan).flatMap((period) => {
    const tally = tallies.get(period);
    return tally ? [releaseOf(tally, rng)] : [];
  });
}
const consistent = (releases: readonly Release[]) => {
  const year = consistentYear(releases, 2026, quartersOf(2026));
  if (!year) throw new Error("the year is released");
  return year;
};

describe("consistent totals", () => {
  test("are nearer to the truth than the sum of the quarters, and within what is said", () => {
    let [near, combinedOff, quartersOff] = [0, 0, 0];
    const years = 300;
    for (let seed = 1; seed <= years; seed += 1) {
      const releases = yearOf(seed);
      const { total, within } = consistent(releases);
      expect(within).toBe(12);
      const off = Math.abs(Number(total.num) / Number(total.den) - 84);
      if (off <= within) near += 1;
      combinedOff += off;
      const sum = releases
        .filter(({ period }) => period.includes("Q"))
        .reduce((all, { tables }) => all + (tables[0]?.cells.all ?? 0), 0);
      quartersOff += Math.abs(sum - 84);
    }
    expect(near / years).toBeGreaterThanOrEqual(0.94);
    expect(combinedOff).toBeLessThan(quartersOff * 0.85);
  });

  test("are what every table of the year adds up to, whatever the noise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const { total, tables } = consistent(yearOf(seed));
        const rounded = Math.floor(
          (Number(total.num) * 2 + Number(total.den)) / (2 * Number(total.den)),
        );
        for (const { cells } of tables) {
          expect(Object.values(cells).reduce((sum, value) => sum + value, 0)).toBe(rounded);
        }
        expect(shownTotal(total)).toBe(Math.max(0, rounded));
      }),
      { numRuns: 40 },
    );
  });

  test("are not said before every part of the year is released", () => {
    const releases = yearOf(1);
    for (const missing of releases) {
      const fewer = releases.filter((one) => one !== missing);
      expect(consistentYear(fewer, 2026, quartersOf(2026))).toBeNull();
    }
  });
});

describe("tables of one year", () => {
  const disagreeing = (releases: readonly Release[]) =>
    disagreeingTables(releases, 2026, quartersOf(2026));

  test("agree in every year that is released, whatever the noise", () => {
    for (let seed = 1; seed <= 200; seed += 1) expect(disagreeing(yearOf(seed))).toEqual([]);
  });

  test("are named when one of them counts other requests than the others", () => {
    const releases = yearOf(1).map((release) =>
      release.period !== "2026"
        ? release
        : {
            ...release,
            tables: release.tables.map((table) =>
              table.id === "event-family-year"
                ? { ...table, cells: { ...table.cells, loss: (table.cells.loss ?? 0) * 5 } }
                : table,
            ),
          },
    );
    expect(disagreeing(releases)).toEqual(["event-family-year"]);
    expect(disagreeing(releases.filter(({ period }) => period !== "2026Q2"))).toEqual([]);
  });
});

describe("the trend", () => {
  const quarter = (number: number, all: number): Release => ({
    format: "alongside-release-1",
    plan: "2026-1",
    period: `2026Q${number as 1 | 2}`,
    releasedOn: "2026-10-28",
    tables: [{ id: "hospital-quarter", cells: { all }, epsilon: "2/5", within: 7 }],
  });

  test("calls nothing a change that the errors of both numbers explain", () => {
    const finding = (before: number, last: number) =>
      trendOf([quarter(2, last), quarter(1, before)]).finding;
    expect(finding(20, 34)).toBe("within-error");
    expect(finding(20, 35)).toBe("higher");
    expect(finding(35, 20)).toBe("lower");
    expect(finding(20, 6)).toBe("within-error");
    expect(trendOf([quarter(1, 3)]).finding).toBe("single");
    expect(trendOf([]).finding).toBe("none");
  });

  test("shows nothing below zero, and is drawn without chance", () => {
    expect(trendOf([quarter(1, -3)]).points).toEqual([
      { period: "2026Q1", shown: 0, from: 0, to: 4 },
    ]);
    expect(() => noChance.bit()).toThrow();
  });
});

describe("what a guess can become", () => {
  test("is what the works council was told, rounded against us", () => {
    const moved = (prior: number, num: bigint, den = 1n) => guessAfter(prior, rational(num, den));
    expect(
      [moved(20, 1n, 2n), moved(20, 1n), moved(20, 2n)].map((one) => one.atMostPercent),
    ).toEqual([30, 41, 65]);
    expect([moved(5, 1n), moved(5, 2n)].map((one) => one.atMostPercent)).toEqual([13, 29]);
    expect(moved(50, 0n)).toEqual({ priorPercent: 50, atMostPercent: 50, atLeastPercent: 50 });
  });

  test("never leaves the bound of Bayes, and grows with epsilon", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 1, max: 40 }),
        (prior, tenths) => {
          const { atMostPercent, atLeastPercent } = guessAfter(
            prior,
            rational(BigInt(tenths), 10n),
          );
          const bayes = (sign: number) => {
            const odds = (prior / (100 - prior)) * Math.exp((sign * tenths) / 10);
            return (100 * odds) / (1 + odds);
          };
          expect(atMostPercent).toBeGreaterThanOrEqual(bayes(1) - 1e-9);
          expect(atMostPercent).toBeLessThan(bayes(1) + 1.000001);
          expect(atLeastPercent).toBeLessThanOrEqual(bayes(-1) + 1e-9);
          const more = guessAfter(prior, rational(BigInt(tenths + 1), 10n));
          expect(more.atMostPercent).toBeGreaterThanOrEqual(atMostPercent);
        },
      ),
    );
  });

  test("adds up to the maximum of the plan for a named person", () => {
    const loss = guessesUnder(plan).map(({ seen, epsilon }) => [seen, epsilon]);
    expect(loss).toEqual([
      ["one-quarter", rational(2n, 5n)],
      ["one-request", rational(1n)],
      ["one-person-one-year", rational(2n)],
    ]);
  });
});
