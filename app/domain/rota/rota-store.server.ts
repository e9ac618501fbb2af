// The only file that queries the rota: shifts, leave, swaps, private holds and calendar feeds.
import { and, asc, eq, gte, isNull, lt, or } from "drizzle-orm";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import {
  calendarFeeds,
  calendarHolds,
  rotaLeaves,
  rotaRevisions,
  rotaShifts,
  rotaSwaps,
} from "#db/schema/rota.ts";
import type { Leave, Rota, Shift, Swap } from "./rota.ts";

export type Hold = typeof calendarHolds.$inferSelect;

/** @param today days before which leave and swaps no longer matter. */
export async function rotaFrom(db: Db, today: string): Promise<Rota> {
  const shifts: Shift[] = await db.reader
    .select()
    .from(rotaShifts)
    .where(or(isNull(rotaShifts.untilOn), gte(rotaShifts.untilOn, today)))
    .orderBy(asc(rotaShifts.id));
  const leaves: Leave[] = await db.reader
    .select()
    .from(rotaLeaves)
    .where(gte(rotaLeaves.toOn, today))
    .orderBy(asc(rotaLeaves.fromOn), asc(rotaLeaves.id));
  const swaps: Swap[] = await db.reader
    .select()
    .from(rotaSwaps)
    .where(gte(rotaSwaps.turnOn, today))
    .orderBy(asc(rotaSwaps.turnOn), asc(rotaSwaps.id));
  return { shifts, leaves, swaps };
}

export async function rotaRevision(db: Db): Promise<string> {
  const rows = await db.reader.select().from(rotaRevisions).limit(1);
  return rows[0]?.revision ?? "none";
}

/** Belongs to every change of the rota, of who may answer, of the programme's hours and of its targets. */
export const revisionToChange = (tx: Writer, world: World): Statement => {
  const revision = world.newId<string>();
  return tx
    .insert(rotaRevisions)
    .values({ id: "rota", revision })
    .onConflictDoUpdate({ target: rotaRevisions.id, set: { revision } })
    .returning();
};

export const shiftToAdd = (tx: Writer, shift: Shift & { accountId: AccountId }) =>
  tx.insert(rotaShifts).values(shift).returning();
/** Expect one row: nobody ends the shift of another. */
export const shiftToEnd = (tx: Writer, shiftId: string, accountId: AccountId) =>
  tx
    .delete(rotaShifts)
    .where(and(eq(rotaShifts.id, shiftId), eq(rotaShifts.accountId, accountId)))
    .returning();

export const leaveToAdd = (tx: Writer, leave: Leave & { accountId: AccountId }) =>
  tx.insert(rotaLeaves).values(leave).returning();
/** Expect one row. */
export const leaveToEnd = (tx: Writer, leaveId: string, accountId: AccountId) =>
  tx
    .delete(rotaLeaves)
    .where(and(eq(rotaLeaves.id, leaveId), eq(rotaLeaves.accountId, accountId)))
    .returning();

/** Adds nothing when this turn is offered already; expect one row to know. */
export const swapToOffer = (tx: Writer, id: string, shiftId: string, turnOn: string) =>
  tx
    .insert(rotaSwaps)
    .values({ id, shiftId, turnOn, takenBy: null })
    .onConflictDoNothing()
    .returning();
/** Exactly one of two takers gets it. Expect one row. */
export const swapToTake = (tx: Writer, shiftId: string, turnOn: string, by: AccountId) =>
  tx
    .update(rotaSwaps)
    .set({ takenBy: by })
    .where(
      and(eq(rotaSwaps.shiftId, shiftId), eq(rotaSwaps.turnOn, turnOn), isNull(rotaSwaps.takenBy)),
    )
    .returning();
/** Only while nobody has taken it over. Expect one row. */
export const swapToWithdraw = (tx: Writer, shiftId: string, turnOn: string) =>
  tx
    .delete(rotaSwaps)
    .where(
      and(eq(rotaSwaps.shiftId, shiftId), eq(rotaSwaps.turnOn, turnOn), isNull(rotaSwaps.takenBy)),
    )
    .returning();
/** Who took it over gives it back into the open. Expect one row. */
export const swapToGiveBack = (tx: Writer, shiftId: string, turnOn: string, by: AccountId) =>
  tx
    .update(rotaSwaps)
    .set({ takenBy: null })
    .where(
      and(eq(rotaSwaps.shiftId, shiftId), eq(rotaSwaps.turnOn, turnOn), eq(rotaSwaps.takenBy, by)),
    )
    .returning();

export async function holdsOf(db: Db, accountId: AccountId, from: Date): Promise<Hold[]> {
  return db.reader
    .select()
    .from(calendarHolds)
    .where(and(eq(calendarHolds.accountId, accountId), gte(calendarHolds.toAt, from)))
    .orderBy(asc(calendarHolds.fromAt), asc(calendarHolds.id));
}
export const holdToAdd = (tx: Writer, hold: Hold) =>
  tx.insert(calendarHolds).values(hold).returning();
/** Expect one row. */
export const holdToEnd = (tx: Writer, id: string, accountId: AccountId) =>
  tx
    .delete(calendarHolds)
    .where(and(eq(calendarHolds.id, id), eq(calendarHolds.accountId, accountId)))
    .returning();

export async function feedOwner(db: Db, tag: string): Promise<AccountId | null> {
  const rows = await db.reader
    .select()
    .from(calendarFeeds)
    .where(eq(calendarFeeds.tag, tag))
    .limit(1);
  return rows[0]?.accountId ?? null;
}
export const hasFeed = async (db: Db, accountId: AccountId): Promise<boolean> =>
  (await db.reader.$count(calendarFeeds, eq(calendarFeeds.accountId, accountId))) > 0;
/** A new code takes the place of the old one. */
export const feedToShare = (tx: Writer, accountId: AccountId, tag: string) =>
  tx
    .insert(calendarFeeds)
    .values({ accountId, tag })
    .onConflictDoUpdate({ target: calendarFeeds.accountId, set: { tag } })
    .returning();
export const feedToStop = (tx: Writer, accountId: AccountId) =>
  tx.delete(calendarFeeds).where(eq(calendarFeeds.accountId, accountId)).returning();

/** Somebody is no peer any more: shifts, leave, kept time and calendar address go, swaps with the shifts. */
export const rotaOfToForget = (tx: Writer, accountId: AccountId, world: World): Statement[] => [
  tx.delete(rotaShifts).where(eq(rotaShifts.accountId, accountId)).returning({ id: rotaShifts.id }),
  tx.delete(rotaLeaves).where(eq(rotaLeaves.accountId, accountId)).returning({ id: rotaLeaves.id }),
  tx
    .delete(calendarHolds)
    .where(eq(calendarHolds.accountId, accountId))
    .returning({ id: calendarHolds.id }),
  feedToStop(tx, accountId),
  // What they took over goes back to whoever offered it.
  tx
    .update(rotaSwaps)
    .set({ takenBy: null })
    .where(eq(rotaSwaps.takenBy, accountId))
    .returning({ id: rotaSwaps.id }),
  revisionToChange(tx, world),
];

/** What is over, for the nightly purge. */
export const pastRotaToForget = (tx: Writer, before: string, now: Date): Statement[] => [
  tx.delete(rotaLeaves).where(lt(rotaLeaves.toOn, before)).returning(),
  tx.delete(rotaSwaps).where(lt(rotaSwaps.turnOn, before)).returning(),
  tx.delete(calendarHolds).where(lt(calendarHolds.toAt, now)).returning(),
];
