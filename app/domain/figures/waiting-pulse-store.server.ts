// Answers to the three questions after closing, until the night counts and deletes them. A row holds no
// case, no token and no time; what it says is sealed under the key of its year and has one fixed length.
import { asc, inArray } from "drizzle-orm";
import type { Sealed } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { waitingPulses } from "#db/schema/figures.ts";

export interface WaitingPulse {
  id: string;
  /** The year in which it was given. */
  year: number;
  sealedPulse: Sealed;
}

/** By id, which is random: the order says nothing of when they came. */
export const pulsesWaiting = (db: Pick<Db, "reader">, limit: number): Promise<WaitingPulse[]> =>
  db.reader.select().from(waitingPulses).orderBy(asc(waitingPulses.id)).limit(limit);

export const pulseToAdd = (tx: Writer, pulse: WaitingPulse) =>
  tx.insert(waitingPulses).values(pulse).returning({ id: waitingPulses.id });

export const pulsesToForget = (tx: Writer, ids: readonly string[]) =>
  tx
    .delete(waitingPulses)
    .where(inArray(waitingPulses.id, [...ids]))
    .returning({ id: waitingPulses.id });
