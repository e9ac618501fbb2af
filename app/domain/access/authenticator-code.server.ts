// Codes of an authenticator app (RFC 6238, six digits, 30 seconds), by otpauth. A code tells which step it
// belongs to, so that the caller can refuse one that was used.
import { Secret, TOTP } from "otpauth";
import type { World } from "#app/domain/world.server.ts";

const stepMs = 30_000;
/** Steps before and after this one whose codes are taken: clocks of phones differ. */
export const windowSteps = 1;
const secretBytes = 20;

const totpOf = (secret: string, label = "", issuer = ""): TOTP =>
  new TOTP({
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: 30,
    label,
    issuer,
  });

/** A new shared secret, base32. */
export function newAuthenticatorSecret({ randomBytes }: Pick<World, "randomBytes">): string {
  const bytes = Uint8Array.from(randomBytes(secretBytes));
  return new Secret({ buffer: bytes.buffer }).base32;
}

export const isAuthenticatorSecret = (text: string): boolean => /^[A-Z2-7]{32}$/.test(text);

export const stepAt = (now: Date): number => Math.floor(now.getTime() / stepMs);

/** The code of a step. For pages of the demonstration and for tests. */
export const codeOfStep = (secret: string, step: number): string =>
  totpOf(secret).generate({ timestamp: step * stepMs });

/** The step this code belongs to, when it is one of now; null otherwise. */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const token = typed.normalize("NFKC").replace(/\D/g, "");
  if (token.length !== 6) return null;
  const delta = totpOf(secret).validate({ token, timestamp: now.getTime(), window: windowSteps });
  return delta === null ? null : stepAt(now) + delta;
}

/** What the QR picture says to the app. @param label whose it is, as the app will list it. */
export const authenticatorUri = (secret: string, label: string, issuer: string): string =>
  totpOf(secret, label, issuer).toString();
