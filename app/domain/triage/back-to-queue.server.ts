// A case that a peer had waits again: handed on by the peer, or because the person asked for somebody
// else. The peer who had it is not shown it another time.

import { quarterHour } from "#app/domain/calendar/local-time.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import { contactDue } from "#app/domain/duty/promise.server.ts";
import { caseToChange, type SupportCase } from "#app/domain/support-requests/case-store.server.ts";
import { openRequest, sealRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { stateAfter } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { noticesOfWaitingCase } from "./waiting-notices.server.ts";

/** @returns the statements, or null when nobody has the case or it has ended. */
export async function caseBackToQueue(
  supportCase: SupportCase,
  caseKey: CaseKey,
  world: World,
): Promise<((tx: Writer) => Step<"changed-meanwhile">[]) | null> {
  const { now } = world;
  const state = stateAfter("hand-on", supportCase.state);
  if (state === "not-possible" || !supportCase.holderId) return null;
  const asked = openRequest(caseKey, supportCase);
  const passedBy = [...new Set([...asked.passedBy, supportCase.holderId as string])];
  const contactDueAt = await contactDue(supportCase.responseClass, world);
  const notices = await noticesOfWaitingCase(world);
  return (tx) => [
    exactlyOne(
      caseToChange(tx, supportCase, {
        state,
        holderId: null,
        waitingSinceAt: quarterHour(now),
        contactDueAt,
        clockStep: 0,
        sealedRequest: sealRequest(caseKey, { ...asked, passedBy, askedPeers: [] }),
      }),
      "changed-meanwhile",
    ),
    ...notices(tx),
  ];
}
