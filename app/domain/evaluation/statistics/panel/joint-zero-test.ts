// Joint test that several contrasts are zero, with CR2 and the HTZ (Hotelling T-squared) reference,
// because the plain F test with cluster variance rejects too often with few clusters.
// Formula: Q = b'V^-1 b; with eta = q (q + 1) / sum of the variances of the standardised variance
// estimate's entries, (eta - q + 1) / (eta q) x Q follows F(q, eta - q + 1). With q = 1 it is the
// square of t with Satterthwaite degrees of freedom.
// Source: Tipton and Pustejovsky, J. Educational and Behavioral Statistics 40 (2015), HTZ.
import { inverse, Matrix } from "ml-matrix";
import { fUpperTail } from "../distributions/f-and-chi-square.ts";
import { inverseSymmetricRoot } from "../linear/symmetric-root.ts";
import { isRefusal, type Refusal, refuse } from "../refusals.ts";
import { biasReducedVariance } from "./bias-reduced-variance.ts";
import type { FixedEffectsFit } from "./fixed-effects-fit.ts";
import { type ClusterClass, clusterClasses } from "./satterthwaite.ts";

export interface JointTest {
  readonly statistic: number;
  readonly numeratorDegrees: number;
  readonly denominatorDegrees: number;
  readonly pValue: number;
  readonly convention: "CR2-HTZ";
}

/**
 * @param contrasts each with one weight per regressor, independent of each other
 * @returns the test, or a refusal when clusters are too few for so many contrasts
 */
export function jointZeroTest(
  fit: FixedEffectsFit,
  contrasts: readonly (readonly number[])[],
): JointTest | Refusal {
  const count = contrasts.length;
  if (count === 0) return refuse("no-periods-before");
  const reduced = biasReducedVariance(fit);
  if (isRefusal(reduced)) return reduced;
  const selector = new Matrix(contrasts.map((contrast) => [...contrast]));
  const estimates = selector.mmul(Matrix.columnVector(Array.from(fit.coefficients)));
  const variance = selector.mmul(reduced.variance).mmul(selector.transpose());
  const working = inverseSymmetricRoot(selector.mmul(fit.bread).mmul(selector.transpose()));
  if (working.rank < count || inverseSymmetricRoot(variance).rank < count) {
    return refuse("too-few-points", `${count} effects, ${fit.panel.clusterNames.length} clusters`);
  }
  const standardised = working.root.transpose().mmul(selector).to2DArray();
  const spread = totalVariance(clusterClasses(fit, reduced.adjusted, standardised), count);
  const eta = (count * (count + 1)) / spread;
  const denominatorDegrees = eta - count + 1;
  if (!(denominatorDegrees > 0)) {
    return refuse("too-few-points", `${count} effects, ${fit.panel.clusterNames.length} clusters`);
  }
  const wald = estimates.transpose().mmul(inverse(variance)).mmul(estimates).get(0, 0);
  const statistic = (denominatorDegrees / (eta * count)) * wald;
  return {
    statistic,
    numeratorDegrees: count,
    denominatorDegrees,
    pValue: fUpperTail(statistic, count, denominatorDegrees),
    convention: "CR2-HTZ",
  };
}

// Sum over all entries (s, t) of Var(sum over g of p_sg'e p_tg'e) for standard normal e.
function totalVariance(classes: readonly ClusterClass[], count: number): number {
  const pairTotal = (products: Matrix) => {
    let trace = 0;
    let squares = 0;
    for (let s = 0; s < count; s++) {
      for (let t = 0; t < count; t++) {
        squares += products.get(s, t) * products.get(t, s);
        trace += products.get(s, s) * products.get(t, t);
      }
    }
    return trace + squares;
  };
  let total = 0;
  for (const first of classes) {
    for (const second of classes) {
      const crossed = first.projected.transpose().mmul(second.projected);
      total += first.count * second.count * pairTotal(crossed);
    }
    const crossed = first.projected.transpose().mmul(first.projected);
    total += first.count * (pairTotal(Matrix.sub(first.within, crossed)) - pairTotal(crossed));
  }
  return total;
}

/** One contrast per named regressor position. */
export function unitContrasts(positions: readonly number[], regressors: number): number[][] {
  return positions.map((position) =>
    Array.from({ length: regressors }, (_, j) => (j === position ? 1 : 0)),
  );
}
