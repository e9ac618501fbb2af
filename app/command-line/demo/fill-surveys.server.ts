// The surveys of the demonstration: three that are over, one that is open and can be answered from the inbox,
// and results of another tool. Answers of those that are over go straight to the store: four thousand mails
// and as many links would take longer than everything else together.
import { operator, timer } from "#app/domain/access/actor.ts";
import { addDays, type Day } from "#app/domain/calendar/local-time.ts";
import { shippedFor } from "#app/domain/instruments/shipped-instruments.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import type { SurveyAnswer } from "#app/domain/surveys/answer.ts";
import { surveyTag } from "#app/domain/surveys/answer-survey.server.ts";
import { sealedRow, waveKey } from "#app/domain/surveys/answer-vault.server.ts";
import { importScores } from "#app/domain/surveys/import-scores.server.ts";
import { planWave } from "#app/domain/surveys/plan-wave.server.ts";
import { releaseWave } from "#app/domain/surveys/release-wave.server.ts";
import {
  answersToAdd,
  invitationsToAdd,
  mailingToNote,
  waveToMove,
} from "#app/domain/surveys/survey-store.server.ts";
import type { Wave } from "#app/domain/surveys/wave.ts";
import type { World } from "#app/domain/world.server.ts";
import { castMembers } from "#db/seed/cast.ts";
import { chanceOf } from "#db/seed/chance.ts";
import { momentAt } from "#db/seed/moments.ts";
import { scoresOfOtherTool, surveyAnswersOf } from "#db/seed/surveys.ts";
import type { Stage, Step } from "./act-out-case.server.ts";
import { expectOutcome } from "./set-up-hospital.server.ts";

/** Days from the opening of each survey that is over to the visitor's present. */
const pastOpenings = [420, 240, 60] as const;
const daysOpen = 20;
/** The open one has begun so long ago. */
const openSince = 6;

async function planned(opensOn: Day, world: World): Promise<Wave> {
  const asked = {
    instruments: ["single-item-burnout", "team-climate"],
    languages: ["en"],
    offered: shippedFor("wave"),
    opensOn,
    closesOn: addDays(opensOn, daysOpen),
  };
  return expectOutcome(await planWave(operator, asked, world), "planned", "a survey").wave;
}

/** The night after the last day, with everything that was answered. */
async function released(wave: Wave, answers: readonly SurveyAnswer[], world: World) {
  const key = waveKey(world.keyring, wave.id);
  const rows = answers.map((answer) => sealedRow(key, "survey_answers", answer, world));
  await world.db.allOrNothing((tx) => [
    waveToMove(tx, wave, "closed"),
    ...answersToAdd(tx, wave.id, rows),
  ]);
  const closed = { ...wave, state: "closed" as const };
  expectOutcome(
    await releaseWave(timer, { wave: closed }, world),
    "released",
    "a survey's results",
  );
}

/** Invites those a visitor can be; nobody else gets a mail, also not when the demonstration runs for days. */
async function opened(wave: Wave, stage: Stage, world: World): Promise<void> {
  waveKey(world.keyring, wave.id);
  const open = { ...wave, state: "open" as const };
  const letters = stage.hospital.staff
    .slice(0, castMembers.length)
    .map(({ email }) => ({ to: email, token: world.newId<string>() }));
  await world.db.allOrNothing((tx) => [
    waveToMove(tx, wave, "open"),
    mailingToNote(tx, open, "mailedUpTo", ""),
    mailingToNote(tx, open, "remindedUpTo", ""),
    invitationsToAdd(
      tx,
      wave.id,
      letters.map(({ token }) => surveyTag(token, world)),
    ),
    ...letters.map(({ to, token }) => {
      const link = `${world.settings.publicOrigin}/s/${token}`;
      const letter = { to, locale: "en", template: "survey-invitation", props: { link } } as const;
      return mailToQueue(tx, letter, world);
    }),
  ]);
  await stage.sendMails(world);
}

/** @param startsOn of the demonstration: a survey that would lie before it is left out. */
export function stepsOfSurveys(
  stage: Stage,
  {
    seed,
    startsOn,
    today,
    timeZone,
  }: { seed: string; startsOn: Day; today: Day; timeZone: string },
): Step[] {
  const chance = chanceOf(seed, "surveys");
  const openings = pastOpenings.map((days) => addDays(today, -days)).filter((on) => on > startsOn);
  const past = openings.flatMap((opensOn, place): Step[] => {
    let wave: Wave | null = null;
    return [
      {
        at: momentAt(opensOn, 540, timeZone),
        run: async (world) => {
          wave = await planned(opensOn, world);
        },
      },
      {
        at: momentAt(addDays(opensOn, daysOpen + 1), 320, timeZone),
        run: async (world) => {
          if (wave) await released(wave, surveyAnswersOf(wave.frame, place, chance), world);
        },
      },
    ];
  });
  const opensOn = addDays(today, -openSince);
  const present: Step = {
    at: momentAt(opensOn, 540, timeZone),
    run: async (world) => opened(await planned(opensOn, world), stage, world),
  };
  const others: Step = {
    at: momentAt(addDays(today, -2), 600, timeZone),
    run: async (world) => {
      const month = addDays(today, -40).slice(0, 7);
      const text = scoresOfOtherTool(stage.hospital.units, month, chance);
      const input = { text, mapping: null, direction: null, isApplied: true };
      const imported = await importScores(
        operator,
        { ...input, instrument: "sops-hospital" },
        world,
      );
      expectOutcome(imported, "imported", "scores of another tool");
    },
  };
  return [...past, present, others];
}
