// The noise: exact in distribution, whole numbers only, and no weaker than the plan claims.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { discreteLaplace, type Rng } from "#app/domain/figures/discrete-laplace.ts";
import { inverse, type Rational, rational, times } from "#app/domain/figures/rational.ts";
import { measuredEpsilon } from "#tests/support/measured-epsilon.ts";
import { seededBits } from "#tests/support/seeded-bits.ts";

const half = rational(1n, 2n);

function drawsOf(scale: Rational, count: number, rng: Rng): Map<number, number> {
  const seen = new Map<number, number>();
  for (let turn = 0; turn < count; turn += 1) {
    const value = Number(discreteLaplace(scale, rng));
    seen.set(value, (seen.get(value) ?? 0) + 1);
  }
  return seen;
}

const asDecimal = ({ num, den }: Rational): number => Number(num) / Number(den);

function probability(scale: Rational, value: number): number {
  const q = Math.exp(-1 / asDecimal(scale));
  return ((1 - q) / (1 + q)) * q ** Math.abs(value);
}

/** Upper 99.9% point of chi-square (Wilson and Hilferty). */
const chiSquareLimit = (df: number): number =>
  df * (1 - 2 / (9 * df) + 3.0902 * Math.sqrt(2 / (9 * df))) ** 3;

/** Chi-square of the draws against the exact law, tails joined where fewer than 5 are expected. */
function chiSquare(seen: Map<number, number>, scale: Rational, count: number) {
  let reach = 0;
  while (count * probability(scale, reach + 1) >= 5) reach += 1;
  let [sum, inside, expectedInside] = [0, 0, 0];
  for (let value = -reach; value <= reach; value += 1) {
    const expected = count * probability(scale, value);
    const observed = seen.get(value) ?? 0;
    sum += (observed - expected) ** 2 / expected;
    inside += observed;
    expectedInside += expected;
  }
  const rest = count - expectedInside;
  return { statistic: sum + (count - inside - rest) ** 2 / rest, df: 2 * reach + 1 };
}

describe("the noise", () => {
  test.each([
    ["1", rational(1n)],
    ["2", rational(2n)],
    ["5/2", rational(5n, 2n)],
    ["4", rational(4n)],
    ["5", rational(5n)],
    ["2/3", rational(2n, 3n)],
  ])("of scale %s follows the discrete Laplace law exactly", (_name, scale) => {
    const count = 100_000;
    const { statistic, df } = chiSquare(drawsOf(scale, count, seededBits(7)), scale, count);
    expect(statistic).toBeLessThan(chiSquareLimit(df));
  });

  test("is as often below zero as above", () => {
    const count = 100_000;
    const seen = drawsOf(rational(5n, 2n), count, seededBits(3));
    const above = [...seen].reduce((sum, [value, times]) => sum + (value > 0 ? times : 0), 0);
    const below = [...seen].reduce((sum, [value, times]) => sum + (value < 0 ? times : 0), 0);
    expect(Math.abs(above - below)).toBeLessThan(3.3 * Math.sqrt(above + below));
  });

  test("of epsilon 1/2 is zero 24.49% of the time, and each step outwards is e^-1/2 as likely", () => {
    const count = 200_000;
    const seen = drawsOf(inverse(half), count, seededBits(5));
    expect((seen.get(0) ?? 0) / count).toBeCloseTo(0.2449, 2);
    for (const step of [-3, -2, -1, 1, 2, 3]) {
      const ratio = (seen.get(step - Math.sign(step)) ?? 0) / (seen.get(step) ?? 1);
      expect(Math.abs(ratio / Math.exp(0.5) - 1)).toBeLessThan(0.06);
    }
  });

  test("tells one person more from one person fewer no better than the claim", () => {
    const claimed = (truth: bigint, rng: Rng) => truth + discreteLaplace(inverse(half), rng);
    const measured = measuredEpsilon(claimed, 100_000);
    expect(measured).toBeLessThanOrEqual(0.5);
    expect(measured).toBeGreaterThan(0.4); // the measurement has teeth
  });

  test("with half its scale is caught by the same measurement", () => {
    const weakened = (truth: bigint, rng: Rng) =>
      truth + discreteLaplace(rational(inverse(half).num, inverse(half).den * 2n), rng);
    expect(measuredEpsilon(weakened, 100_000)).toBeGreaterThan(0.5);
  });

  test("lets who knows everybody but one guess right 62% of the time, not more", () => {
    const rng = seededBits(9);
    let right = 0;
    const rounds = 50_000;
    for (let round = 0; round < rounds; round += 1) {
      const asked = rng.bit();
      const shown = 20n + asked + discreteLaplace(inverse(half), rng);
      if (shown >= 21n === (asked === 1n)) right += 1;
    }
    expect(right / rounds).toBeCloseTo(0.6225, 1);
    expect(right / rounds).toBeLessThan(0.6225 + 0.01);
  });

  test("refuses a scale that is not above zero", () => {
    expect(() => discreteLaplace(rational(0n), seededBits(1))).toThrow(RangeError);
    expect(() => discreteLaplace(times(rational(1n), -1n), seededBits(1))).toThrow(RangeError);
  });

  test("is drawn in whole numbers without a limit of size, from the given bits alone", () => {
    const source = readFileSync("app/domain/figures/discrete-laplace.ts", "utf8");
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
    expect(code).not.toMatch(/\bMath\b|\bNumber\b|\bnumber\b|parse(Int|Float)|crypto|Date/);
    const literals = code.match(/(?<![\w.])\d[\w.]*/g) ?? [];
    expect(literals.filter((literal) => !/^\d+n$/.test(literal))).toEqual([]);
    expect(literals.length).toBeGreaterThan(3);
  });
});
