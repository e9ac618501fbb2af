// Suggestions for the requests a coordinator is shown: peers by their own state, drawn so that neither a
// name nor a missing one tells who asked (matching.ts). What was wished for is matched by the program when
// it asks peers, and not shown here.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { candidates } from "./candidates.server.ts";
import { type OwnStateReason, suggestedTo, weighed } from "./matching.ts";
import { soughtBy } from "./sought.server.ts";

export interface Suggestion {
  accountId: AccountId;
  name: string;
  reasons: OwnStateReason[];
}

/** @param input.caseIds a page of the queue. @returns best first, for each that still waits. */
export async function suggestPeers(
  actor: StaffActor,
  input: { caseIds: readonly CaseId[] },
  world: World,
): Promise<Map<CaseId, Suggestion[]>> {
  const suggestions = new Map<CaseId, Suggestion[]>();
  if (!may(actor, "suggest-peers") || input.caseIds.length === 0) return suggestions;
  const today = dayOf(world.now, world.settings.timeZone);
  const peers = weighed(await candidates(world), today);
  for (const entry of await waitingCases(world.db, input.caseIds)) {
    const { concern, draw } = await soughtBy(entry, new Map(), world);
    const found = suggestedTo(peers, concern, today, draw);
    suggestions.set(
      entry.supportCase.id,
      found.map(({ peer: { standing }, reasons }) => ({
        accountId: standing.accountId as AccountId,
        name: standing.name,
        reasons,
      })),
    );
  }
  return suggestions;
}
