// The order of the queue: what is due first comes first; among equals the id decides, so that the order
// says nothing about who asked when.
import type { ResponseClass } from "#app/domain/support-requests/request.ts";

const rank: Record<ResponseClass, number> = { urgent: 0, standard: 1, group: 2 };

export interface Queued {
  id: string;
  responseClass: ResponseClass;
  contactDueAt: Date | null;
}

/** Overdue before urgent before the rest; then by due time, then by id. */
export function inQueueOrder<T extends Queued>(waiting: readonly T[], now: Date): T[] {
  const dueMs = (row: T) => row.contactDueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const isOverdue = (row: T) => (dueMs(row) <= now.getTime() ? 0 : 1);
  return [...waiting].sort(
    (a, b) =>
      isOverdue(a) - isOverdue(b) ||
      rank[a.responseClass] - rank[b.responseClass] ||
      dueMs(a) - dueMs(b) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** How long somebody has waited, in words as coarse as the queue needs. */
export const waitBands = ["under-1h", "1-4h", "4-12h", "12-24h", "over-24h"] as const;
export type WaitBand = (typeof waitBands)[number];

export function waitBandOf(since: Date | null, now: Date): WaitBand {
  const hours = since ? (now.getTime() - since.getTime()) / 3_600_000 : 0;
  if (hours < 1) return "under-1h";
  if (hours < 4) return "1-4h";
  if (hours < 12) return "4-12h";
  return hours < 24 ? "12-24h" : "over-24h";
}
