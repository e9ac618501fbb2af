// Ids carry no time and no order: 128 random bits in lower-case base32.
import { randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

export function newRandomId<T extends string>(): T {
  const bytes = randomBytes(26);
  let text = "";
  for (const byte of bytes) text += alphabet[byte & 31];
  return text as T;
}
