// Randomisation test of a stepped wedge: the crossover orders are dealt out again among the units,
// and the effect is estimated each time. Valid with few clusters when the order was drawn by lot.
// Statistic: within-unit, within-period effect on cell means. p counts draws at least as large in
// absolute value, the real one included; all different deals are run through when there are at most
// 5,000. Source: Wang and De Gruttola, Statistics in Medicine 36 (2017).
import { dot, entry, item } from "../linear/entries.ts";
import { twoWayEffects } from "../panel/two-way-effects.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { type WedgeRow, wedgeDesign } from "./wedge-design.ts";

export interface CrossoverPermutation {
  readonly effect: number;
  readonly pValue: number;
  readonly deals: number;
  readonly isEnumerated: boolean;
}

const MOST_ENUMERATED = 5000;

export function permutationOverCrossover(
  rows: readonly WedgeRow[],
  random: () => number,
  draws = 4999,
): CrossoverPermutation | Refusal {
  const design = wedgeDesign(rows);
  if ("refused" in design) return design;
  const size = design.units * design.periods;
  const counts = new Float64Array(size);
  const means = new Float64Array(size);
  const plan = new Float64Array(size);
  rows.forEach((row, at) => {
    const cell = entry(design.unitOf, at) * design.periods + entry(design.periodOf, at);
    counts[cell] = entry(counts, cell) + 1;
    means[cell] = entry(means, cell) + row.outcome;
    plan[cell] = row.treated;
  });
  if (counts.includes(0)) return refuse("not-a-balanced-panel");
  const cells = Array.from({ length: size }, (_, cell) => cell);
  const unitOf = Int32Array.from(cells, (cell) => Math.floor(cell / design.periods));
  const periodOf = Int32Array.from(cells, (cell) => cell % design.periods);
  const effects = twoWayEffects(unitOf, periodOf);
  const outcome = effects.residualise(means.map((sum, cell) => sum / entry(counts, cell)));
  const paths = Array.from({ length: design.units }, (_, unit) =>
    Array.from(plan.slice(unit * design.periods, (unit + 1) * design.periods)),
  );
  const different = new Set(paths.map((path) => path.join()));
  if (different.size < 2) return refuse("collinear-treatment");
  const effectOf = (dealt: readonly (readonly number[])[]) => {
    const column = effects.residualise(Float64Array.from(dealt.flat()));
    return dot(column, outcome) / dot(column, column);
  };
  const observed = effectOf(paths);
  const limit = Math.abs(observed) * (1 - 1e-9);
  const all = numberOfDeals(paths);
  let atLeast = 0;
  let deals = 0;
  const count = (dealt: readonly (readonly number[])[]) => {
    deals += 1;
    if (Math.abs(effectOf(dealt)) >= limit) atLeast += 1;
  };
  if (all <= MOST_ENUMERATED) {
    dealAll(paths, count);
  } else {
    count(paths);
    for (let draw = 0; draw < draws; draw++) count(shuffled(paths, random));
  }
  return { effect: observed, pValue: atLeast / deals, deals, isEnumerated: all <= MOST_ENUMERATED };
}

function numberOfDeals(paths: readonly (readonly number[])[]): number {
  const sizes = new Map<string, number>();
  let deals = 1;
  paths.forEach((path, position) => {
    const size = (sizes.get(path.join()) ?? 0) + 1;
    sizes.set(path.join(), size);
    deals *= (position + 1) / size;
  });
  return Math.round(deals);
}

function dealAll(
  paths: readonly (readonly number[])[],
  visit: (dealt: readonly (readonly number[])[]) => void,
): void {
  const kinds = [...new Map(paths.map((path) => [path.join(), path])).values()];
  const left = kinds.map((kind) => paths.filter((path) => path.join() === kind.join()).length);
  const dealt: (readonly number[])[] = [];
  const next = () => {
    if (dealt.length === paths.length) {
      visit(dealt);
      return;
    }
    kinds.forEach((kind, k) => {
      if (entry(left, k) === 0) return;
      left[k] = entry(left, k) - 1;
      dealt.push(kind);
      next();
      dealt.pop();
      left[k] = entry(left, k) + 1;
    });
  };
  next();
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const kept = item(result, last);
    result[last] = item(result, other);
    result[other] = kept;
  }
  return result;
}
