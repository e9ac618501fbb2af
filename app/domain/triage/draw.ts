// A number per peer and case, the same at every view and different from case to case. The seed is secret;
// mixing is by FNV-1a and the finaliser of MurmurHash3 (public domain), for spread, not for secrecy.

const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

const mixed = (value: number): number => {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** @param seed a keyed hash of the case, at least eight letters. @returns from 0 up to, not including, 1. */
export function drawOf(seed: string): (accountId: string) => number {
  const first = hashOf(seed);
  const second = hashOf(`${seed} again`);
  return (accountId) => mixed(mixed(knownHash(accountId) ^ first) ^ second) / 2 ** 32;
}

/** The same few thousand accounts are drawn for each case of a page. */
const known = new Map<string, number>();
const mostKnown = 20_000;
function knownHash(accountId: string): number {
  const before = known.get(accountId);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const hash = hashOf(accountId);
  known.set(accountId, hash);
  return hash;
}
