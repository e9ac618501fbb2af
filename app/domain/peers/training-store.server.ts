// The only file that queries what peers have completed.
import { asc, desc, eq } from "drizzle-orm";
import type { Day } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { trainingCompletions } from "#db/schema/peers.ts";
import {
  type Completion,
  catalogue,
  promiseVersion,
  trainingModules,
  validUntil,
} from "./training.ts";

export interface CompletionRow extends Completion {
  id: string;
}

/** The newest first. */
export const completionsOf = (db: Db, accountId: AccountId): Promise<CompletionRow[]> =>
  db.reader
    .select({
      id: trainingCompletions.id,
      module: trainingCompletions.module,
      completedOn: trainingCompletions.completedOn,
      validUntilOn: trainingCompletions.validUntilOn,
    })
    .from(trainingCompletions)
    .where(eq(trainingCompletions.accountId, accountId))
    .orderBy(desc(trainingCompletions.completedOn), asc(trainingCompletions.module));

export interface ToComplete extends Pick<Completion, "module" | "completedOn"> {
  accountId: AccountId;
  /** By the catalogue when left out. */
  validUntilOn?: Day;
}

/** Adds nothing when the same is there; expect one row to know. */
export const completionToAdd = (tx: Writer, done: ToComplete) => {
  const { accountId, module, completedOn } = done;
  return tx
    .insert(trainingCompletions)
    .values({
      id: `${accountId}:${module}:${completedOn}`,
      accountId,
      module,
      completedOn,
      validUntilOn: done.validUntilOn ?? validUntil(module, completedOn),
      textVersion: module === "promise" ? promiseVersion : null,
    })
    .onConflictDoNothing()
    .returning({ id: trainingCompletions.id });
};

/** Somebody was a trained peer before this programme wrote it down: all of it holds until this day. */
export const trainingToBringIn = (
  tx: Writer,
  accountId: AccountId,
  completedOn: Day,
  validUntilOn: Day,
) =>
  trainingModules
    .filter((module) => catalogue[module].meets !== null && module !== "refresher")
    .map((module) => completionToAdd(tx, { accountId, module, completedOn, validUntilOn }));

/** A mistake is taken back. Expect one row. */
export const completionToRemove = (tx: Writer, id: string) =>
  tx
    .delete(trainingCompletions)
    .where(eq(trainingCompletions.id, id))
    .returning({ id: trainingCompletions.id });

export const completionsToForget = (tx: Writer, accountId: AccountId) =>
  tx
    .delete(trainingCompletions)
    .where(eq(trainingCompletions.accountId, accountId))
    .returning({ id: trainingCompletions.id });
