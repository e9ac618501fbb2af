// Every night, for each wave: opens it on its day, writes to everybody, reminds everybody, shuffles what
// arrived, closes it after its last day and releases it once. Each step may be interrupted and run again.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { rateBand } from "#app/domain/figures/survey-release.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { waveKey } from "./answer-vault.server.ts";
import { countGathering } from "./count-gathering.server.ts";
import { writeToStaff } from "./invite-staff.server.ts";
import { releaseWave } from "./release-wave.server.ts";
import { shuffleAnswers } from "./shuffle-answers.server.ts";
import {
  responseToNote,
  usedOf,
  wavesUnderWay,
  waveToForget,
  waveToMove,
} from "./survey-store.server.ts";
import type { Wave, WaveState } from "./wave.ts";

export type Tended =
  | { outcome: "tended" }
  /** Somebody else was at it, or a key is missing: the timer comes back. */
  | { outcome: "unfinished" }
  | { outcome: "not-allowed" };

export async function tendSurveys(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<Tended> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const today = dayOf(world.now, world.settings.timeZone);
  let isAllDone = true;
  for (const wave of await wavesUnderWay(world.db)) {
    // The pulse after support is counted with the figures and is no survey of its own.
    if (wave.kind === "contact") {
      if (wave.closesOn < today) {
        await world.db.allOrNothing((tx) => [waveToForget(tx, wave.id)]);
      }
      continue;
    }
    isAllDone = (await tendWave(actor, wave, today, world)) && isAllDone;
  }
  // What was taken out is also gone from the log, in which its order could be read.
  await world.db.truncateLog();
  return { outcome: isAllDone ? "tended" : "unfinished" };
}

async function moved(wave: Wave, state: WaveState, world: World): Promise<Wave | null> {
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(waveToMove(tx, wave, state), "overtaken"),
  ]);
  return written.done ? { ...wave, state } : null;
}

async function tendWave(
  actor: Actor,
  planned: Wave,
  today: string,
  world: World,
): Promise<boolean> {
  let wave: Wave | null = planned;
  if (wave.state === "planned") {
    if (wave.opensOn > today) return true;
    // The key stands before the first answer can come.
    waveKey(world.keyring, wave.id);
    wave = await moved(wave, "open", world);
  }
  if (wave?.state === "open" && wave.closesOn < today) wave = await moved(wave, "closed", world);
  if (wave?.state === "open") return tendOpen(actor, wave, today, world);
  if (wave?.state === "closed") return tendClosed(actor, wave, world);
  return wave !== null;
}

async function tendOpen(actor: Actor, wave: Wave, today: string, world: World): Promise<boolean> {
  let current: Wave | null = wave;
  if (wave.kind === "staff") {
    current = await writeToStaff(wave, "mailedUpTo", world);
    if (current?.remindsOn && current.remindsOn <= today) {
      current = await writeToStaff(current, "remindedUpTo", world);
    }
  }
  const shuffled = await shuffleAnswers(actor, { wave, isLast: false }, world);
  // How many of a gathering have answered is nobody's business.
  if (wave.kind === "staff") await noteResponse(wave, world);
  return (
    current !== null && (shuffled.outcome === "shuffled" || shuffled.outcome === "too-few-yet")
  );
}

async function noteResponse(wave: Wave, { db }: World): Promise<void> {
  const { all, used } = await usedOf(db, wave.id);
  const band = all === 0 ? null : rateBand(used, all).from;
  if (band !== null) await db.allOrNothing((tx) => [responseToNote(tx, wave.id, band)]);
}

async function tendClosed(actor: Actor, wave: Wave, world: World): Promise<boolean> {
  const shuffled = await shuffleAnswers(actor, { wave, isLast: true }, world);
  if (shuffled.outcome !== "shuffled") return false;
  if (wave.kind === "gathering") {
    const { outcome } = await countGathering(actor, { wave }, world);
    return outcome === "counted" || outcome === "too-few";
  }
  const released = await releaseWave(actor, { wave }, world);
  return released.outcome === "released";
}
