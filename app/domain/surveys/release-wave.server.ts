// Makes the one release of a wave that is over, hands unit means to the evaluation, and destroys what it was
// made from: answers, invitations and, after the commit, the wave's key.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { canonicalJson } from "#app/domain/figures/canonical-json.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactly, exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { destroyWaveKey, existingWaveKey, openedRow } from "./answer-vault.server.ts";
import { evaluationFed } from "./feed-evaluation.server.ts";
import {
  answersToTake,
  invitationsToForget,
  releaseToAdd,
  shuffledAnswersOf,
  waveToMove,
} from "./survey-store.server.ts";
import type { Wave } from "./wave.ts";
import { unitMeans, waveRelease } from "./wave-release.ts";

export type WaveReleased = { outcome: "released" | "overtaken" | "key-missing" | "not-allowed" };

/** Which scale of a wave speaks for which outcome of the evaluation. */
const outcomesOfWaves = [
  { outcome: "burnout", instrument: "single-item-burnout", scale: "burnout" },
  { outcome: "openness", instrument: "team-climate", scale: "speaking-up" },
] as const;

/** @param input.wave closed, with its last arrivals shuffled in. */
export async function releaseWave(
  actor: Actor,
  { wave }: { wave: Wave },
  world: World,
): Promise<WaveReleased> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const { db, keyring } = world;
  const rows = await shuffledAnswersOf(db, wave.id);
  if (rows.length > 0 && !existingWaveKey(keyring, wave.id)) return { outcome: "key-missing" };
  const answers = rows.map((row) => openedRow(keyring, wave.id, "survey_answers", row));
  const releasedOn = dayOf(world.now, world.settings.timeZone);
  const body = canonicalJson(waveRelease(wave, answers));
  const month = wave.opensOn.slice(0, 7);
  const scores = outcomesOfWaves.flatMap(({ outcome, instrument, scale }) =>
    unitMeans(wave, answers, instrument, scale).map((one) => ({
      unitCode: one.unit,
      outcome,
      wave: month,
      score: one.mean,
      answerCount: one.answers,
      invitedCount: one.eligible,
    })),
  );
  const fed = await evaluationFed(scores, world);
  const record = await writtenInSite(actor, "surveys-released", null, world);
  const written = await db.allOrNothing((tx: Writer): Step<"overtaken" | "changed-meanwhile">[] => [
    exactlyOne(waveToMove(tx, wave, "released"), "overtaken"),
    exactlyOne(releaseToAdd(tx, { waveId: wave.id, body, releasedOn }), "overtaken"),
    ...answersToTake(
      tx,
      rows.map(({ id }) => id),
    ).map((part) => exactly(part.rows, part.statement, "overtaken")),
    invitationsToForget(tx, wave.id),
    ...(fed ? fed(tx) : []),
    ...record(tx),
  ]);
  if (!written.done) return { outcome: "overtaken" };
  destroyWaveKey(keyring, wave.id);
  await db.compact();
  return { outcome: "released" };
}
