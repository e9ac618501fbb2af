// Wild cluster bootstrap of the treatment effect in a fixed-effects regression, with the null imposed
// (WCR), and the interval of all null values that it does not reject.
// Formula: residuals of the regression under effect = b, times one weight per cluster, make new
// outcomes; p is the share of draws with |t*| above |t|. Everything is linear or quadratic in b and
// in the weights, so five sums per draw answer for every b, and no regression is run again.
// Ties (the draws of all +1 and all -1 give back |t|) are not counted: strict comparison with a
// tolerance of 1e-9. A p of 0 means "below 1 / draws".
// Source: Cameron, Gelbach and Miller, REStat 90 (2008); Roodman et al., Stata Journal 19 (2019).
import { dot, entry, item } from "../linear/entries.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { familyFor, isEnumerated, type WeightFamily, weightDraws } from "./bootstrap-weights.ts";
import type { FixedEffectsFit } from "./fixed-effects-fit.ts";
import { clustersBySide } from "./two-way-fixed-effects.ts";

export interface WildBootstrap {
  readonly estimate: number;
  readonly statistic: number;
  readonly pValue: number;
  /** True when no draw exceeded |t|: report "below" `smallestPValue`. */
  readonly isBelowResolution: boolean;
  readonly smallestPValue: number;
  /** null when the set of values not rejected has no end on that side. */
  readonly low: number | null;
  readonly high: number | null;
  readonly coverage: number;
  readonly weights: WeightFamily;
  readonly draws: number;
  readonly isEnumerated: boolean;
  readonly clusters: number;
}

export interface WildBootstrapOptions {
  /** Gives numbers from 0 up to 1; not used when all draws are run through. */
  readonly random: () => number;
  /** Default 9,999. */
  readonly draws?: number;
  /** Default: all Rademacher draws for 6 to 12 clusters, Webb otherwise. */
  readonly weights?: WeightFamily;
  readonly coverage?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

const TIE_TOLERANCE = 1e-9;

/** @param fit the first regressor is the treatment */
export function wildClusterBootstrap(
  fit: FixedEffectsFit,
  options: WildBootstrapOptions,
): WildBootstrap | Refusal {
  const clusters = fit.panel.clusterNames.length;
  if (clustersBySide(fit.panel).isLone) return refuse("one-treated-cluster");
  const family = options.weights ?? familyFor(clusters);
  const coverage = options.coverage ?? 0.95;
  const parts = clusterParts(fit);
  const { count, next } = weightDraws(family, clusters, options.draws ?? 9999, options.random);
  if (count < 1 / (1 - coverage)) return refuse("too-few-draws", `${count} draws`);
  const sums = drawSums(parts, count, next, options.onProgress ?? (() => {}));
  const estimate = entry(fit.coefficients, 0);
  const observed = (nullValue: number) =>
    (Math.abs(estimate - nullValue) * parts.length2) / Math.sqrt(parts.observedSquare);
  const pValue = (nullValue: number) => shareAbove(sums, nullValue, observed(nullValue));
  const step = Math.sqrt(parts.observedSquare) / parts.length2;
  const end = (direction: 1 | -1) => intervalEnd(pValue, estimate, direction * step, 1 - coverage);
  const own = pValue(0);
  return {
    estimate,
    statistic: Math.sign(estimate) * observed(0),
    pValue: own,
    isBelowResolution: own === 0,
    smallestPValue: 1 / count,
    low: end(-1),
    high: end(1),
    coverage,
    weights: family,
    draws: count,
    isEnumerated: isEnumerated(family, clusters),
    clusters,
  };
}

interface ClusterParts {
  /** Sum of squares of the treatment without all other columns and effects. */
  readonly length2: number;
  /** Sum of squared cluster scores of the original regression. */
  readonly observedSquare: number;
  /** Score of each cluster: from the outcome, and from the treatment (times the null value). */
  readonly outcomeScore: Float64Array;
  readonly treatmentScore: Float64Array;
  /** How the draw's weight on cluster h moves the residual score of cluster g: row g, column h. */
  readonly outcomeMoves: readonly Float64Array[];
  readonly treatmentMoves: readonly Float64Array[];
}

function clusterParts(fit: FixedEffectsFit): ClusterParts {
  const { rowsOfCluster } = fit.panel;
  const rows = fit.panel.outcome.length;
  const own = new Float64Array(rows);
  const corner = fit.bread.get(0, 0);
  fit.within.forEach((column, j) => {
    const weight = fit.bread.get(j, 0) / corner;
    for (let row = 0; row < rows; row++) own[row] = entry(own, row) + weight * entry(column, row);
  });
  const estimate = entry(fit.coefficients, 0);
  const outcomeLeft = fit.residuals.map((left, row) => left + estimate * entry(own, row));
  const scores = (left: Float64Array) =>
    Float64Array.from(rowsOfCluster, (members) =>
      members.reduce((sum, row) => sum + entry(own, row) * entry(left, row), 0),
    );
  const moves = (left: Float64Array) => {
    const matrix = rowsOfCluster.map(() => new Float64Array(rowsOfCluster.length));
    rowsOfCluster.forEach((members, h) => {
      const lone = new Float64Array(rows);
      for (const row of members) lone[row] = entry(left, row);
      scores(residualsOf(fit, lone)).forEach((value, g) => {
        item(matrix, g)[h] = value;
      });
    });
    return matrix;
  };
  const fitted = scores(fit.residuals);
  return {
    length2: dot(own, own),
    observedSquare: dot(fitted, fitted),
    outcomeScore: scores(outcomeLeft),
    treatmentScore: scores(own),
    outcomeMoves: moves(outcomeLeft),
    treatmentMoves: moves(own),
  };
}

function residualsOf(fit: FixedEffectsFit, column: Float64Array): Float64Array {
  const left = fit.effects.residualise(column);
  const loads = fit.within.map((regressor) => dot(regressor, left));
  fit.within.forEach((regressor, j) => {
    const coefficient = loads.reduce((sum, load, m) => sum + fit.bread.get(j, m) * load, 0);
    for (let row = 0; row < left.length; row++) {
      left[row] = entry(left, row) - coefficient * entry(regressor, row);
    }
  });
  return left;
}

interface DrawSums {
  readonly outcome: Float64Array;
  readonly treatment: Float64Array;
  readonly outcomeSquare: Float64Array;
  readonly crossed: Float64Array;
  readonly treatmentSquare: Float64Array;
}

function drawSums(
  parts: ClusterParts,
  count: number,
  next: (weights: Float64Array) => void,
  onProgress: (done: number, total: number) => void,
): DrawSums {
  const empty = () => new Float64Array(count);
  const sums = {
    outcome: empty(),
    treatment: empty(),
    outcomeSquare: empty(),
    crossed: empty(),
    treatmentSquare: empty(),
  };
  const clusters = parts.outcomeScore.length;
  const weights = new Float64Array(clusters);
  const outcomeMoves = flat(parts.outcomeMoves);
  const treatmentMoves = flat(parts.treatmentMoves);
  for (let draw = 0; draw < count; draw++) {
    next(weights);
    sums.outcome[draw] = dot(weights, parts.outcomeScore);
    sums.treatment[draw] = dot(weights, parts.treatmentScore);
    let outcomeSquare = 0;
    let crossed = 0;
    let treatmentSquare = 0;
    for (let g = 0; g < clusters; g++) {
      const fromOutcome = rowProduct(outcomeMoves, g, weights);
      const fromTreatment = rowProduct(treatmentMoves, g, weights);
      outcomeSquare += fromOutcome * fromOutcome;
      crossed += fromOutcome * fromTreatment;
      treatmentSquare += fromTreatment * fromTreatment;
    }
    sums.outcomeSquare[draw] = outcomeSquare;
    sums.crossed[draw] = crossed;
    sums.treatmentSquare[draw] = treatmentSquare;
    if ((draw + 1) % 500 === 0) onProgress(draw + 1, count);
  }
  return sums;
}

function flat(rows: readonly Float64Array[]): Float64Array {
  const width = rows.length;
  const all = new Float64Array(width * width);
  rows.forEach((row, g) => {
    all.set(row, g * width);
  });
  return all;
}

// The one hot loop: draws x clusters x clusters. Kept to one array type, so that the engine compiles
// it to plain multiplications; lengths are fixed by construction, so no entry is missing.
function rowProduct(matrix: Float64Array, row: number, weights: Float64Array): number {
  const width = weights.length;
  const offset = row * width;
  let sum = 0;
  for (let h = 0; h < width; h++) sum += (matrix[offset + h] ?? 0) * (weights[h] ?? 0);
  return sum;
}

function shareAbove(sums: DrawSums, nullValue: number, observed: number): number {
  const count = sums.outcome.length;
  let above = 0;
  for (let draw = 0; draw < count; draw++) {
    const numerator = Math.abs(entry(sums.outcome, draw) - nullValue * entry(sums.treatment, draw));
    const square =
      entry(sums.outcomeSquare, draw) -
      2 * nullValue * entry(sums.crossed, draw) +
      nullValue * nullValue * entry(sums.treatmentSquare, draw);
    if (numerator > observed * (1 + TIE_TOLERANCE) * Math.sqrt(Math.max(0, square))) above += 1;
  }
  return above / count;
}

// Walks outwards until the value is rejected, then bisects the last step.
function intervalEnd(
  pValue: (nullValue: number) => number,
  estimate: number,
  firstStep: number,
  level: number,
): number | null {
  let inside = estimate;
  let outside = estimate + 2 * firstStep;
  for (let doubling = 0; pValue(outside) >= level; doubling++) {
    if (doubling > 20) return null;
    inside = outside;
    outside = estimate + 2 * (outside - estimate);
  }
  for (let halving = 0; halving < 50; halving++) {
    const middle = (inside + outside) / 2;
    if (pValue(middle) >= level) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}
