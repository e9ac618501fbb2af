// Who can open an archive: the holder of an offline key (X25519), or of a passphrase. The site only ever
// needs the public half, so a stolen site opens none of its own archives.
import {
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  scryptSync,
} from "node:crypto";
import { base32, base32Typed, bytesOfBase32 } from "#app/domain/confidentiality/base32.ts";

const keyBytes = 32;
const publicMark = "alongside-backup-public-";
const privateMark = "alongside-backup-private-";

/** A key that seals or opens the archive's own random key. */
export type Wrapping =
  | { kind: "public-key"; publicKey: string; wrappingKey: Buffer; ephemeral: string }
  | { kind: "passphrase"; salt: string; wrappingKey: Buffer };

const rawPublic = (key: KeyObject): string => key.export({ format: "jwk" }).x as string;
const publicOf = (raw: string): KeyObject =>
  createPublicKey({ key: { kty: "OKP", crv: "X25519", x: raw }, format: "jwk" });

const agreed = (ours: KeyObject, theirs: KeyObject, salt: string): Buffer =>
  Buffer.from(
    hkdfSync(
      "sha256",
      diffieHellman({ privateKey: ours, publicKey: theirs }),
      salt,
      "alongside-backup",
      keyBytes,
    ),
  );

const spelled = (raw: string): string =>
  base32(Buffer.from(raw, "base64url")).replace(/(.{4})(?=.)/g, "$1-");

function unspelled(text: string, mark: string): string | null {
  const line = text.split("\n").find((one) => one.trim().startsWith(mark));
  const bytes = line ? bytesOfBase32(base32Typed(line.trim().slice(mark.length))) : null;
  return bytes && bytes.length === keyBytes ? Buffer.from(bytes).toString("base64url") : null;
}

/** A pair, each half as one line of text. The private one belongs on paper or a stick, never on the site. */
export function newBackupKeys(): { publicLine: string; privateLine: string } {
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const d = privateKey.export({ format: "jwk" }).d as string;
  return {
    publicLine: `${publicMark}${spelled(rawPublic(publicKey))}`,
    privateLine: `${privateMark}${spelled(d)}\n${publicMark}${spelled(rawPublic(publicKey))}`,
  };
}

/** @returns the public key in a file's text, or null. */
export const publicKeyIn = (text: string): string | null => unspelled(text, publicMark);

/** @returns null when the text holds no private key with its public half. */
export function privateKeyIn(text: string): KeyObject | null {
  const [d, x] = [unspelled(text, privateMark), unspelled(text, publicMark)];
  if (!d || !x) return null;
  try {
    return createPrivateKey({ key: { kty: "OKP", crv: "X25519", d, x }, format: "jwk" });
  } catch {
    return null;
  }
}

/** A fresh wrapping for one archive. */
export function wrappingForPublicKey(publicKey: string): Wrapping {
  const pair = generateKeyPairSync("x25519");
  const ephemeral = rawPublic(pair.publicKey);
  const wrappingKey = agreed(pair.privateKey, publicOf(publicKey), `${ephemeral}|${publicKey}`);
  return { kind: "public-key", publicKey, ephemeral, wrappingKey };
}

export function wrappingOfPrivateKey(privateKey: KeyObject, ephemeral: string): Wrapping {
  const publicKey = rawPublic(createPublicKey(privateKey));
  const wrappingKey = agreed(privateKey, publicOf(ephemeral), `${ephemeral}|${publicKey}`);
  return { kind: "public-key", publicKey, ephemeral, wrappingKey };
}

/** Half a second and 128 MiB for each try, on purpose. */
const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
export const leastPassphrase = 20;

/** @param salt 16 bytes in base64url, in the archive's head. */
export const wrappingOfPassphrase = (passphrase: string, salt: string): Wrapping => ({
  kind: "passphrase",
  salt,
  wrappingKey: scryptSync(
    passphrase.normalize("NFKC").trim(),
    Buffer.from(salt, "base64url"),
    keyBytes,
    cost,
  ),
});
