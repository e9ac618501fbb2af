// AES-256-GCM with the place of the value bound in: a ciphertext moved to another table, column or row
// cannot be opened there. Plaintexts are padded, so that length says little.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { Sealed } from "#app/domain/ids.ts";

/** Where a sealed value stands. All three are authenticated, none is stored inside. */
export interface Place {
  table: string;
  column: string;
  row: string;
}

export interface SealingKey {
  /** Names the key, so that rotation knows what is still under an old one. At most 40 characters. */
  id: string;
  /** 32 bytes. */
  secret: Buffer;
}

export class SealBroken extends Error {
  override name = "SealBroken";
  constructor() {
    super("A sealed value could not be opened: wrong key, moved or changed.");
  }
}

const version = 1;
const paddingStep = 256;
const nonceBytes = 12;
const tagBytes = 16;

const boundTo = (place: Place, keyId: string): Buffer =>
  Buffer.from(["alongside", version, place.table, place.column, place.row, keyId].join("|"));

function padded(text: string, toBytes?: number): Buffer {
  const bytes = Buffer.from(text, "utf8");
  const least = bytes.length + 4;
  const size = toBytes ?? Math.ceil(least / paddingStep) * paddingStep;
  if (least > size) throw new RangeError("The value is longer than its fixed size.");
  const out = Buffer.alloc(size);
  out.writeUInt32BE(bytes.length, 0);
  bytes.copy(out, 4);
  return out;
}

function sealedBytes(key: SealingKey, place: Place, plain: Buffer): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key.secret, nonce);
  cipher.setAAD(boundTo(place, key.id));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const keyId = Buffer.from(key.id);
  return Buffer.concat([
    Buffer.from([version, keyId.length]),
    keyId,
    nonce,
    body,
    cipher.getAuthTag(),
  ]).toString("base64url") as Sealed;
}

/**
 * @param toBytes fixed plaintext size, for values whose length must never change; else 256-byte steps.
 * @returns version, key id, nonce, ciphertext and tag in base64url.
 */
export function seal(key: SealingKey, place: Place, text: string, toBytes?: number): Sealed {
  return sealedBytes(key, place, padded(text, toBytes));
}

/** The same value under another key, at the same length. @throws SealBroken as `unseal` does. */
export const sealedAnew = (
  from: SealingKey,
  to: SealingKey,
  place: Place,
  sealed: Sealed,
): Sealed => sealedBytes(to, place, opened(from, place, sealed));

/** @returns the id of the key a value was sealed with, without opening it. */
export function keyIdOf(sealed: Sealed): string {
  const bytes = Buffer.from(sealed, "base64url");
  const length = bytes[1] ?? 0;
  if (bytes[0] !== version || bytes.length < 2 + length) throw new SealBroken();
  return bytes.subarray(2, 2 + length).toString();
}

/** @throws SealBroken when the key, the place or a single bit is not the one it was sealed with. */
export function unseal(key: SealingKey, place: Place, sealed: Sealed): string {
  const plain = opened(key, place, sealed);
  return plain.subarray(4, 4 + plain.readUInt32BE(0)).toString("utf8");
}

/** With its length in front and its padding behind. */
function opened(key: SealingKey, place: Place, sealed: Sealed): Buffer {
  if (keyIdOf(sealed) !== key.id) throw new SealBroken();
  const bytes = Buffer.from(sealed, "base64url");
  const start = 2 + (bytes[1] ?? 0);
  const nonce = bytes.subarray(start, start + nonceBytes);
  const body = bytes.subarray(start + nonceBytes, bytes.length - tagBytes);
  try {
    const decipher = createDecipheriv("aes-256-gcm", key.secret, nonce);
    decipher.setAAD(boundTo(place, key.id));
    decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
    return Buffer.concat([decipher.update(body), decipher.final()]);
  } catch {
    throw new SealBroken();
  }
}
