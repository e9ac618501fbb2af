// The nightly end of things: cases that lapsed are closed, ended cases past their grace are destroyed,
// unanswered offers are forgotten. Afterwards the log is truncated, so that erased text is gone from it.
import { oldInvitationsToForget } from "#app/domain/access/account-store.server.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { SealBroken } from "#app/domain/confidentiality/seal.server.ts";
import { proposalsToForget } from "#app/domain/dual-control/proposal-store.server.ts";
import { emergenciesToForget } from "#app/domain/emergency/emergency-store.server.ts";
import { deadJobsToForget } from "#app/domain/jobs/job-store.server.ts";
import { messagesToForget } from "#app/domain/messages/message-store.server.ts";
import { offersToForget } from "#app/domain/offers/offer-store.server.ts";
import { debriefKeptDays } from "#app/domain/peer-care/peer-care.ts";
import { oldDebriefsToForget } from "#app/domain/peer-care/peer-care-store.server.ts";
import { candidateKeptDays } from "#app/domain/peers/candidate.ts";
import { oldCandidatesToForget } from "#app/domain/peers/candidate-store.server.ts";
import { pastRotaKeptDays } from "#app/domain/rota/rota.ts";
import { pastRotaToForget } from "#app/domain/rota/rota-store.server.ts";
import { selfViewsToForget } from "#app/domain/self-view/self-view-store.server.ts";
import { slipsToForget } from "#app/domain/slips/slip-store.server.ts";
import {
  type CaseWithGrant,
  casesToDestroy,
  casesToErase,
  lapsedCases,
  oldReceiptsToForget,
  oldSubmissionsToForget,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { caseEnding } from "#app/domain/support-requests/end-of-case.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { caseKeysKept } from "./keep-case-keys.server.ts";
import type { RetentionRules } from "./retention-rules.ts";
import { holdsInForce, holdsToForget, retentionRules } from "./retention-store.server.ts";

export async function purgeExpired(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<{ outcome: "purged" | "not-allowed" }> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const rules = await retentionRules(db);
  for (const entry of await lapsedCases(db, today)) {
    const steps = endOfLapsed(entry, rules, world);
    // A case that changed meanwhile is alive; tomorrow decides again.
    if (steps) await db.allOrNothing(steps);
  }
  const holds = await holdsInForce(db, today);
  const { held, toErase } = await caseKeysKept({ rules, holds, today }, world);
  await db.allOrNothing((tx) => [
    casesToDestroy(tx, addDays(today, -rules.graceDays), held),
    ...(toErase.length > 0 ? [casesToErase(tx, toErase)] : []),
    messagesToForget(tx, today),
    oldDebriefsToForget(tx, addDays(today, -debriefKeptDays)),
    oldCandidatesToForget(tx, addDays(today, -candidateKeptDays)),
    ...pastRotaToForget(tx, addDays(today, -pastRotaKeptDays), now),
    holdsToForget(tx, today),
    proposalsToForget(tx, today),
    emergenciesToForget(tx, today),
    offersToForget(tx, today),
    oldInvitationsToForget(tx, now),
    selfViewsToForget(tx, today),
    slipsToForget(tx, today),
    oldReceiptsToForget(tx, now),
    oldSubmissionsToForget(tx, now),
    // A mail that could not be sent holds an address; it goes as an ended case does.
    deadJobsToForget(tx, new Date(now.getTime() - rules.graceDays * 86_400_000)),
  ]);
  await db.truncateLog();
  return { outcome: "purged" };
}

function endOfLapsed(entry: CaseWithGrant, rules: RetentionRules, world: World) {
  const move = entry.supportCase.state === "waiting" ? "withdraw" : "close";
  try {
    return caseEnding(entry.supportCase, caseKeyOf(world.keyring, entry), move, world, rules);
  } catch (error) {
    // Its key is gone: an older backup brought it back, and the next step erases it.
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
