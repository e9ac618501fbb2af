// Makes a case's record number. Only the case's own key can make it, so it dies with the case: afterwards
// a hold on that number says nothing of anybody. The other way, from a number to its case, leads through every
// case there is.
import { caseMarker } from "#app/domain/audit/case-audit.server.ts";
import { base32 } from "#app/domain/confidentiality/base32.ts";
import { type CaseKey, unwrapCaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import { type CaseWithGrant, casesFrom } from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { recordNumberLength } from "./record-number.ts";

/** @returns 12 characters, the same for the same case as long as it lives. */
export const recordNumberFor = (caseKey: CaseKey): string =>
  base32(Buffer.from(caseMarker(caseKey)("record-number"), "base64url")).slice(
    0,
    recordNumberLength,
  );

const casesAtATime = 200;

/** Opens the key of every case, found or not, so that the time it takes does not tell. Rarely used. */
export async function caseWithRecordNumber(
  recordNumber: string,
  { db, keyring }: World,
): Promise<(CaseWithGrant & { caseKey: CaseKey }) | null> {
  let found: (CaseWithGrant & { caseKey: CaseKey }) | null = null;
  for (let after = ""; ; ) {
    const page = await casesFrom(db, after, casesAtATime);
    for (const entry of page) {
      const caseKey = openedKey(entry);
      if (caseKey && recordNumberFor(caseKey) === recordNumber) found = { ...entry, caseKey };
    }
    const last = page.length === casesAtATime ? page.at(-1) : undefined;
    if (!last) return found;
    after = last.supportCase.id;
  }

  /** Null for a case whose key is gone. */
  function openedKey({ grant }: CaseWithGrant): CaseKey | null {
    try {
      return unwrapCaseKey(keyring, grant);
    } catch (error) {
      if (error instanceof SealBroken) return null;
      throw error;
    }
  }
}
