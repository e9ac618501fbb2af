// The masked queue. Before: submit-request. After: take-request. A case a peer is excluded from is not
// listed, not counted and not found; the page says nothing of it.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { seenBy } from "#app/domain/access/case-fields.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { type Peer, peerOf } from "#app/domain/peers/peer-store.server.ts";
import type { RequestContents } from "#app/domain/support-requests/case-contents.ts";
import {
  type CaseWithGrant,
  type SupportCase,
  waitingCases,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exclusionsFor } from "./case-concern.server.ts";
import { type Exclusion, isHiddenFrom } from "./conflict-of-interest.ts";
import { inQueueOrder, waitBandOf } from "./queue-order.ts";

export const queuePageSize = 25;

/** Whether the peer's own area is what the person asked for; null when it does not matter. */
export type AreaFit = "as-wished" | "not-as-wished" | null;

const maskedRow = (supportCase: SupportCase, asked: RequestContents, fit: AreaFit, now: Date) => ({
  id: supportCase.id,
  kind: supportCase.kind,
  responseClass: supportCase.responseClass,
  contactDueAt: supportCase.contactDueAt,
  waitBand: waitBandOf(supportCase.waitingSinceAt, now),
  roleFamily: asked.roleFamily,
  areaFit: fit,
  wishes: asked.wishes,
  headCount: asked.headCount,
});
export type QueueRow = ReturnType<typeof seenBy<"queue-peer", ReturnType<typeof maskedRow>>>;

export interface Queue {
  outcome: "seen";
  rows: QueueRow[];
  page: number;
  isLastPage: boolean;
  /** Why this peer cannot take anything just now; empty when they can. */
  ownReasons: readonly Exclusion[];
}

export function areaFitOf(asked: RequestContents, peer: Peer): AreaFit {
  const { area } = asked.wishes;
  if (area === "any" || !asked.unitCode || !peer.unitCode) return null;
  const isOwn = asked.unitCode === peer.unitCode;
  return isOwn === (area === "own") ? "as-wished" : "not-as-wished";
}

export async function seeQueue(
  actor: StaffActor,
  input: { page: number },
  world: World,
): Promise<Queue | { outcome: "not-allowed" }> {
  if (!may(actor, "see-queue")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const found = await peerOf(db, keyring, actor.accountId);
  const today = dayOf(now, settings.timeZone);
  const open: { row: QueueRow; id: string }[] = [];
  const ownReasons = new Set<Exclusion>();
  const listed = await waitingCases(db);
  const ordered = inQueueOrder(
    listed.map((entry) => ({ ...entry.supportCase, entry })),
    now,
  );
  for (const { entry } of ordered) {
    const masked = await rowFor(entry, found, today, world);
    if (!masked) continue;
    for (const reason of masked.reasons) ownReasons.add(reason);
    open.push({ row: masked.row, id: entry.supportCase.id });
  }
  const first = input.page * queuePageSize;
  return {
    outcome: "seen",
    rows: open.slice(first, first + queuePageSize).map(({ row }) => row),
    page: input.page,
    isLastPage: first + queuePageSize >= open.length,
    ownReasons: [...ownReasons],
  };
}

/** Null when this case must not exist for this peer. A coordinator who is no peer sees all, masked. */
async function rowFor(
  entry: CaseWithGrant,
  found: Awaited<ReturnType<typeof peerOf>>,
  today: string,
  world: World,
): Promise<{ row: QueueRow; reasons: readonly Exclusion[] } | null> {
  const { supportCase } = entry;
  const caseKey = caseKeyOf(world.keyring, entry);
  const asked = openRequest(caseKey, supportCase);
  const reasons = found
    ? await exclusionsFor(found.standing, caseKey, supportCase, asked, today, world)
    : [];
  if (isHiddenFrom(reasons)) return null;
  const fit = found ? areaFitOf(asked, found.peer) : null;
  return { row: seenBy("queue-peer", maskedRow(supportCase, asked, fit, world.now)), reasons };
}
