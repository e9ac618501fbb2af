// Chance that repeats: the same seed and label give the same numbers on every machine. For invented
// people only; keys, receipts and noise never come from here.

export interface Chance {
  /** From 0 up to, but not including, 1. */
  fraction(): number;
  /** A whole number from 0 to `below` - 1. */
  whole(below: number): number;
  /** A number between these two. */
  between(from: number, to: number): number;
  isLucky(share: number): boolean;
  /** @throws RangeError when the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** @throws RangeError when nothing has weight. */
  pickWeighted<T>(weights: readonly (readonly [T, number])[]): T;
  shuffled<T>(list: readonly T[]): T[];
  /** Exactly `count` values in these shares, as near as whole numbers allow, in random order. */
  dealt<T>(count: number, shares: readonly (readonly [T, number])[]): T[];
  /** `count` fractions spread evenly over 0 to 1, in random order: a sample without bad luck. */
  spread(count: number): number[];
}

/** FNV-1a over the text, four times with another start: a seed of 128 bits. */
function seedOf(text: string): [number, number, number, number] {
  const hash = (start: number): number => {
    let value = start;
    for (const character of text) {
      value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    return value >>> 0;
  };
  return [hash(0x811c9dc5), hash(0x9e3779b9), hash(0x85ebca6b), hash(0xc2b2ae35)];
}

/** sfc32 (Doty-Humphrey): small, fast, passes the usual batteries. */
function sfc32([a, b, c, d]: [number, number, number, number]): () => number {
  let [s0, s1, s2, count] = [a, b, c, d];
  return () => {
    const sum = (((s0 + s1) | 0) + count) | 0;
    count = (count + 1) | 0;
    s0 = s1 ^ (s1 >>> 9);
    s1 = (s2 + (s2 << 3)) | 0;
    s2 = ((s2 << 21) | (s2 >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
}

/** @param label what the numbers are for, so that a change in one place does not move the others. */
export function chanceOf(seed: string, label: string): Chance {
  const next = sfc32(seedOf(`${seed}/${label}`));
  for (let warmUp = 0; warmUp < 16; warmUp += 1) next();
  const chance: Chance = {
    fraction: next,
    whole: (below) => Math.floor(next() * below),
    between: (from, to) => from + (to - from) * next(),
    isLucky: (share) => next() < share,
    pick(list) {
      if (list.length === 0) throw new RangeError("Nothing to pick from.");
      return list[Math.floor(next() * list.length)] as (typeof list)[number];
    },
    pickWeighted(weights) {
      const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of weights) {
        left -= weight;
        if (weight > 0 && left < 0) return value;
      }
      const last = weights.findLast(([, weight]) => weight > 0);
      if (!last) throw new RangeError("Nothing has weight.");
      return last[0];
    },
    shuffled(list) {
      const cards = [...list];
      for (let at = cards.length - 1; at > 0; at -= 1) {
        const other = Math.floor(next() * (at + 1));
        [cards[at], cards[other]] = [cards[other] as never, cards[at] as never];
      }
      return cards;
    },
    dealt(count, shares) {
      const total = shares.reduce((sum, [, share]) => sum + share, 0);
      let reached = 0;
      const cards = shares.flatMap(([value, share]) => {
        const before = Math.round((reached * count) / total);
        reached += share;
        const after = Math.round((reached * count) / total);
        return Array.from({ length: after - before }, () => value);
      });
      return chance.shuffled(cards);
    },
    spread: (count) =>
      chance.shuffled(Array.from({ length: count }, (_, index) => (index + next()) / count)),
  };
  return chance;
}

/** The standard normal quantile (Acklam's rational approximation, relative error under 1.2e-9). */
export function normalQuantile(probability: number): number {
  const p = Math.min(Math.max(probability, 1e-9), 1 - 1e-9);
  const poly = (x: number, terms: readonly number[]) => terms.reduce((sum, term) => sum * x + term);
  const tailTop = [
    -7.784894002430293e-3, -0.3223964580411365, -2.400758277161838, -2.549732539343734,
    4.374664141464968, 2.938163982698783,
  ];
  const tailBottom = [
    7.784695709041462e-3, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1,
  ];
  const middleTop = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716,
    2.506628277459239,
  ];
  const middleBottom = [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972,
    -13.28068155288572, 1,
  ];
  if (p < 0.02425 || p > 1 - 0.02425) {
    const isLow = p < 0.5;
    const q = Math.sqrt(-2 * Math.log(isLow ? p : 1 - p));
    const value = poly(q, tailTop) / poly(q, tailBottom);
    return isLow ? value : -value;
  }
  const q = p - 0.5;
  return (poly(q * q, middleTop) * q) / poly(q * q, middleBottom);
}
