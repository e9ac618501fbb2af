// Finding a case by its receipt: a keyed tag first, then scrypt. The slow hash runs only after the tag
// matched, so guessing costs the server one HMAC (security.md 2.4; N as product.md section 6 decides).
import { scrypt, timingSafeEqual } from "node:crypto";
import { nextMidnight, nextQuarterHour } from "#app/domain/calendar/local-time.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyIdOf, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import { retention } from "#app/domain/retention/retention-rules.ts";
import { turns } from "#app/domain/turns.ts";
import type { World } from "#app/domain/world.server.ts";

const cost = { N: 2 ** 13, r: 8, p: 1, maxmem: 32 * 1024 * 1024 };
const verifierBytes = 32;
/** At most two derivations at once: a burst of requests must not starve everything else. */
const derivations = turns(2);

const derive = (code: string, salt: Buffer): Promise<Buffer> =>
  derivations.take(
    () =>
      new Promise((resolve, reject) => {
        scrypt(code, salt, verifierBytes, cost, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );

export interface ReceiptProof {
  tag: string;
  salt: string;
  verifier: string;
}

/** @param salt 16 random bytes. */
export async function proofOf(code: string, salt: Buffer, keyring: Keyring): Promise<ReceiptProof> {
  const verifier = await derive(code, salt);
  return {
    tag: keyring.tag("receipt", code),
    salt: salt.toString("base64url"),
    verifier: verifier.toString("base64url"),
  };
}

export async function isProven(code: string, proof: ReceiptProof): Promise<boolean> {
  const derived = await derive(code, Buffer.from(proof.salt, "base64url"));
  const kept = Buffer.from(proof.verifier, "base64url");
  return derived.length === kept.length && timingSafeEqual(derived, kept);
}

/** A key that only the code makes: the program keeps what it wraps and cannot open it by itself. */
export const keyFromCode = (code: string, salt: Buffer): Promise<Buffer> =>
  derive(code, Buffer.concat([Buffer.from("key|"), salt]));

const submittedPlace = (tag: string) => ({
  table: "submissions",
  column: "sealed_receipt",
  row: tag,
});

const minutesLater = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

/**
 * The row by which the same form gets the same receipt again, for a quarter of an hour to half an hour: its
 * times are as coarse as those of the case, or they would tell which case it made.
 */
export function submissionOfForm(
  { formKey, receipt }: { formKey: string; receipt: string },
  { keyring, now }: Pick<World, "keyring" | "now">,
) {
  const tag = keyring.tag("submission", formKey);
  return {
    tag,
    sealedReceipt: seal(keyring.sealingKey("submissions"), submittedPlace(tag), receipt),
    forgetReceiptAt: nextQuarterHour(minutesLater(now, retention.receiptAgainMinutes)),
    forgetAt: nextMidnight(minutesLater(now, retention.formDays * 1_440)),
  };
}

/** Null once the receipt was forgotten. */
export function openSubmittedReceipt(
  keyring: Keyring,
  submission: { tag: string; sealedReceipt: Sealed | null },
): string | null {
  const { tag, sealedReceipt } = submission;
  if (!sealedReceipt) return null;
  return unseal(
    keyring.openingKey("submissions", keyIdOf(sealedReceipt)),
    submittedPlace(tag),
    sealedReceipt,
  );
}
