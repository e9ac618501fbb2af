// What the lead reads of surveys: which waves there are and how the response stood last night, in bands, and
// the releases. No count and no answer is ever handed out.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { Instrument } from "#app/domain/instruments/instrument.ts";
import type { World } from "#app/domain/world.server.ts";
import { waveReleases, waves } from "./survey-store.server.ts";
import type { Wave } from "./wave.ts";
import { type WaveRelease, waveReleaseShape } from "./wave-release.ts";

/** A wave without its frame and its questions. */
export type WaveSeen = Pick<
  Wave,
  "id" | "kind" | "state" | "languages" | "opensOn" | "closesOn" | "remindsOn" | "responseFrom"
> & { asks: string[] };

/** Whose words were asked; some are free only where this stands beside the results. */
export interface Credit {
  title: string;
  attribution: string;
  /** Of both. */
  language: string;
}

export interface ReleasedWave {
  waveId: string;
  releasedOn: string;
  release: WaveRelease;
  credits: Credit[];
}

const creditOf = ({ questionnaire, notice }: Instrument): Credit => ({
  title: questionnaire.title,
  attribution: notice.attribution,
  language: questionnaire.language,
});

export type SurveysRead =
  | { outcome: "not-allowed" }
  | { outcome: "read"; waves: WaveSeen[]; released: ReleasedWave[]; today: string };

export async function readSurveys(
  actor: Actor,
  _input: Record<string, never>,
  { db, now, settings }: World,
): Promise<SurveysRead> {
  if (!may(actor, "read-surveys")) return { outcome: "not-allowed" };
  const [all, releases] = await Promise.all([waves(db), waveReleases(db)]);
  const creditsOf = new Map(all.map(({ id, instruments }) => [id, instruments.map(creditOf)]));
  return {
    outcome: "read",
    today: dayOf(now, settings.timeZone),
    waves: all
      // Questions after support and after gatherings are counted with the figures and are no survey.
      .filter(({ kind }) => kind === "staff")
      .map(({ instruments, frame: _frame, mailedUpTo: _m, remindedUpTo: _r, ...wave }) => ({
        ...wave,
        asks: instruments.map(({ questionnaire }) => questionnaire.title),
      })),
    released: releases.map(({ waveId, releasedOn, body }) => ({
      waveId,
      releasedOn,
      release: waveReleaseShape.parse(JSON.parse(body)),
      credits: creditsOf.get(waveId) ?? [],
    })),
  };
}
