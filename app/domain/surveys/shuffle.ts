// A uniformly random order (Fisher and Yates), from cryptographic bytes handed in. Pure.

/** @returns a whole number from 0 up to, not including, `bound`, each equally likely. */
function below(bound: number, randomBytes: (count: number) => Uint8Array): number {
  // Values above the last whole multiple would make small numbers likelier; they are drawn again.
  const limit = Math.floor(2 ** 32 / bound) * bound;
  for (;;) {
    const bytes = randomBytes(4);
    const value = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
    if (value < limit) return value % bound;
  }
}

/** @returns a new list; the one given is not changed. */
export function shuffled<T>(list: readonly T[], randomBytes: (count: number) => Uint8Array): T[] {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = below(last + 1, randomBytes);
    const [a, b] = [order[last], order[chosen]];
    if (a !== undefined && b !== undefined) {
      order[last] = b;
      order[chosen] = a;
    }
  }
  return order;
}
