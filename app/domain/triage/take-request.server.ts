// A peer takes a request. Before: see-queue. After: encounters/record-attempt. Exactly one peer can; the
// other learns it kindly. Opening it is written down under the case key, for the person to see.

import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInCase } from "#app/domain/audit/case-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { peerOf } from "#app/domain/peers/peer-store.server.ts";
import { caseOf, caseToChange } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { isOpen, stateAfter } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { exclusionsFor } from "./case-concern.server.ts";
import { type Exclusion, isHiddenFrom } from "./conflict-of-interest.ts";

export type Taken =
  | { outcome: "taken"; caseId: CaseId }
  | { outcome: "already-taken" }
  /** The peer's own state stands in the way: rest, cap, training. */
  | { outcome: "cannot-take-now"; reasons: readonly Exclusion[] }
  /** Absent, or one that must not exist for this peer: the same answer. */
  | { outcome: "not-found" };

/** The response clock may write down a step in the same moment; then the case is simply read again. */
const mostTries = 3;

export async function takeRequest(
  actor: StaffActor,
  input: { caseId: CaseId },
  world: World,
): Promise<Taken> {
  let taken: Taken = { outcome: "already-taken" };
  for (let tries = 0; tries < mostTries; tries += 1) {
    taken = await takenNow(actor, input, world);
    if (taken.outcome !== "already-taken") break;
    const found = await caseOf(world.db, input.caseId);
    if (found?.supportCase.state !== "waiting") break;
  }
  return taken;
}

async function takenNow(
  actor: StaffActor,
  input: { caseId: CaseId },
  world: World,
): Promise<Taken> {
  if (!may(actor, "take-request")) return { outcome: "not-found" };
  const { db, keyring, now, settings } = world;
  const found = await peerOf(db, keyring, actor.accountId);
  const withGrant = await caseOf(db, input.caseId);
  if (!found?.standing.isApproved || !withGrant) return { outcome: "not-found" };
  const { supportCase } = withGrant;
  if (!isOpen(supportCase.state)) return { outcome: "not-found" };
  const caseKey = caseKeyOf(keyring, withGrant);
  const asked = openRequest(caseKey, supportCase);
  const today = dayOf(now, settings.timeZone);
  const reasons = await exclusionsFor(found.standing, caseKey, supportCase, asked, today, world);
  if (isHiddenFrom(reasons)) return { outcome: "not-found" };
  if (supportCase.holderId === actor.accountId) return { outcome: "taken", caseId: supportCase.id };
  const state = stateAfter("take", supportCase.state);
  if (state === "not-possible") return { outcome: "already-taken" };
  if (reasons.length > 0) return { outcome: "cannot-take-now", reasons };

  const happening = { event: "taken", by: actor.accountId, role: "peer", on: today } as const;
  const opening = await writtenInCase(db, caseKey, happening);
  const written = await db.allOrNothing((tx) => [
    exactlyOne(
      caseToChange(tx, supportCase, { state, holderId: actor.accountId, clockStep: 0 }),
      "already-taken",
    ),
    ...opening(tx),
  ]);
  return written.done ? { outcome: "taken", caseId: supportCase.id } : { outcome: "already-taken" };
}
