// Cronbach's alpha of a scale, raw and standardised, with each item left out and each item's
// correlation with the rest.
// Formula: k / (k - 1) x (1 - sum of item variances / variance of the total), from the covariance
// matrix of items. Convention: covariances use all pairs of answers present (as psych); 'complete'
// uses only rows without gaps. Items that never vary are left out and named. Negative values are
// legal. Source: Cronbach, Psychometrika 16 (1951).
import { entry, item } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";

export interface CronbachAlpha {
  readonly raw: number;
  readonly standardised: number;
  readonly items: readonly {
    readonly name: string;
    /** null with two items: one alone has no alpha. */
    readonly alphaIfDropped: number | null;
    readonly correlationWithRest: number;
  }[];
  readonly constantItems: readonly string[];
  readonly rows: number;
}

/**
 * @param names of the items
 * @param answers rows x items, null = missing
 */
export function cronbachAlpha(
  names: readonly string[],
  answers: readonly (readonly (number | null)[])[],
  gaps: "pairwise" | "complete" = "pairwise",
): CronbachAlpha | Refusal {
  if (names.length < 2) return refuse("one-item");
  const rows = gaps === "complete" ? answers.filter((row) => !row.includes(null)) : [...answers];
  if (rows.length < 2) return refuse("too-few-points", `${rows.length} rows`);
  const columns = names.map((_, j) => rows.map((row) => row[j] ?? null));
  const all = columns.map((first) => columns.map((second) => covariance(first, second)));
  const kept = names.map((_, j) => j).filter((j) => (all[j]?.[j] ?? 0) > 0);
  const constantItems = names.filter((_, j) => !kept.includes(j));
  if (kept.length < 2) return refuse("one-item", "fewer than two items vary");
  const matrix = kept.map((j) => kept.map((k) => all[j]?.[k] ?? Number.NaN));
  if (matrix.flat().some(Number.isNaN)) {
    return refuse("too-few-points", "two items are never answered together");
  }
  const correlations = matrix.map((row, j) =>
    row.map((value, k) => value / Math.sqrt(at(matrix, j, j) * at(matrix, k, k))),
  );
  const raw = alphaOf(matrix);
  if (!Number.isFinite(raw)) return refuse("constant-outcome", "the total score does not vary");
  return {
    raw,
    standardised: alphaOf(correlations),
    items: kept.map((j, position) => ({
      name: item(names, j),
      alphaIfDropped: kept.length === 2 ? null : alphaOf(without(matrix, position)),
      correlationWithRest: correlationWithRest(matrix, position),
    })),
    constantItems,
    rows: rows.length,
  };
}

function at(matrix: readonly (readonly number[])[], j: number, k: number): number {
  return entry(item(matrix, j), k);
}

function alphaOf(matrix: readonly (readonly number[])[]): number {
  const items = matrix.length;
  const total = matrix.flat().reduce((sum, value) => sum + value, 0);
  const own = matrix.reduce((sum, row, j) => sum + entry(row, j), 0);
  return (items / (items - 1)) * (1 - own / total);
}

function without(matrix: readonly (readonly number[])[], position: number): number[][] {
  return matrix.filter((_, j) => j !== position).map((row) => row.filter((_, k) => k !== position));
}

function correlationWithRest(matrix: readonly (readonly number[])[], position: number): number {
  const own = at(matrix, position, position);
  const together = item(matrix, position).reduce((sum, value) => sum + value, 0) - own;
  const rest = without(matrix, position)
    .flat()
    .reduce((sum, value) => sum + value, 0);
  return together / Math.sqrt(own * rest);
}

function covariance(first: readonly (number | null)[], second: readonly (number | null)[]): number {
  const pairs = first.flatMap((value, row) => {
    const other = second[row] ?? null;
    return value === null || other === null ? [] : [[value, other] as const];
  });
  if (pairs.length < 2) return Number.NaN;
  const meanFirst = pairs.reduce((sum, [value]) => sum + value, 0) / pairs.length;
  const meanSecond = pairs.reduce((sum, [, other]) => sum + other, 0) / pairs.length;
  const products = pairs.reduce(
    (sum, [value, other]) => sum + (value - meanFirst) * (other - meanSecond),
    0,
  );
  return products / (pairs.length - 1);
}
