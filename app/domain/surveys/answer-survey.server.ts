// Somebody sends their answers. The token is marked used and the answer stored in one step, so that each
// token makes one answer; after that step nothing joins the two. Next: shuffle-answers.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { pulseToKeep } from "#app/domain/figures/waiting-pulse.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { isOffered, type SurveyAnswer } from "./answer.ts";
import { existingWaveKey, sealedRow } from "./answer-vault.server.ts";
import { pulseOf } from "./contact-pulse.ts";
import {
  arrivalToAdd,
  invitationToUse,
  invitedTo,
  waveHeldOpen,
  waveOf,
} from "./survey-store.server.ts";
import { isTakingAnswers, isTakingBegun, namedUnits, type Wave } from "./wave.ts";

export type SurveyOpened =
  | { outcome: "open"; wave: Wave }
  | { outcome: "answered" }
  /** Not open yet, or over. */
  | { outcome: "closed"; wave: Wave }
  | { outcome: "no-such-survey" };

export const surveyTag = (token: string, { keyring }: Pick<World, "keyring">): string =>
  keyring.tag("survey-token", token);

export interface SurveyLink {
  token: string;
  /**
   * The wave this link's form was begun in, as the sealed draft in the person's own browser says; null or
   * absent before the first answer. Nothing of it is stored here.
   */
  begunIn?: string | null;
}

/** What a link leads to. Changes nothing: mail scanners open links. */
export async function openSurvey(
  actor: Actor,
  { token, begunIn = null }: SurveyLink,
  world: World,
): Promise<SurveyOpened> {
  if (!may(actor, "answer-survey") || !/^[a-z0-9]{20,40}$/i.test(token)) {
    return { outcome: "no-such-survey" };
  }
  const invited = await invitedTo(world.db, surveyTag(token, world));
  if (!invited) return overSince(begunIn, world);
  const { wave, isUsed } = invited;
  if (isUsed) return { outcome: "answered" };
  const today = dayOf(world.now, world.settings.timeZone);
  const isTaking = begunIn === wave.id ? isTakingBegun : isTakingAnswers;
  return isTaking(wave, today) ? { outcome: "open", wave } : { outcome: "closed", wave };
}

/** Links go when a wave is released; whoever was half-way through is still told what became of it. */
async function overSince(begunIn: string | null, world: World): Promise<SurveyOpened> {
  const wave = begunIn === null ? null : await waveOf(world.db, begunIn);
  return wave?.state === "released" ? { outcome: "closed", wave } : { outcome: "no-such-survey" };
}

export type SurveyAnswered =
  | { outcome: "thanked" }
  | { outcome: "answered" }
  | { outcome: "closed"; wave: Wave }
  | { outcome: "no-such-survey" }
  /** Nothing was answered, or an answer that is not offered. */
  | { outcome: "nothing-answered" }
  | { outcome: "not-offered" };

export async function answerSurvey(
  actor: Actor,
  { token, begunIn = null, answer }: SurveyLink & { answer: SurveyAnswer },
  world: World,
): Promise<SurveyAnswered> {
  const opened = await openSurvey(actor, { token, begunIn }, world);
  if (opened.outcome !== "open") return opened;
  const { wave } = opened;
  const refusal = refusedBecause(answer, wave);
  if (refusal) return { outcome: refusal };
  if (wave.kind === "contact") return answerPulse(token, wave, answer, world);
  const key = existingWaveKey(world.keyring, wave.id);
  if (!key) return { outcome: "closed", wave };
  const written = await world.db.allOrNothing((tx) => [
    // The last answer before closing is in, or its person is told: nothing falls in between.
    exactlyOne(waveHeldOpen(tx, wave.id), "closed"),
    exactlyOne(invitationToUse(tx, surveyTag(token, world)), "answered"),
    arrivalToAdd(tx, wave.id, sealedRow(key, "survey_arrivals", answer, world)),
  ]);
  if (written.done) return { outcome: "thanked" };
  return written.refused === "closed" ? { outcome: "closed", wave } : { outcome: "answered" };
}

/** The three questions after support go to the figures alone, where the year's plan counts them. */
async function answerPulse(
  token: string,
  wave: Wave,
  { given }: SurveyAnswer,
  world: World,
): Promise<SurveyAnswered> {
  const keep = await pulseToKeep(pulseOf("pulse", given["contact-pulse"] ?? {}), world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(waveHeldOpen(tx, wave.id), "closed"),
    exactlyOne(invitationToUse(tx, surveyTag(token, world)), "answered"),
    ...keep(tx),
  ]);
  if (written.done) return { outcome: "thanked" };
  return written.refused === "closed" ? { outcome: "closed", wave } : { outcome: "answered" };
}

function refusedBecause(
  { unit, given }: SurveyAnswer,
  wave: Wave,
): "nothing-answered" | "not-offered" | null {
  if (unit !== null && !namedUnits(wave).some(({ code }) => code === unit)) return "not-offered";
  for (const [id, answers] of Object.entries(given)) {
    const instrument = wave.instruments.find((one) => one.id === id);
    if (!instrument || !isOffered(instrument, answers)) return "not-offered";
  }
  const isEmpty = Object.values(given).every((answers) => Object.keys(answers).length === 0);
  return isEmpty ? "nothing-answered" : null;
}
