// Crockford base 32: 0-9 and A-Z without I, L, O and U, so that a code survives paper and the telephone.
export const base32Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** @returns characters of 5 bits each, the last one filled up with zeros. */
export function base32(bytes: Uint8Array): string {
  let code = "";
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= 5) {
      heldBits -= 5;
      code += base32Alphabet[(held >> heldBits) & 31];
      held &= (1 << heldBits) - 1;
    }
  }
  return heldBits > 0 ? code + base32Alphabet[(held << (5 - heldBits)) & 31] : code;
}

/** As typed: spaces, dashes, small letters and the look-alikes O, I and L are forgiven. */
export const base32Typed = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212._]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

/** @param code without separators. @returns null when a sign does not occur in codes. */
export function bytesOfBase32(code: string): Uint8Array | null {
  const bytes: number[] = [];
  let held = 0;
  let heldBits = 0;
  for (const sign of code) {
    const value = base32Alphabet.indexOf(sign);
    if (value < 0) return null;
    held = (held << 5) | value;
    heldBits += 5;
    if (heldBits >= 8) {
      heldBits -= 8;
      bytes.push((held >> heldBits) & 255);
      held &= (1 << heldBits) - 1;
    }
  }
  return Uint8Array.from(bytes);
}
