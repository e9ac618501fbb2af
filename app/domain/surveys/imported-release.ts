// Scores of other tools as the lead sees them: by the same rules as a survey of our own. Groups that are too
// small were never stored; what is left is rounded and put into bands here. Pure.
import { rateBand, type SurveyGroup, surveyGating } from "#app/domain/figures/survey-release.ts";
import { adapters, scalesOf } from "#app/domain/instruments/adapter.ts";
import type { Scale } from "#app/domain/instruments/instrument.ts";
import { scoreRange } from "#app/domain/instruments/score-scale.ts";
import { percentBand, shownMeanHundredths, type WaveRelease } from "./wave-release.ts";

/** One stored score of a unit. */
export interface ImportedRow {
  instrument: string;
  version: string;
  scale: string;
  unitCode: string;
  /** Month. */
  wave: string;
  score: number;
  percentPositive: number | null;
  answerCount: number;
  invitedCount: number;
}

export interface ImportedResult {
  /** As it stands in the address. */
  id: string;
  instrument: string;
  version: string;
  month: string;
  release: WaveRelease;
}

const hospital = "all";
const unitGroup = (code: string): string => `unit:${code}`;

/** How a scale is drawn; with the coarsest step where its items are not known here. */
function scaleOf(instrument: string, id: string): Scale {
  const adapter = adapters.find((one) => one.id === instrument);
  const known = adapter && scalesOf(adapter, "agree")?.find((scale) => scale.id === id);
  return (
    known ?? {
      id,
      items: [id],
      reversed: [],
      range: adapter?.range ?? { least: 0, most: 100 },
      method: "mean",
      missing: { least: "all" },
      cutOffs: [],
    }
  );
}

const sumBy = (rows: readonly ImportedRow[], of: (row: ImportedRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** Of the hospital: each answer counts once. */
const meanBy = (rows: readonly ImportedRow[], of: (row: ImportedRow) => number): number =>
  sumBy(rows, (row) => of(row) * row.answerCount) / sumBy(rows, ({ answerCount }) => answerCount);

function scaleReleased(id: string, rows: readonly ImportedRow[]): WaveRelease["scales"][number] {
  const [{ instrument = "", version = "" } = {}] = rows;
  const scale = scaleOf(instrument, id);
  const { least, most } = scoreRange(scale);
  const groups: SurveyGroup[] = [
    {
      id: hospital,
      parent: null,
      eligible: sumBy(rows, ({ invitedCount }) => invitedCount),
      answers: sumBy(rows, ({ answerCount }) => answerCount),
    },
    ...rows.map((row) => ({
      id: unitGroup(row.unitCode),
      parent: hospital,
      eligible: row.invitedCount,
      answers: row.answerCount,
    })),
  ];
  return {
    instrument,
    version,
    scale: id,
    leastHundredths: Math.round(least * 100),
    mostHundredths: Math.round(most * 100),
    groups: surveyGating(groups).shown.map((group) => {
      const own = rows.filter(
        ({ unitCode }) => group === hospital || group === unitGroup(unitCode),
      );
      const isSaid = own.every(({ percentPositive }) => percentPositive !== null);
      return {
        group,
        meanHundredths: shownMeanHundredths(
          scale,
          meanBy(own, ({ score }) => score),
        ),
        shares: [],
        positive: isSaid
          ? percentBand(meanBy(own, ({ percentPositive }) => percentPositive ?? 0))
          : null,
      };
    }),
  };
}

function resultOf(rows: readonly ImportedRow[], nameOf: ReadonlyMap<string, string>) {
  const [{ instrument = "", version = "", wave: month = "" } = {}] = rows;
  const codes = [...new Set(rows.map(({ unitCode }) => unitCode))];
  const scales = [...new Set(rows.map(({ scale }) => scale))].map((id) =>
    scaleReleased(
      id,
      rows.filter(({ scale }) => scale === id),
    ),
  );
  const shown = new Set(scales.flatMap(({ groups }) => groups.map(({ group }) => group)));
  // Somebody may have answered one scale and not the other: the scale that most answered stands for all.
  const most = codes.map((code) => {
    const own = rows.filter(({ unitCode }) => unitCode === code);
    return {
      group: unitGroup(code),
      answers: Math.max(...own.map(({ answerCount }) => answerCount)),
      eligible: Math.max(...own.map(({ invitedCount }) => invitedCount)),
    };
  });
  const total = (of: (one: (typeof most)[number]) => number) =>
    most.reduce((sum, one) => sum + of(one), 0);
  const everybody = {
    group: hospital,
    answers: total(({ answers }) => answers),
    eligible: total(({ eligible }) => eligible),
  };
  const release: WaveRelease = {
    format: "alongside-survey-1",
    opensOn: `${month}-01`,
    closesOn: `${month}-01`,
    kind: "imported",
    groups: [
      { id: hospital, kind: "hospital", name: "" },
      ...codes.map((code) => ({
        id: unitGroup(code),
        kind: "unit" as const,
        name: nameOf.get(code) ?? code,
      })),
    ],
    response: [everybody, ...most]
      .filter(({ group }) => shown.has(group))
      .map(({ group, answers, eligible }) => ({ group, band: rateBand(answers, eligible) })),
    scales,
  };
  return { id: `${instrument}.${version}.${month}`, instrument, version, month, release };
}

/** One result for each instrument, version and month, the newest month first. */
export function importedResults(
  rows: readonly ImportedRow[],
  units: readonly { code: string; name: string }[],
): ImportedResult[] {
  const nameOf = new Map(units.map(({ code, name }) => [code, name]));
  const byFile = new Map<string, ImportedRow[]>();
  for (const row of rows) {
    const key = `${row.instrument}\n${row.version}\n${row.wave}`;
    byFile.set(key, [...(byFile.get(key) ?? []), row]);
  }
  return [...byFile.values()]
    .map((own) => resultOf(own, nameOf))
    .sort((a, b) => b.month.localeCompare(a.month) || a.id.localeCompare(b.id));
}
