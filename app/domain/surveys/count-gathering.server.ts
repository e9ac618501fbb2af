// A gathering's questions are over: its answers join those that wait for the year's tables, unless they are so
// few that somebody who was there could guess whose they are. Either way nothing of the gathering is left.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { leastAnswers } from "#app/domain/figures/survey-release.ts";
import { pulseToKeep } from "#app/domain/figures/waiting-pulse.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactly, exactlyOne } from "#db/all-or-nothing.server.ts";
import { destroyWaveKey, existingWaveKey, openedRow } from "./answer-vault.server.ts";
import { pulseOf } from "./contact-pulse.ts";
import { answersToTake, shuffledAnswersOf, waveToForget } from "./survey-store.server.ts";
import type { Wave } from "./wave.ts";

export type GatheringCounted = {
  outcome: "counted" | "too-few" | "overtaken" | "key-missing" | "not-allowed";
};

/** @param input.wave closed, with its last arrivals shuffled in. */
export async function countGathering(
  actor: Actor,
  { wave }: { wave: Wave },
  world: World,
): Promise<GatheringCounted> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, keyring } = world;
  const rows = await shuffledAnswersOf(db, wave.id);
  if (rows.length > 0 && !existingWaveKey(keyring, wave.id)) return { outcome: "key-missing" };
  const pulses = rows.map((row) => {
    const { given } = openedRow(keyring, wave.id, "survey_answers", row);
    return pulseOf("gathering", given["gathering-pulse"] ?? {});
  });
  const isEnough = pulses.length >= leastAnswers;
  const keep = await Promise.all(
    (isEnough ? pulses : []).map((pulse) => pulseToKeep(pulse, world)),
  );
  const written = await db.allOrNothing((tx) => [
    ...answersToTake(
      tx,
      rows.map(({ id }) => id),
    ).map((part) => exactly(part.rows, part.statement, "overtaken")),
    ...keep.flatMap((statements) => statements(tx)),
    exactlyOne(waveToForget(tx, wave.id), "overtaken"),
  ]);
  if (!written.done) return { outcome: "overtaken" };
  destroyWaveKey(keyring, wave.id);
  await db.compact();
  return { outcome: isEnough ? "counted" : "too-few" };
}
