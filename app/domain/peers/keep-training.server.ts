// What a peer has completed is written down: by a coordinator what was taught, by the peer the promise of
// confidentiality. Either moves the day until which matching counts on them.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { addMonths, dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Statement, type Writer } from "#db/all-or-nothing.server.ts";
import { neverTrained } from "./peer.ts";
import { peerOf, trainedUntilToMove } from "./peer-store.server.ts";
import { oldestYears, type TrainingAnswers, trainedUntil } from "./training.ts";
import { completionsOf, completionToAdd, completionToRemove } from "./training-store.server.ts";

export type TrainingKept =
  | { outcome: "kept" | "removed" | "promised" }
  /** The same module on the same day stands there. */
  | { outcome: "kept-before" }
  | { outcome: "day-out-of-bounds" }
  | { outcome: "own-account" }
  | { outcome: "not-found" };

/** @param input what was taught, or the id of an entry that was a mistake. */
export async function keepTraining(
  actor: StaffActor,
  input: { accountId: AccountId } & (TrainingAnswers | { remove: string }),
  world: World,
): Promise<TrainingKept> {
  const { accountId } = input;
  if (!may(actor, "choose-peers")) return { outcome: "not-found" };
  if (accountId === actor.accountId) return { outcome: "own-account" };
  if (!(await peerOf(world.db, world.keyring, accountId))) return { outcome: "not-found" };
  if ("remove" in input) {
    const own = (await completionsOf(world.db, accountId)).find(({ id }) => id === input.remove);
    if (!own || own.module === "promise") return { outcome: "not-found" };
    await recorded(actor, accountId, (tx) => completionToRemove(tx, own.id), world);
    return { outcome: "removed" };
  }
  const today = dayOf(world.now, world.settings.timeZone);
  const { module, completedOn } = input;
  if (completedOn > today || completedOn < addMonths(today, -12 * oldestYears)) {
    return { outcome: "day-out-of-bounds" };
  }
  const done = { accountId, module, completedOn };
  const isNew = await recorded(actor, accountId, (tx) => completionToAdd(tx, done), world);
  return { outcome: isNew ? "kept" : "kept-before" };
}

/** The peer promises confidentiality anew; nobody can do it for them. */
export async function promiseConfidentiality(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<TrainingKept> {
  const { accountId } = actor;
  const isPeer = await peerOf(world.db, world.keyring, accountId);
  if (!may(actor, "see-own-standing") || !isPeer) return { outcome: "not-found" };
  const completedOn = dayOf(world.now, world.settings.timeZone);
  const done = { accountId, module: "promise", completedOn } as const;
  await world.db.allOrNothing((tx) => [exactlyOne(completionToAdd(tx, done), "known")]);
  await trainingCounted(accountId, world);
  return { outcome: "promised" };
}

/** What a coordinator changes of somebody else's training stands in the audit with the change. */
async function recorded(
  actor: StaffActor,
  accountId: AccountId,
  statement: (tx: Writer) => Statement,
  world: World,
): Promise<boolean> {
  const audit = await writtenInSite(actor, "peer-training-changed", accountId, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(statement(tx), "known"),
    ...audit(tx),
  ]);
  // Somebody else wrote in the audit in this very moment: nothing was done, so it is done again.
  if (!written.done && written.refused === "changed-meanwhile") {
    return recorded(actor, accountId, statement, world);
  }
  await trainingCounted(accountId, world);
  return written.done;
}

/** Somebody else may write down something in the same moment; then it is counted again. */
const mostTries = 5;

/** Brings the day that matching asks for in line with what is written down. */
export async function trainingCounted(accountId: AccountId, world: World): Promise<void> {
  const { db, keyring } = world;
  for (let tries = 0; tries < mostTries; tries += 1) {
    // First the day, then what it is made of: whoever is overtaken in between sees it.
    const found = await peerOf(db, keyring, accountId);
    const until = trainedUntil(await completionsOf(db, accountId));
    if (!found) return;
    const before = found.peer.trainedUntilOn;
    const now = until ?? neverTrained;
    if (before === now) return;
    const moved = await db.allOrNothing((tx) => [
      exactlyOne(trainedUntilToMove(tx, accountId, before, now), "overtaken"),
    ]);
    if (moved.done) return;
  }
}
