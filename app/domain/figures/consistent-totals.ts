// One total of a year out of every released table that counts the same requests: each table's sum,
// weighted by how exact it is. Post-processing of released numbers, so it costs no privacy. Exact.
import { isQuarter, type Period, yearNumberOf } from "./periods.ts";
import { isAbove, plus, type Rational, rational, rationalOf, zero } from "./rational.ts";
import type { Release } from "./release.ts";
import { attributes, sortOf, tableIdOf } from "./release-plan.ts";

const product = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den);

function quotient(a: Rational, b: Rational): Rational {
  const sign = b.num < 0n ? -1n : 1n;
  return rational(a.num * b.den * sign, a.den * b.num * sign);
}

/** One released table, or the four quarters together: a sum of cells with noise on each. */
interface Estimate {
  sum: Rational;
  /** About the variance of the sum: 2 / epsilon squared for each cell. Exact as a fraction. */
  variance: Rational;
}

/** Groups held and answers given are other facts: they say nothing of how many requests there were. */
const countsRequests = (tableId: string): boolean =>
  attributes.some(
    (attribute) => sortOf(attribute) === "request" && tableIdOf(attribute, "year") === tableId,
  );

export interface ConsistentYear {
  year: number;
  /** The weighted total; a fraction, never rounded on the way. */
  total: Rational;
  /** How far off it may be, nineteen times in twenty. */
  within: number;
  /** The cells of the year's tables, moved alike so that they add up to the total; whole numbers. */
  tables: { id: string; cells: Record<string, number> }[];
}

const epsilonIn = (text: string): Rational => {
  const epsilon = rationalOf(text);
  if (!epsilon || epsilon.num === 0n) throw new RangeError("A released table states no epsilon.");
  return epsilon;
};

function estimateOf(tables: readonly Release["tables"][number][]): Estimate {
  return tables.reduce<Estimate>(
    (before, { cells, epsilon }) => {
      const numbers = Object.values(cells);
      const { num, den } = epsilonIn(epsilon);
      return {
        sum: plus(before.sum, rational(numbers.reduce((sum, value) => sum + BigInt(value), 0n))),
        variance: plus(
          before.variance,
          rational(2n * den * den * BigInt(numbers.length), num * num),
        ),
      };
    },
    { sum: zero, variance: zero },
  );
}

/** The smallest whole number at least twice the root: two standard deviations, rounded up. */
function twiceTheRoot({ num, den }: Rational): number {
  let within = 0n;
  while (within * within * den < 4n * num) within += 1n;
  return Number(within);
}

/** Whole numbers that add up to the rounded total and lie closest to the fractions: largest remainders. */
function roundedTogether(values: readonly Rational[], total: bigint): bigint[] {
  const floorOf = ({ num, den }: Rational) => num / den - (num % den < 0n ? 1n : 0n);
  const whole = values.map(floorOf);
  const missing = Number(total - whole.reduce((sum, value) => sum + value, 0n));
  const remainder = (at: number) => {
    const value = values[at] ?? zero;
    return plus(value, rational(-(whole[at] ?? 0n)));
  };
  const order = values
    .map((_value, at) => at)
    .sort((a, b) => {
      const [left, right] = [remainder(a), remainder(b)];
      const difference = right.num * left.den - left.num * right.den;
      return difference === 0n ? a - b : difference > 0n ? 1 : -1;
    });
  for (const at of order.slice(0, Math.max(0, missing))) whole[at] = (whole[at] ?? 0n) + 1n;
  return whole;
}

const rounded = ({ num, den }: Rational): bigint => {
  const doubled = 2n * num + den;
  return doubled / (2n * den) - (doubled % (2n * den) < 0n ? 1n : 0n);
};

/**
 * @param releases every release.
 * @returns null while the year, or one of its quarters, is not released: the totals would not be of the
 * same requests.
 */
export function consistentYear(
  releases: readonly Release[],
  year: number,
  quarters: readonly Period[],
): ConsistentYear | null {
  const ofYear = releases.filter(({ period }) => yearNumberOf(period) === year);
  const closing = ofYear.find(({ period }) => !isQuarter(period));
  const found = ofYear.filter(({ period }) => quarters.includes(period));
  if (!closing || found.length !== quarters.length) return null;
  const quarterly = found.flatMap(({ tables }) =>
    tables.filter(({ id }) => id.startsWith("hospital-")),
  );
  const estimates = [
    ...(quarterly.length > 0 ? [estimateOf(quarterly)] : []),
    ...closing.tables.filter(({ id }) => countsRequests(id)).map((table) => estimateOf([table])),
  ];
  const weights = estimates.map(({ variance }) => quotient(rational(1n), variance));
  const allWeight = weights.reduce(plus, zero);
  if (allWeight.num === 0n) return null;
  const weighted = estimates
    .map(({ sum }, at) => product(sum, weights[at] ?? zero))
    .reduce(plus, zero);
  const total = quotient(weighted, allWeight);
  return {
    year,
    total,
    within: twiceTheRoot(quotient(rational(1n), allWeight)),
    tables: closing.tables
      .filter(({ id }) => countsRequests(id))
      .map(({ id, cells }) => {
        const names = Object.keys(cells);
        const numbers = names.map((name) => rational(BigInt(cells[name] ?? 0)));
        const missing = plus(total, product(numbers.reduce(plus, zero), rational(-1n)));
        const share = quotient(missing, rational(BigInt(Math.max(1, names.length))));
        const moved = roundedTogether(
          numbers.map((value) => plus(value, share)),
          rounded(total),
        );
        return {
          id,
          cells: Object.fromEntries(names.map((name, at) => [name, Number(moved[at] ?? 0n)])),
        };
      }),
  };
}

/**
 * Whether the tables of a year say the same of it. Each counts every request once, so the sum of each lies
 * near the weighted total; seven standard deviations of its own noise would come in fewer than one of a
 * thousand years of releases.
 * @returns the tables that do not; none while the year is not whole.
 */
export function disagreeingTables(
  releases: readonly Release[],
  year: number,
  quarters: readonly Period[],
): string[] {
  const whole = consistentYear(releases, year, quarters);
  const closing = releases.find(({ period }) => period === `${year}`);
  if (!whole || !closing) return [];
  return closing.tables
    .filter(({ id }) => countsRequests(id))
    .filter((table) => {
      const { sum, variance } = estimateOf([table]);
      const off = plus(sum, product(whole.total, rational(-1n)));
      return isAbove(product(off, off), product(variance, rational(49n)));
    })
    .map(({ id }) => id);
}

/** The nearest whole number, for showing; never below zero. */
export const shownTotal = (total: Rational): number => Math.max(0, Number(rounded(total)));
