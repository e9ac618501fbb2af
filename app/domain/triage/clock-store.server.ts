// What the response clock asks of the tables of cases: columns in clear only. Nothing is opened for it
// that has nothing due.
import { and, asc, eq, inArray, isNotNull, notInArray } from "drizzle-orm";
import type { CaseId } from "#app/domain/ids.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import type { Db } from "#db/connect.server.ts";
import { accounts } from "#db/schema/access.ts";
import { peers } from "#db/schema/peers.ts";
import { supportCases } from "#db/schema/support-requests.ts";

export interface ClockHead {
  id: CaseId;
  state: "waiting" | "taken";
  responseClass: ResponseClass;
  waitingSinceAt: Date | null;
  contactDueAt: Date;
  clockStep: number;
}

/** Every case in which contact was not attempted yet. */
export async function casesOnClock(db: Db): Promise<ClockHead[]> {
  const { id, state, responseClass, waitingSinceAt, contactDueAt, clockStep } = supportCases;
  const rows = await db.reader
    .select({ id, state, responseClass, waitingSinceAt, contactDueAt, clockStep })
    .from(supportCases)
    .where(
      and(
        isNotNull(supportCases.contactDueAt),
        inArray(supportCases.state, ["waiting", "taken", "in-touch"]),
      ),
    )
    .orderBy(asc(supportCases.contactDueAt), asc(supportCases.id));
  return rows.flatMap((row) => {
    if (row.contactDueAt === null) return [];
    // Paused before anybody tried, and gone on since: as good as taken.
    const onClock = row.state === "waiting" ? ("waiting" as const) : ("taken" as const);
    return [{ ...row, contactDueAt: row.contactDueAt, state: onClock }];
  });
}

/** Cases whose peer is gone: the account no longer works, or is no peer's any more. */
export async function casesWithoutPeer(db: Db): Promise<CaseId[]> {
  const working = db.reader
    .select({ id: peers.accountId })
    .from(peers)
    .innerJoin(accounts, eq(accounts.id, peers.accountId))
    .where(eq(accounts.state, "active"));
  const rows = await db.reader
    .select({ id: supportCases.id })
    .from(supportCases)
    .where(
      and(
        isNotNull(supportCases.holderId),
        inArray(supportCases.state, ["taken", "in-touch", "paused"]),
        notInArray(supportCases.holderId, working),
      ),
    )
    .orderBy(asc(supportCases.id));
  return rows.map((row) => row.id);
}
