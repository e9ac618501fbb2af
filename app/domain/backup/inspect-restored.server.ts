// After restoring: does it open with these keys, how much of it can still be read, and what must not come
// back. Cases that were erased since, or whose month is over, go at once.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { sessionsToForget } from "#app/domain/access/session-store.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import { caseKeysKept } from "#app/domain/retention/keep-case-keys.server.ts";
import {
  clockToForget,
  holdsInForce,
  retentionRules,
} from "#app/domain/retention/retention-store.server.ts";
import {
  caseKeepings,
  caseOf,
  casesToErase,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";

export interface RestoredInspected {
  outcome: "inspected";
  /** Of these cases every one was opened as a peer would see it. */
  openedCases: number;
  /** Erased since, or of a month whose key was destroyed: gone again. */
  destroyedCases: number;
  /** Damaged, or sealed with other keys. Anything above 0 needs a person to look. */
  unreadableCases: number;
}

const casesAtATime = 500;

export async function inspectRestored(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<RestoredInspected | { outcome: "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const rules = await retentionRules(db);
  const holds = await holdsInForce(db, today);
  const { toErase } = await caseKeysKept({ rules, holds, today }, world);
  await db.allOrNothing((tx) => [
    ...(toErase.length > 0 ? [casesToErase(tx, toErase)] : []),
    // Whoever was signed in then, and what the clock said then, is over.
    sessionsToForget(tx, new Date(now.getTime() + 366 * 86_400_000)),
    clockToForget(tx),
  ]);
  let [openedCases, unreadableCases] = [0, 0];
  for (let after = ""; ; ) {
    const page = await caseKeepings(db, after, casesAtATime);
    for (const { caseId } of page) {
      if (await opens(caseId, world)) openedCases += 1;
      else unreadableCases += 1;
    }
    const last = page.length === casesAtATime ? page.at(-1) : undefined;
    if (!last) break;
    after = last.caseId;
  }
  await db.compact();
  return { outcome: "inspected", openedCases, unreadableCases, destroyedCases: toErase.length };
}

async function opens(caseId: Parameters<typeof caseOf>[1], world: World): Promise<boolean> {
  const entry = await caseOf(world.db, caseId);
  if (!entry) return false;
  try {
    openRequest(caseKeyOf(world.keyring, entry), entry.supportCase);
    return true;
  } catch (error) {
    if (error instanceof SealBroken) return false;
    throw error;
  }
}
