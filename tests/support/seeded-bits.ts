// Repeatable chance for statistical tests: the same seed draws the same bits, so no test is flaky.
import type { Rng } from "#app/domain/figures/discrete-laplace.ts";

/** sfc32, a small generator that passes the usual batteries. Never for anything but tests. */
export function seededBits(seed: number): Rng & { drawn: number } {
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1];
  const next32 = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
  for (let warmUp = 0; warmUp < 20; warmUp += 1) next32();
  let word = 0;
  let left = 0;
  return {
    drawn: 0,
    bit() {
      if (left === 0) {
        word = next32();
        left = 32;
      }
      const bit = word & 1;
      word >>>= 1;
      left -= 1;
      this.drawn += 1;
      return bit === 1 ? 1n : 0n;
    },
  };
}

/** Chance that nobody may ask for. */
export const noChance: Rng = {
  bit() {
    throw new Error("Chance was asked for where none may be drawn.");
  },
};
