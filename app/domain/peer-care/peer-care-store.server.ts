// The only file that queries debriefs and supervision meetings.
import { and, asc, eq, gte, inArray, isNull, lt } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { debriefs, supervisionMeetings } from "#db/schema/peer-care.ts";
import type { DebriefState } from "./peer-care.ts";

export type Debrief = typeof debriefs.$inferSelect;
export type Meeting = typeof supervisionMeetings.$inferSelect;

/** Offers that this peer has not answered, newest last. */
export const debriefsOpenFor = (db: Db, accountId: AccountId): Promise<Debrief[]> =>
  db.reader
    .select()
    .from(debriefs)
    .where(and(eq(debriefs.accountId, accountId), inArray(debriefs.state, ["offered", "wanted"])))
    .orderBy(asc(debriefs.offeredOn));

/** Those a supervisor should come up to: wanted by the peer, or after something heavy. */
export async function debriefsToHold(db: Db): Promise<Debrief[]> {
  const rows = await db.reader
    .select()
    .from(debriefs)
    .where(inArray(debriefs.state, ["offered", "wanted"]))
    .orderBy(asc(debriefs.offeredOn), asc(debriefs.id));
  return rows.filter(({ state, weight }) => state === "wanted" || weight === "heavy");
}

/** One a day; a heavy or wanted one is not made lighter by a later talk. */
export const debriefToAdd = (tx: Writer, row: Debrief) => {
  const insert = tx.insert(debriefs).values(row);
  const isPlain = row.weight === "usual" && row.state === "offered";
  return isPlain
    ? insert.onConflictDoNothing().returning()
    : insert
        .onConflictDoUpdate({
          target: debriefs.id,
          set: { weight: row.weight, state: row.state },
        })
        .returning();
};

/** Expect one row. @param by only this peer's own; anybody's when left out. */
export const debriefToMove = (tx: Writer, id: string, state: DebriefState, by?: AccountId) =>
  tx
    .update(debriefs)
    .set({ state })
    .where(
      and(
        eq(debriefs.id, id),
        inArray(debriefs.state, ["offered", "wanted"]),
        ...(by ? [eq(debriefs.accountId, by)] : []),
      ),
    )
    .returning();

export const oldDebriefsToForget = (tx: Writer, before: string) =>
  tx.delete(debriefs).where(lt(debriefs.offeredOn, before)).returning({ id: debriefs.id });

/** Those to come, and past ones whose count is missing. */
export async function meetingsOf(db: Db, from: Date): Promise<Meeting[]> {
  const [toCome, uncounted] = await Promise.all([
    db.reader.select().from(supervisionMeetings).where(gte(supervisionMeetings.meetsAt, from)),
    db.reader
      .select()
      .from(supervisionMeetings)
      .where(and(lt(supervisionMeetings.meetsAt, from), isNull(supervisionMeetings.attendedCount))),
  ]);
  return [...uncounted, ...toCome].sort((a, b) => a.meetsAt.getTime() - b.meetsAt.getTime());
}

export const meetingToAdd = (tx: Writer, meeting: Meeting) =>
  tx.insert(supervisionMeetings).values(meeting).returning();

/** Expect one row. */
export const attendedToSet = (tx: Writer, id: string, attendedCount: number) =>
  tx
    .update(supervisionMeetings)
    .set({ attendedCount })
    .where(eq(supervisionMeetings.id, id))
    .returning();
