// Every night each case's key is put under the key of the month in which it is to be destroyed: earlier
// when the case ended sooner, later when a hold asks for it. Also tells which cases cannot stay.
import { monthOf } from "#app/domain/calendar/local-time.ts";
import {
  type CaseKey,
  systemGrant,
  unwrapCaseKey,
} from "#app/domain/confidentiality/case-key.server.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import {
  type CaseKeeping,
  caseKeepings,
  grantToMove,
} from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import { erasedCaseTag } from "./erased-cases.server.ts";
import { recordNumberFor } from "./record-number.server.ts";
import { dueEpochOf, type RetentionRules } from "./retention-rules.ts";
import type { LegalHold } from "./retention-store.server.ts";

export interface KeptCases {
  /** Under a hold: their rows stay, ended or not. */
  held: CaseId[];
  /** Erased before, or past their month: an older backup brought them back. They go at once. */
  toErase: CaseId[];
}

const casesAtATime = 500;

export async function caseKeysKept(
  { rules, holds, today }: { rules: RetentionRules; holds: LegalHold[]; today: string },
  world: World,
): Promise<KeptCases> {
  const { db, keyring } = world;
  const heldUntil = new Map(holds.map((hold) => [hold.recordNumber, hold.untilOn]));
  const { erased } = keyring.contents();
  const kept: KeptCases = { held: [], toErase: [] };
  for (let after = ""; ; ) {
    const page = await caseKeepings(db, after, casesAtATime);
    const moves = page.flatMap((one) => {
      if (erasedCaseTag(keyring, one.caseId) in erased || isPast(one, today, world)) {
        kept.toErase.push(one.caseId);
        return [];
      }
      const wantsOpening =
        heldUntil.size > 0 || one.grant.epochKeyId !== dueEpochOf(one, null, rules);
      const caseKey = wantsOpening ? openedKey(one, world) : null;
      // A damaged grant helps nobody by stopping the night; it ends with its rows.
      if (!caseKey) return [];
      const untilOn = heldUntil.get(recordNumberFor(caseKey));
      if (untilOn) kept.held.push(one.caseId);
      const month = dueEpochOf(one, untilOn ?? null, rules);
      if (one.grant.epochKeyId === month) return [];
      const next = systemGrant(keyring, caseKey, month);
      return [(tx: Writer) => grantToMove(tx, one.grant, next)];
    });
    // A case that changed meanwhile was wrapped anew by that change; tomorrow looks again.
    if (moves.length > 0) await db.allOrNothing((tx) => moves.map((move) => move(tx)));
    const last = page.length === casesAtATime ? page.at(-1) : undefined;
    if (!last) return kept;
    after = last.caseId;
  }
}

/** Its month is over and so is its key: nobody can ever read it again. */
const isPast = ({ grant }: CaseKeeping, today: string, { keyring }: World): boolean =>
  grant.epochKeyId < monthOf(today) && keyring.existingEpochKey(grant.epochKeyId) === null;

function openedKey({ grant }: CaseKeeping, { keyring }: World): CaseKey | null {
  try {
    return unwrapCaseKey(keyring, grant);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
