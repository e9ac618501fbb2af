// What the lead's survey pages show, in words. Reads releases and bands only.
import type { Band } from "#app/domain/figures/survey-release.ts";
import { shippedInstrument } from "#app/domain/instruments/shipped-instruments.ts";
import { instrumentsForWaves } from "#app/domain/instruments/site-packs.server.ts";
import { readSurveys, type SurveysRead } from "#app/domain/surveys/read-surveys.server.ts";
import {
  leastWavesForLimits,
  type ScaleOverTime,
  scalesOverTime,
} from "#app/domain/surveys/scales-over-time.ts";
import type { WaveRelease } from "#app/domain/surveys/wave-release.ts";
import { dayWords } from "#app/ui/moment.ts";
import { numberWords } from "#app/ui/number-words.ts";
import { problemText } from "./form-reply.server.ts";
import { notFound, type StaffVisit } from "./guard.server.ts";

type Read = Extract<SurveysRead, { outcome: "read" }>;

export async function surveysRead({ actor, world }: StaffVisit): Promise<Read> {
  const read = await readSurveys(actor, {}, world);
  if (read.outcome !== "read") throw notFound();
  return read;
}

/** The name of a scale of ours; a pack's own id where the catalogue has none. */
function named(shelf: "scales" | "cutOffs", id: string, { language }: StaffVisit): string {
  const key = `surveys.${shelf}.${id}`;
  return language.exists(key) ? problemText(language.t, key) : id;
}

export function bandWords({ from, to }: Band, { language: { t } }: StaffVisit): string {
  if (from === null) return t("surveys.bands.under", { to: to ?? 100 });
  if (to === null) return t("surveys.bands.over", { from });
  return t("surveys.bands.between", { from, to });
}

/** Scales of a pack are named with it: two instruments may have a scale of one name. */
const scaleName = (instrument: string, scale: string, visit: StaffVisit): string =>
  shippedInstrument(instrument) ? named("scales", scale, visit) : `${instrument}: ${scale}`;

const waveName = (wave: { opensOn: string; closesOn: string }, { language, locale }: StaffVisit) =>
  language.t("surveys.wave", {
    from: `${dayWords(wave.opensOn, locale)} ${wave.opensOn.slice(0, 4)}`,
    to: dayWords(wave.closesOn, locale),
  });

export function wavesShown(read: Read, visit: StaffVisit) {
  const { t } = visit.language;
  const namesOf = new Intl.DisplayNames([visit.locale.replace(/-X[AB]$/, "")], {
    type: "language",
  });
  return read.waves.map((wave) => ({
    id: wave.id,
    title: waveName(wave, visit),
    isPlanned: wave.state === "planned",
    isReleased: wave.state === "released",
    lines: [
      t(`surveys.states.${wave.state}`),
      t("surveys.languages", {
        what: wave.languages.map((one) => namesOf.of(one.replace(/-X[AB]$/, "")) ?? one).join(", "),
      }),
      ...(wave.remindsOn && wave.state !== "released"
        ? [t("surveys.reminds", { on: dayWords(wave.remindsOn, visit.locale) })]
        : []),
      ...(wave.state === "open" && wave.responseFrom !== null
        ? [
            t("surveys.response", {
              band: bandWords({ from: wave.responseFrom, to: wave.responseFrom + 10 }, visit),
            }),
          ]
        : []),
    ],
    asks: wave.asks,
  }));
}

export const planOffered = async ({ world }: StaffVisit) => ({
  instruments: (await instrumentsForWaves(world)).map(({ id, questionnaire }) => ({
    value: id,
    label: questionnaire.title,
    hint: questionnaire.purpose,
    language: questionnaire.language,
  })),
  languages: world.settings.locales.map((value) => ({
    value,
    // Each language by its own name.
    label: new Intl.DisplayNames([value], { type: "language" }).of(value) ?? value,
    language: value,
  })),
});

const groupName = (
  { groups }: WaveRelease,
  id: string,
  { language: { t } }: StaffVisit,
): string => {
  const group = groups.find((one) => one.id === id);
  if (!group || group.kind === "hospital") return t("surveys.result.hospital");
  return group.kind === "cluster" ? t("surveys.result.cluster", { name: group.name }) : group.name;
};

/** Null when this wave has no release. */
export function resultShown(read: Read, waveId: string, visit: StaffVisit) {
  const found = read.released.find((one) => one.waveId === waveId);
  if (!found) return null;
  const { release } = found;
  const { t } = visit.language;
  const number = (hundredths: number) => numberWords(hundredths / 100, visit.locale, 1);
  return {
    title: t("surveys.result.title", { wave: waveName(release, visit) }),
    response: release.response.map(({ group, band }) => [
      groupName(release, group, visit),
      bandWords(band, visit),
    ]),
    hasOwnQuestions: release.scales.some(({ instrument }) => instrument === "team-climate"),
    scales: release.scales
      .filter(({ groups }) => groups.length > 0)
      .map(({ instrument, scale, groups, leastHundredths, mostHundredths }) => {
        const cutOffs = groups[0]?.shares.map(({ cutOff }) => cutOff) ?? [];
        const hasPositive = groups.some(({ positive }) => positive !== null);
        return {
          name: scaleName(instrument, scale, visit),
          columns: [
            t("surveys.result.group"),
            t("surveys.result.mean", {
              least: number(leastHundredths),
              most: number(mostHundredths),
            }),
            ...cutOffs.map((cutOff) => named("cutOffs", cutOff, visit)),
            ...(hasPositive ? [t("surveys.result.positive")] : []),
          ],
          rows: groups.map(({ group, meanHundredths, shares, positive }) => [
            groupName(release, group, visit),
            number(meanHundredths),
            ...shares.map(({ band }) => bandWords(band, visit)),
            ...(hasPositive ? [positive ? bandWords(positive, visit) : ""] : []),
          ]),
        };
      }),
  };
}

/** One table for each scale that was asked more than once. */
export function overTimeShown(read: Read, visit: StaffVisit) {
  const { t } = visit.language;
  const number = (value: number) => numberWords(value, visit.locale, 1);
  const usual = ({ limits }: ScaleOverTime["points"][number]): string => {
    if (!limits) return t("surveys.time.tooFew", { surveys: leastWavesForLimits });
    const range = { lower: number(limits.lower), upper: number(limits.upper) };
    return t(limits.isOutside ? "surveys.time.outside" : "surveys.time.inside", range);
  };
  return scalesOverTime(read.released.map(({ release }) => release))
    .filter(({ points }) => points.length > 1)
    .map(({ instrument, scale, points }) => ({
      name: scaleName(instrument, scale, visit),
      columns: [t("surveys.time.when"), t("surveys.time.mean"), t("surveys.time.usual")],
      rows: points.map((point) => [
        `${dayWords(point.opensOn, visit.locale)} ${point.opensOn.slice(0, 4)}`,
        number(point.mean),
        usual(point),
      ]),
    }));
}
