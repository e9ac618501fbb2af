// What the lead's survey pages show, in words. Reads releases and bands only.
import type { Band } from "#app/domain/figures/survey-release.ts";
import { adapters } from "#app/domain/instruments/adapter.ts";
import { shippedInstrument } from "#app/domain/instruments/shipped-instruments.ts";
import { instrumentsForWaves } from "#app/domain/instruments/site-packs.server.ts";
import type { ImportedResult } from "#app/domain/surveys/imported-release.ts";
import { readImported } from "#app/domain/surveys/read-imported.server.ts";
import {
  type Credit,
  readSurveys,
  type SurveysRead,
} from "#app/domain/surveys/read-surveys.server.ts";
import {
  leastWavesForLimits,
  type ScaleOverTime,
  scalesOverTime,
} from "#app/domain/surveys/scales-over-time.ts";
import type { WaveRelease } from "#app/domain/surveys/wave-release.ts";
import { dayWords, monthWords } from "#app/ui/moment.ts";
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

/** Other tools' scales have no words here but their ids. */
const scaleOfTool = (id: string): string =>
  `${id.slice(0, 1).toUpperCase()}${id.slice(1).replaceAll("-", " ")}`;

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

export async function importedRead({ actor, world }: StaffVisit): Promise<ImportedResult[]> {
  const read = await readImported(actor, {}, world);
  if (read.outcome !== "read") throw notFound();
  return read.results;
}

const importedName = ({ instrument, version, month }: ImportedResult, visit: StaffVisit): string =>
  visit.language.t("surveys.imported.name", {
    instrument: `${adapters.find(({ id }) => id === instrument)?.name ?? instrument} ${version}`,
    month: monthWords(month, visit.locale),
  });

export const importedShown = async (visit: StaffVisit) =>
  (await importedRead(visit)).map((one) => ({ id: one.id, title: importedName(one, visit) }));

const groupName = (
  { groups }: WaveRelease,
  id: string,
  { language: { t } }: StaffVisit,
): string => {
  const group = groups.find((one) => one.id === id);
  if (!group || group.kind === "hospital") return t("surveys.result.hospital");
  return group.kind === "cluster" ? t("surveys.result.cluster", { name: group.name }) : group.name;
};

interface Result {
  title: string;
  release: WaveRelease;
  credits: Credit[];
  isImported: boolean;
}

/** A survey of our own, or a month of another tool; null when this is neither. */
async function resultFound(id: string, visit: StaffVisit): Promise<Result | null> {
  const { t } = visit.language;
  const own = (await surveysRead(visit)).released.find(({ waveId }) => waveId === id);
  if (own) {
    const { release, credits } = own;
    const title = t("surveys.result.title", { wave: waveName(release, visit) });
    return { title, release, credits, isImported: false };
  }
  const brought = (await importedRead(visit)).find((one) => one.id === id);
  return brought
    ? {
        title: importedName(brought, visit),
        release: brought.release,
        credits: [],
        isImported: true,
      }
    : null;
}

/** Null when there is no such release. */
export async function resultShown(id: string, visit: StaffVisit) {
  const found = await resultFound(id, visit);
  if (!found) return null;
  const { title, release, credits, isImported } = found;
  const { t } = visit.language;
  const number = (hundredths: number) => numberWords(hundredths / 100, visit.locale, 1);
  return {
    title,
    credits,
    isImported,
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
          name: isImported ? scaleOfTool(scale) : scaleName(instrument, scale, visit),
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
