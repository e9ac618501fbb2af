// Draws of cluster weights for the wild bootstrap: all of them where that is possible, else random.
// Rademacher: +1 or -1. Webb: plus or minus sqrt(1/2), 1, sqrt(3/2), which gives 6^G instead of 2^G
// different draws. Source: Webb, Queen's Economics Department Working Paper 1315 (2014).
import { item } from "../linear/entries.ts";

export const WEIGHT_FAMILIES = ["rademacher", "webb"] as const;
export type WeightFamily = (typeof WEIGHT_FAMILIES)[number];

const VALUES: Record<WeightFamily, readonly number[]> = {
  rademacher: [-1, 1],
  webb: [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)],
};

// 2^12 and 6^5 are the largest sets that are run through completely.
const MOST_ENUMERATED = 7776;

/** With up to 5 clusters 2^G signs cannot reach a p-value below 0.06; with up to 12 all are run. */
export function familyFor(clusters: number): WeightFamily {
  return clusters > 5 && clusters <= 12 ? "rademacher" : "webb";
}

export function isEnumerated(family: WeightFamily, clusters: number): boolean {
  return VALUES[family].length ** clusters <= MOST_ENUMERATED;
}

/**
 * @param draws number of random draws; ignored when all draws are run through
 * @param random gives numbers from 0 up to 1
 * @returns how many draws there are, and a function that fills in the weights of the next draw
 */
export function weightDraws(
  family: WeightFamily,
  clusters: number,
  draws: number,
  random: () => number,
): { readonly count: number; readonly next: (weights: Float64Array) => void } {
  const values = VALUES[family];
  if (!isEnumerated(family, clusters)) {
    return {
      count: draws,
      next: (weights) => {
        for (let g = 0; g < clusters; g++) {
          weights[g] = item(values, Math.floor(random() * values.length));
        }
      },
    };
  }
  let number = 0;
  return {
    count: values.length ** clusters,
    next: (weights) => {
      let rest = number++;
      for (let g = 0; g < clusters; g++) {
        weights[g] = item(values, rest % values.length);
        rest = Math.floor(rest / values.length);
      }
    },
  };
}
