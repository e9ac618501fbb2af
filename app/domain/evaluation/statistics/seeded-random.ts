// A seeded source of random numbers, so that a bootstrap can be repeated from the seed in its report.
// Formula: xorshift128 (Marsaglia, Journal of Statistical Software 8 (2003)); the seed is spread over
// the state with the mixing steps of MurmurHash3's finaliser. Not for secrets.

/**
 * @param seed any whole number
 * @returns a function that gives numbers from 0 up to, not including, 1
 */
export function seededRandom(seed: number): () => number {
  let spread = seed | 0;
  const next = () => {
    spread = (spread + 0x9e3779b9) | 0;
    let mixed = spread ^ (spread >>> 16);
    mixed = Math.imul(mixed, 0x85ebca6b);
    mixed ^= mixed >>> 13;
    mixed = Math.imul(mixed, 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  let [a, b, c, d] = [next(), next(), next(), next() | 1];
  return () => {
    const moved = a ^ (a << 11);
    a = b;
    b = c;
    c = d;
    d = d ^ (d >>> 19) ^ moved ^ (moved >>> 8);
    return (d >>> 0) / 4294967296;
  };
}

/**
 * Two standard normal numbers combined from uniform ones; used by simulations.
 * Formula: Box and Muller, Annals of Mathematical Statistics 29 (1958).
 */
export function normalFrom(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
