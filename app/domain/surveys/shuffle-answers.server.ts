// Every night: what arrived joins the wave's other answers, and all of them are written anew in a random
// order under new ids, so that neither rowid nor page tells who answered when. Fewer than a batch wait.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactly } from "#db/all-or-nothing.server.ts";
import { existingWaveKey, openedRow, sealedRow } from "./answer-vault.server.ts";
import { shuffled } from "./shuffle.ts";
import {
  answersToAdd,
  answersToTake,
  arrivalsOf,
  arrivalsToTake,
  shuffledAnswersOf,
} from "./survey-store.server.ts";
import { leastInBatch, type Wave } from "./wave.ts";

export type Shuffled =
  | { outcome: "shuffled" }
  | { outcome: "too-few-yet" }
  | { outcome: "overtaken" }
  | { outcome: "key-missing" }
  | { outcome: "not-allowed" };

/** @param isLast after closing, when no more arrive: then whatever there is joins the rest. */
export async function shuffleAnswers(
  actor: Actor,
  { wave, isLast }: { wave: Wave; isLast: boolean },
  world: World,
): Promise<Shuffled> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const arrived = await arrivalsOf(world.db, wave.id);
  if (arrived.length === 0) return { outcome: "shuffled" };
  if (arrived.length < leastInBatch && !isLast) return { outcome: "too-few-yet" };
  const key = existingWaveKey(world.keyring, wave.id);
  if (!key) return { outcome: "key-missing" };
  const before = await shuffledAnswersOf(world.db, wave.id);
  const all = [
    ...arrived.map((row) => openedRow(world.keyring, wave.id, "survey_arrivals", row)),
    ...before.map((row) => openedRow(world.keyring, wave.id, "survey_answers", row)),
  ];
  const rows = shuffled(all, world.randomBytes).map((answer) =>
    sealedRow(key, "survey_answers", answer, world),
  );
  const written = await world.db.allOrNothing((tx) => [
    ...arrivalsToTake(
      tx,
      arrived.map(({ id }) => id),
    ).map((part) => exactly(part.rows, part.statement, "overtaken")),
    ...answersToTake(
      tx,
      before.map(({ id }) => id),
    ).map((part) => exactly(part.rows, part.statement, "overtaken")),
    ...answersToAdd(tx, wave.id, rows),
  ]);
  return { outcome: written.done ? "shuffled" : "overtaken" };
}
