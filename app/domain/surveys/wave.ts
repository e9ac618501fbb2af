// What a survey wave is: planned by the lead, open between two days, then released once. Pure.
import { z } from "zod";
import { addDays, type Day } from "#app/domain/calendar/local-time.ts";
import { leastAnswers, leastEligible } from "#app/domain/figures/survey-release.ts";
import {
  type Instrument,
  noticeShape,
  questionnaireShape,
} from "#app/domain/instruments/instrument.ts";

/**
 * staff: everybody on the roster is invited. gathering: slips handed out at a round or to a group.
 * contact: the pulse after support, a standing wave per year. Only the first is released as a survey.
 */
export const waveKinds = ["staff", "gathering", "contact"] as const;
export type WaveKind = (typeof waveKinds)[number];

/** planned: no mail yet. open: answers are taken. closed: no more. released: answers are destroyed. */
export const waveStates = ["planned", "open", "closed", "released"] as const;
export type WaveState = (typeof waveStates)[number];

export const frameShape = z.strictObject({
  eligible: z.number().int().min(0),
  units: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      eligible: z.number().int().min(0),
      /** Of the signed plan; null where units are not grouped. */
      cluster: z.string().nullable(),
    }),
  ),
  clusters: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
export type SurveyFrame = z.infer<typeof frameShape>;

/** Frozen when the wave is planned: a newer version of the program or of a pack changes no open wave. */
export const askedShape = z
  .array(z.object({ questionnaire: questionnaireShape, notice: noticeShape }))
  .min(1);

export interface Wave {
  id: string;
  kind: WaveKind;
  state: WaveState;
  instruments: Instrument[];
  languages: string[];
  opensOn: Day;
  closesOn: Day;
  remindsOn: Day | null;
  frame: SurveyFrame;
  mailedUpTo: string | null;
  remindedUpTo: string | null;
  responseFrom: number | null;
}

/** Units that somebody may name: the others would be a handful of people each. Public headcounts decide. */
export const namedUnits = ({ frame }: Pick<Wave, "frame">): SurveyFrame["units"] =>
  frame.units.filter(({ eligible }) => eligible >= leastEligible);

export const isTakingAnswers = (
  wave: Pick<Wave, "state" | "opensOn" | "closesOn">,
  today: Day,
): boolean => wave.state === "open" && wave.opensOn <= today && today <= wave.closesOn;

/**
 * Whether somebody who began before the last day was over may still send: until the round of that night
 * closes the wave, and never a day longer.
 */
export const isTakingBegun = (
  wave: Pick<Wave, "state" | "opensOn" | "closesOn">,
  today: Day,
): boolean => wave.state === "open" && wave.opensOn <= today && today <= addDays(wave.closesOn, 1);

export const shortestDays = 3;
export const longestDays = 60;

export type PlanProblem =
  | "opens-in-the-past"
  | "too-short"
  | "too-long"
  | "nothing-asked"
  | "too-much-asked"
  | "no-language"
  | "too-few-staff"
  | "another-wave-then";

export interface PlannedWave {
  instruments: readonly string[];
  languages: readonly string[];
  opensOn: Day;
  closesOn: Day;
}

/** @param others waves of the same kind that are not over. */
export function planProblems(
  plan: PlannedWave,
  eligible: number,
  others: readonly Pick<Wave, "opensOn" | "closesOn">[],
  today: Day,
): PlanProblem[] {
  const isOverlapping = others.some(
    (other) => other.opensOn <= plan.closesOn && plan.opensOn <= other.closesOn,
  );
  return [
    ...(plan.opensOn < today ? (["opens-in-the-past"] as const) : []),
    ...(plan.closesOn < addDays(plan.opensOn, shortestDays - 1) ? (["too-short"] as const) : []),
    ...(plan.closesOn > addDays(plan.opensOn, longestDays) ? (["too-long"] as const) : []),
    ...(plan.instruments.length === 0 ? (["nothing-asked"] as const) : []),
    ...(plan.languages.length === 0 ? (["no-language"] as const) : []),
    ...(eligible < leastEligible ? (["too-few-staff"] as const) : []),
    ...(isOverlapping ? (["another-wave-then"] as const) : []),
  ];
}

/** Half-way through, on a day that still leaves time; none for a wave of a few days. */
export function reminderDay(opensOn: Day, closesOn: Day, daysOpen: number): Day | null {
  if (daysOpen < 7) return null;
  const half = addDays(opensOn, Math.floor(daysOpen / 2));
  return half < closesOn ? half : null;
}

/** Fewer than this many arrivals wait for the next night: a batch of one would be no batch. */
export const leastInBatch = Math.max(8, leastAnswers - 2);
