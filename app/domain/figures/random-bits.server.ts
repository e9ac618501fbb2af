// Turns cryptographic bytes into the single bits the sampler draws. Bits are used once and not kept.
import type { Rng } from "./discrete-laplace.ts";

const bytesAtATime = 512;

/** @param randomBytes a cryptographic source, `world.randomBytes`. */
export function bitsFrom(randomBytes: (count: number) => Uint8Array): Rng {
  let bytes = new Uint8Array(0);
  let next = 0;
  return {
    bit() {
      if (next >= bytes.length * 8) {
        bytes = Uint8Array.from(randomBytes(bytesAtATime));
        next = 0;
      }
      const byte = bytes[next >> 3] ?? 0;
      const isSet = (byte >> (next & 7)) & 1;
      next += 1;
      return isSet === 1 ? 1n : 0n;
    },
  };
}
