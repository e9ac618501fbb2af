// Measures how well a mechanism hides one person, whatever it claims of itself.
import type { Rng } from "#app/domain/figures/discrete-laplace.ts";
import { seededBits } from "./seeded-bits.ts";

/**
 * A lower bound, at 99.9% and for all thresholds at once, of the epsilon by which a mechanism tells 20
 * from 21: thresholds are the best events for this noise (disclosure.md 2.5, hazard 4).
 */
export function measuredEpsilon(
  mechanism: (truth: bigint, rng: Rng) => bigint,
  draws: number,
): number {
  const sample = (truth: bigint, seed: number) => {
    const rng = seededBits(seed);
    return Array.from({ length: draws }, () => Number(mechanism(truth, rng)));
  };
  const [fewer, more] = [sample(20n, 11), sample(21n, 12)];
  let best = 0;
  for (let threshold = 10; threshold <= 31; threshold += 1) {
    const shareOf = (values: number[]) =>
      values.filter((value) => value >= threshold).length / values.length;
    const margin = (share: number) => 4 * Math.sqrt((share * (1 - share)) / draws) + 1 / draws;
    const [low, high] = [shareOf(fewer), shareOf(more)];
    best = Math.max(
      best,
      Math.log(Math.max(high - margin(high), 1e-9) / (low + margin(low))),
      Math.log(Math.max(1 - low - margin(low), 1e-9) / (1 - high + margin(high))),
    );
  }
  return best;
}
