// Every case has its own random data key; what the case holds is sealed under it. The key itself is
// stored wrapped, once per recipient (a grant). Destroying grants or their epoch key destroys the case.
import { randomBytes } from "node:crypto";
import { laterDay } from "#app/domain/calendar/local-time.ts";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import type { RecipientKind } from "./grant.ts";
import type { Keyring } from "./keyring.server.ts";
import { keyIdOf, type Place, SealBroken, type SealingKey, seal, unseal } from "./seal.server.ts";

/** A row of case_key_grants. */
export interface CaseKeyGrant {
  id: string;
  caseId: CaseId;
  recipientKind: RecipientKind;
  recipientId: string;
  keyVersion: number;
  epochKeyId: string;
  /** The latest month it was ever wrapped under: until its end an older backup may open the case. */
  furthestEpoch: string;
  wrappedKey: Sealed;
}

/** An opened case key. Only in memory, never longer than one request. */
export interface CaseKey {
  caseId: CaseId;
  key: SealingKey;
  /** Of the grant it came from; "" for a new one. */
  furthestEpoch: string;
}

export const grantPlace = (grantId: string): Place => ({
  table: "case_key_grants",
  column: "wrapped_key",
  row: grantId,
});

export const grantIdOf = (caseId: CaseId, kind: RecipientKind, recipientId: string): string =>
  `${caseId}:${kind}:${recipientId}`;

export function newCaseKey(caseId: CaseId): CaseKey {
  return { caseId, key: { id: "case-1", secret: randomBytes(32) }, furthestEpoch: "" };
}

/** Wraps the case key for the program itself, under the key of the month in which it is destroyed. */
export function systemGrant(keyring: Keyring, caseKey: CaseKey, epochMonth: string): CaseKeyGrant {
  const id = grantIdOf(caseKey.caseId, "system", "programme");
  const wrappedKey = seal(
    keyring.epochKey(epochMonth),
    grantPlace(id),
    caseKey.key.secret.toString("base64url"),
  );
  return {
    id,
    caseId: caseKey.caseId,
    recipientKind: "system",
    recipientId: "programme",
    keyVersion: 1,
    epochKeyId: epochMonth,
    furthestEpoch: laterDay(caseKey.furthestEpoch, epochMonth),
    wrappedKey,
  };
}

/** @throws SealBroken when the epoch's key was destroyed: the case can never be read again. */
export function unwrapCaseKey(keyring: Keyring, grant: CaseKeyGrant): CaseKey {
  const epochKey = keyring.existingEpochKey(grant.epochKeyId, keyIdOf(grant.wrappedKey));
  if (!epochKey) throw new SealBroken();
  const secret = unseal(epochKey, grantPlace(grant.id), grant.wrappedKey);
  return {
    caseId: grant.caseId,
    key: { id: `case-${grant.keyVersion}`, secret: Buffer.from(secret, "base64url") },
    furthestEpoch: grant.furthestEpoch,
  };
}

/** Seals a value of one case as JSON. `row` is the row's id, the case id for support_cases. */
export function sealForCase(
  caseKey: CaseKey,
  place: Place,
  value: unknown,
  toBytes?: number,
): Sealed {
  return seal(caseKey.key, place, JSON.stringify(value), toBytes);
}

/** @returns the JSON value; the caller parses it with its own shape. */
export function unsealForCase(caseKey: CaseKey, place: Place, sealed: Sealed): unknown {
  return JSON.parse(unseal(caseKey.key, place, sealed));
}
