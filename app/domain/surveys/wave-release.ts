// What a wave says once it is over, by the survey rules (disclosure.md 5.1): groups of ten at least, also in
// every rest; means in coarse steps, shares and response in bands of ten points. Pure; whole numbers only.
import { z } from "zod";
import {
  leastAnswers,
  rateBand,
  type SurveyGroup,
  shareBand,
  surveyGating,
} from "#app/domain/figures/survey-release.ts";
import type { Answers, Instrument, Scale } from "#app/domain/instruments/instrument.ts";
import { percentPositive } from "#app/domain/instruments/percent-positive.ts";
import { scoreRange, scoreScale } from "#app/domain/instruments/score-scale.ts";
import type { SurveyAnswer } from "./answer.ts";
import type { Wave } from "./wave.ts";

const band = z.strictObject({ from: z.number().nullable(), to: z.number().nullable() });
const groupKinds = ["hospital", "cluster", "unit"] as const;

export const waveReleaseShape = z.strictObject({
  format: z.literal("alongside-survey-1"),
  opensOn: z.string(),
  closesOn: z.string(),
  kind: z.string(),
  groups: z.array(z.strictObject({ id: z.string(), kind: z.enum(groupKinds), name: z.string() })),
  /** By group that may be shown. */
  response: z.array(z.strictObject({ group: z.string(), band })),
  scales: z.array(
    z.strictObject({
      instrument: z.string(),
      version: z.string(),
      scale: z.string(),
      leastHundredths: z.number(),
      mostHundredths: z.number(),
      groups: z.array(
        z.strictObject({
          group: z.string(),
          /** The mean in hundredths, already in its coarse step. */
          meanHundredths: z.number(),
          /** Of people at or above each cut-off. */
          shares: z.array(z.strictObject({ cutOff: z.string(), band })),
          /** Mean of the items' percents; null where the scale has no positive answers. */
          positive: band.nullable(),
        }),
      ),
    }),
  ),
});
export type WaveRelease = z.infer<typeof waveReleaseShape>;

interface Group {
  id: string;
  kind: (typeof groupKinds)[number];
  name: string;
  parent: string | null;
  eligible: number;
  has(answer: SurveyAnswer): boolean;
}

const hospital = "all";

/** Hospital, clusters, units; a unit outside of every cluster stands below the hospital. */
export function groupsOf({ frame }: Pick<Wave, "frame">): Group[] {
  const clusterOf = new Map(frame.units.map(({ code, cluster }) => [code, cluster]));
  const clusters = frame.clusters.filter(({ id }) => frame.units.some((one) => one.cluster === id));
  return [
    {
      id: hospital,
      kind: "hospital",
      name: "",
      parent: null,
      eligible: frame.eligible,
      has: () => true,
    },
    ...clusters.map(
      ({ id, name }): Group => ({
        id: `cluster:${id}`,
        kind: "cluster",
        name,
        parent: hospital,
        eligible: frame.units
          .filter(({ cluster }) => cluster === id)
          .reduce((sum, { eligible }) => sum + eligible, 0),
        has: ({ unit }) => unit !== null && clusterOf.get(unit) === id,
      }),
    ),
    ...frame.units.map(
      ({ code, name, eligible, cluster }): Group => ({
        id: `unit:${code}`,
        kind: "unit",
        name,
        parent:
          cluster !== null && clusters.some(({ id }) => id === cluster)
            ? `cluster:${cluster}`
            : hospital,
        eligible,
        has: ({ unit }) => unit === code,
      }),
    ),
  ];
}

/** Ids of the groups that may be shown when these are the answers that count. */
function shownAmong(groups: readonly Group[], answers: readonly SurveyAnswer[]): Set<string> {
  const counted: SurveyGroup[] = groups.map(({ id, parent, eligible, has }) => ({
    id,
    parent,
    eligible,
    answers: answers.filter(has).length,
  }));
  return new Set(surveyGating(counted).shown);
}

/** A fortieth of the scale's range for four items or more, else an eighth: 0.1 and 0.5 on 1 to 5. */
export function shownMeanHundredths(scale: Scale, mean: number): number {
  const { least, most } = scoreRange(scale);
  const step = (most - least) / (scale.items.length >= 4 ? 40 : 8);
  return Math.round((least + Math.round((mean - least) / step) * step) * 100);
}

/** @param percent 0 to 100. */
export const percentBand = (percent: number) => shareBand(Math.round(percent * 100), 10_000);

export interface GroupMean {
  unit: string;
  mean: number;
  answers: number;
  eligible: number;
}

const givenTo = (instrument: Instrument, answer: SurveyAnswer): Answers =>
  answer.given[instrument.id] ?? {};

function scored(instrument: Instrument, scale: Scale, answers: readonly SurveyAnswer[]) {
  return answers.flatMap((answer) => {
    const result = scoreScale(scale, givenTo(instrument, answer));
    return result.isScored ? [{ answer, ...result }] : [];
  });
}

function scaleReleased(
  instrument: Instrument,
  scale: Scale,
  groups: readonly Group[],
  answers: readonly SurveyAnswer[],
): WaveRelease["scales"][number] {
  const people = scored(instrument, scale, answers);
  const shown = shownAmong(
    groups,
    people.map(({ answer }) => answer),
  );
  const { least, most } = scoreRange(scale);
  return {
    instrument: instrument.id,
    version: instrument.notice.version,
    scale: scale.id,
    leastHundredths: Math.round(least * 100),
    mostHundredths: Math.round(most * 100),
    groups: groups
      .filter(({ id }) => shown.has(id))
      .map((group) => {
        const own = people.filter(({ answer }) => group.has(answer));
        const mean = own.reduce((sum, { score }) => sum + score, 0) / own.length;
        const positive =
          scale.positiveFrom === undefined
            ? null
            : percentPositive(
                scale,
                own.map(({ answer }) => givenTo(instrument, answer)),
              ).percent;
        return {
          group: group.id,
          meanHundredths: shownMeanHundredths(scale, mean),
          shares: scale.cutOffs.map(({ id }) => ({
            cutOff: id,
            band: shareBand(own.filter(({ reached }) => reached.includes(id)).length, own.length),
          })),
          positive: positive === null ? null : percentBand(positive),
        };
      }),
  };
}

export function waveRelease(wave: Wave, answers: readonly SurveyAnswer[]): WaveRelease {
  const groups = groupsOf(wave);
  const shown = shownAmong(groups, answers);
  return {
    format: "alongside-survey-1",
    opensOn: wave.opensOn,
    closesOn: wave.closesOn,
    kind: wave.kind,
    groups: groups.map(({ id, kind, name }) => ({ id, kind, name })),
    response: groups
      .filter(({ id }) => shown.has(id))
      .map(({ id, eligible, has }) => ({
        group: id,
        band: rateBand(answers.filter(has).length, eligible),
      })),
    scales: wave.instruments.flatMap((instrument) =>
      instrument.notice.scoring.map((scale) => scaleReleased(instrument, scale, groups, answers)),
    ),
  };
}

/** Exact means of units that may be shown, for the evaluation, which shows no unit. */
export function unitMeans(
  wave: Wave,
  answers: readonly SurveyAnswer[],
  instrumentId: string,
  scaleId: string,
): GroupMean[] {
  const instrument = wave.instruments.find(({ id }) => id === instrumentId);
  const scale = instrument?.notice.scoring.find(({ id }) => id === scaleId);
  if (!instrument || !scale) return [];
  const people = scored(instrument, scale, answers);
  const groups = groupsOf(wave);
  const shown = shownAmong(
    groups,
    people.map(({ answer }) => answer),
  );
  return groups.flatMap(({ id, kind, eligible, has }) => {
    const own = people.filter(({ answer }) => has(answer));
    if (kind !== "unit" || !shown.has(id) || own.length < leastAnswers) return [];
    const mean = own.reduce((sum, { score }) => sum + score, 0) / own.length;
    // Somebody may name an area that is not theirs; more answers than people would be no rate.
    return [
      { unit: id.slice("unit:".length), mean, answers: Math.min(own.length, eligible), eligible },
    ];
  });
}
