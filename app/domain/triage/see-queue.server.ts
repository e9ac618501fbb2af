// The masked queue. Before: submit-request. After: take-request. A case a peer is excluded from is not
// listed, not counted and not found; the page says nothing of it. A coordinator who is no peer sees less:
// no wishes and no line of work, since nobody is matched by reading them.
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
  waitingHeads,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { candidateFor } from "./candidates.server.ts";
import { exclusionsFor } from "./case-concern.server.ts";
import { type Exclusion, isHiddenFrom } from "./conflict-of-interest.ts";
import { type Candidate, fitOf, type Sought, shownInQueue } from "./matching.ts";
import { inQueueOrder, waitBandOf } from "./queue-order.ts";

export const queuePageSize = 25;

/** Whether the peer's own area is what the person asked for; null when it does not matter. */
export type AreaFit = "as-wished" | "not-as-wished" | null;

const maskedRow = (
  supportCase: SupportCase,
  asked: RequestContents,
  fit: AreaFit,
  peer: Candidate | null,
  now: Date,
) => ({
  id: supportCase.id,
  responseClass: supportCase.responseClass,
  contactDueAt: supportCase.contactDueAt,
  waitBand: waitBandOf(supportCase.waitingSinceAt, now),
  roleFamily: asked.roleFamily,
  areaFit: fit,
  wishes: asked.wishes,
  headCount: asked.headCount,
  fits: peer ? shownInQueue(fitOf(peer, soughtInQueue(asked))) : [],
});

/** What the queue may tell of: neither the way the person wants to be reached nor where. */
const soughtInQueue = ({ unitCode, roleFamily, wishes }: RequestContents): Sought => ({
  unitCode,
  roleFamily,
  wishes,
  site: null,
  channel: "here",
});
type MaskedRow = ReturnType<typeof maskedRow>;
export type QueueRow =
  | ReturnType<typeof seenBy<"queue-peer", MaskedRow>>
  | ReturnType<typeof seenBy<"coordinator", MaskedRow>>;

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
  const isPeer = may(actor, "take-request") && found?.standing.isApproved === true;
  if (!isPeer && !may(actor, "suggest-peers")) return nothingYet(input.page);
  const viewer = isPeer ? "queue-peer" : "coordinator";
  const self = found && isPeer ? await candidateFor(found, world) : null;
  const today = dayOf(now, settings.timeZone);
  const first = input.page * queuePageSize;
  const rows: QueueRow[] = [];
  const ownReasons = new Set<Exclusion>();
  // One more than the page shows, to know whether there is another; nothing behind it is opened.
  for await (const entry of inOrder(world)) {
    if (rows.length > first + queuePageSize) break;
    const masked = await rowFor(entry, found, self, viewer, today, world);
    if (!masked) continue;
    for (const reason of masked.reasons) ownReasons.add(reason);
    rows.push(masked.row);
  }
  return {
    outcome: "seen",
    rows: rows.slice(first, first + queuePageSize),
    page: input.page,
    isLastPage: rows.length <= first + queuePageSize,
    ownReasons: [...ownReasons],
  };
}

/** Somebody with the role whom no coordinator has approved yet: nothing is listed or counted for them. */
const nothingYet = (page: number): Queue => ({
  outcome: "seen",
  rows: [],
  page,
  isLastPage: true,
  ownReasons: ["not-approved"],
});

/** What waits, in order, read a page at a time: a long queue costs what is shown of it. */
async function* inOrder({ db, now }: World): AsyncGenerator<CaseWithGrant> {
  const heads = inQueueOrder(await waitingHeads(db), now);
  for (let start = 0; start < heads.length; start += queuePageSize + 1) {
    const ids = heads.slice(start, start + queuePageSize + 1).map(({ id }) => id);
    const read = new Map(
      (await waitingCases(db, ids)).map((entry) => [entry.supportCase.id, entry]),
    );
    for (const id of ids) {
      const entry = read.get(id);
      if (entry) yield entry;
    }
  }
}

/** Null when this case must not exist for this peer. A coordinator who is no peer sees that each is there. */
async function rowFor(
  entry: CaseWithGrant,
  found: Awaited<ReturnType<typeof peerOf>>,
  self: Candidate | null,
  viewer: "queue-peer" | "coordinator",
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
  const row = maskedRow(supportCase, asked, fit, self, world.now);
  // Narrowed before the call, so that the row has the type of the one view or of the other.
  return {
    row: viewer === "queue-peer" ? seenBy(viewer, row) : seenBy(viewer, row),
    reasons,
  };
}
