// The only file that queries mentoring pairs.
import { and, asc, eq, or } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { mentoringPairs } from "#db/schema/peers.ts";

export type Pair = typeof mentoringPairs.$inferSelect;

/** In which this person is one of the two. */
export const pairsOf = (db: Db, accountId: AccountId): Promise<Pair[]> =>
  db.reader
    .select()
    .from(mentoringPairs)
    .where(or(eq(mentoringPairs.menteeId, accountId), eq(mentoringPairs.mentorId, accountId)))
    .orderBy(asc(mentoringPairs.sinceOn), asc(mentoringPairs.menteeId));

/** Adds nothing when the new peer has a mentor; expect one row to know. */
export const pairToAdd = (tx: Writer, pair: Pair) =>
  tx
    .insert(mentoringPairs)
    .values(pair)
    .onConflictDoNothing()
    .returning({ id: mentoringPairs.menteeId });

/** Expect one row. */
export const pairToEnd = (
  tx: Writer,
  { menteeId, mentorId }: Pick<Pair, "menteeId" | "mentorId">,
) =>
  tx
    .delete(mentoringPairs)
    .where(and(eq(mentoringPairs.menteeId, menteeId), eq(mentoringPairs.mentorId, mentorId)))
    .returning({ id: mentoringPairs.menteeId });

export const pairsToForget = (tx: Writer, accountId: AccountId) =>
  tx
    .delete(mentoringPairs)
    .where(or(eq(mentoringPairs.menteeId, accountId), eq(mentoringPairs.mentorId, accountId)))
    .returning({ id: mentoringPairs.menteeId });
