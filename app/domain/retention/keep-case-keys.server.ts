// Every night each case's key is put under the key of the month in which it is to be destroyed: earlier
// when the case ended sooner, later when a hold asks for it. Also tells which cases cannot stay.
import { monthOf } from "#app/domain/calendar/local-time.ts";
import { systemGrant, unwrapCaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import {
  type CaseKeeping,
  caseKeepings,
  grantToMove,
} from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Step, Writer } from "#db/all-or-nothing.server.ts";
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
      const untilOn =
        heldUntil.size > 0 ? heldUntil.get(recordNumberFor(keyring, one.caseId)) : undefined;
      if (untilOn) kept.held.push(one.caseId);
      const move = moved(one, dueEpochOf(one, untilOn ?? null, rules), world);
      return move ? [move] : [];
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

function moved(
  { grant }: CaseKeeping,
  month: string,
  { keyring }: World,
): ((tx: Writer) => Step<never>) | null {
  if (grant.epochKeyId === month) return null;
  try {
    const next = systemGrant(keyring, unwrapCaseKey(keyring, grant), month);
    return (tx) => grantToMove(tx, grant, next);
  } catch (error) {
    // A damaged grant helps nobody by stopping the night; it ends with its rows.
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
