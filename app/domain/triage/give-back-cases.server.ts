// Somebody can work on no case any more: the ones they had wait for somebody else. Whoever caused it learns
// neither how many there were nor whether there was any.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInCase } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { type CaseWithGrant, casesHeldBy } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { caseBackToQueue } from "./back-to-queue.server.ts";

/** A case that changes at the same moment is tried again. */
const mostTries = 5;

export async function giveBackCases(
  actor: StaffActor,
  { accountId }: { accountId: AccountId },
  world: World,
): Promise<{ outcome: "given-back" | "not-allowed" }> {
  // A peer gives back their own; whoever looks after accounts or peers, anybody's.
  const isOwn = actor.accountId === accountId;
  const isForOthers = may(actor, "manage-accounts") || may(actor, "choose-peers");
  if (!may(actor, "give-back-cases") || !(isOwn || isForOthers)) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const on = dayOf(now, settings.timeZone);
  const backOf = async (entry: CaseWithGrant) => {
    const caseKey = caseKeyOf(keyring, entry);
    const steps = await caseBackToQueue(entry.supportCase, caseKey, world);
    if (!steps) return;
    const passed = { event: "passed-on", by: accountId, role: "peer", on } as const;
    const audit = await writtenInCase(db, caseKey, passed);
    await db.allOrNothing((tx) => [...steps(tx), ...audit(tx)]);
  };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const held = await casesHeldBy(db, accountId);
    if (held.length === 0) break;
    for (const entry of held) {
      // One that cannot be opened keeps no other back; the response clock finds it, and says so.
      await backOf(entry).catch(() => null);
    }
  }
  return { outcome: "given-back" };
}
