// The code a person keeps: 16 characters of Crockford base 32, 80 random bits. Spaces, dashes, small
// letters and the look-alikes O, I and L are forgiven when it is typed.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
export const receiptLength = 16;

/** @param bytes exactly 10 random bytes. @returns 16 characters. */
export function receiptFrom(bytes: Uint8Array): string {
  if (bytes.length !== 10) throw new RangeError("A receipt is made from 10 bytes.");
  let code = "";
  let held = 0;
  let heldBits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    heldBits += 8;
    while (heldBits >= 5) {
      heldBits -= 5;
      code += alphabet[(held >> heldBits) & 31];
      held &= (1 << heldBits) - 1;
    }
  }
  return code;
}

export type TypedReceipt =
  | { is: "receipt"; code: string }
  | { is: "empty" }
  | { is: "wrong-length"; typed: number }
  | { is: "wrong-sign"; sign: string };

/** What a person typed, as a receipt or as what is wrong with it. */
export function typedReceipt(text: string): TypedReceipt {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}\u2212._]/gu, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
  if (plain === "") return { is: "empty" };
  const sign = [...plain].find((letter) => !alphabet.includes(letter));
  if (sign !== undefined) return { is: "wrong-sign", sign };
  if (plain.length !== receiptLength) return { is: "wrong-length", typed: plain.length };
  return { is: "receipt", code: plain };
}

/** In groups of four, as shown and printed. */
export const receiptGroups = (code: string): string[] => code.match(/.{1,4}/g) ?? [];
