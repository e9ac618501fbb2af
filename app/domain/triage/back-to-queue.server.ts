// A case that a peer had waits again: handed on by the peer, or because the person asked for somebody
// else. The peer who had it is not shown it another time, and the next one sees nothing of what they noted
// unless the person has agreed to that.

import { quarterHour } from "#app/domain/calendar/local-time.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import { contactDue } from "#app/domain/duty/promise.server.ts";
import { caseToChange, type SupportCase } from "#app/domain/support-requests/case-store.server.ts";
import { openRequest, sealRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { stateAfter } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { noticesOfWaitingCase } from "./waiting-notices.server.ts";

/** Why it comes back; by itself, it was not the person's doing. */
export interface ComingBack {
  /** The person wished for somebody else: their promise begins anew. */
  isWished?: boolean;
  /** The person agreed that the next peer sees the log of this one. */
  isLogShared?: boolean;
}

/** @returns the statements, or null when nobody has the case or it has ended. */
export async function caseBackToQueue(
  supportCase: SupportCase,
  caseKey: CaseKey,
  world: World,
  { isWished = false, isLogShared = false }: ComingBack = {},
): Promise<((tx: Writer) => Step<"changed-meanwhile">[]) | null> {
  const { now } = world;
  const state = stateAfter("hand-on", supportCase.state);
  const { holderId, responseClass } = supportCase;
  if (state === "not-possible" || !holderId) return null;
  const asked = openRequest(caseKey, supportCase);
  const passedBy = [...new Set([...asked.passedBy, holderId as string])];
  const sharedLogs = isLogShared ? [...new Set([...asked.sharedLogs, holderId as string])] : [];
  // What was promised stands while nobody has tried, however many hands it goes through.
  const isPromiseKept = supportCase.contactDueAt !== null && !isWished;
  const contactDueAt = isPromiseKept
    ? supportCase.contactDueAt
    : await contactDue(responseClass, world);
  const notices = await noticesOfWaitingCase(world);
  return (tx) => [
    exactlyOne(
      caseToChange(tx, supportCase, {
        state,
        holderId: null,
        waitingSinceAt: quarterHour(now),
        contactDueAt,
        clockStep: 0,
        sealedRequest: sealRequest(caseKey, {
          ...asked,
          passedBy,
          sharedLogs,
          askedPeers: [],
          handOn: null,
        }),
      }),
      "changed-meanwhile",
    ),
    ...notices(tx),
  ];
}
