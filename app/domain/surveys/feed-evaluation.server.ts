// Adds unit means of a survey to the series that the evaluation is computed from. A series holds one scale:
// means of a wave never join scores that came from somewhere else, nor those of one tool another's.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import {
  importNoted,
  outcomeSeries,
  outcomesReplaced,
  seriesImports,
} from "#app/domain/evaluation/evaluation-data-store.server.ts";
import type { OutcomeScore } from "#app/domain/evaluation/outcomes.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Step, type Writer } from "#db/all-or-nothing.server.ts";
import { type ImportedScore, scoresImported } from "./imported-score-store.server.ts";
import { waveReleases } from "./survey-store.server.ts";
import { waveReleaseShape } from "./wave-release.ts";

type Fed = (tx: Writer) => Step<"overtaken">[];

const placeOf = ({ unitCode, wave, score }: Pick<OutcomeScore, "unitCode" | "wave" | "score">) =>
  `${unitCode}\n${wave}\n${score}`;

/** @returns the statements that add the means of a wave, or null when there is nothing that may be added. */
export async function evaluationFed(
  scores: readonly OutcomeScore[],
  world: World,
): Promise<Fed | null> {
  const [releases, imported] = await Promise.all([
    waveReleases(world.db),
    scoresImported(world.db),
  ]);
  const ownMonths = new Set(
    releases.map(({ body }) => waveReleaseShape.parse(JSON.parse(body)).opensOn.slice(0, 7)),
  );
  const ofOtherTools = new Set(imported.map(placeOf));
  return seriesFed(
    scores,
    (row) => ownMonths.has(row.wave) && !ofOtherTools.has(placeOf(row)),
    world,
  );
}

/** @param before what this tool's scale had before this import. */
export async function importFed(
  scores: readonly OutcomeScore[],
  before: readonly ImportedScore[],
  world: World,
): Promise<Fed | null> {
  const own = new Set(before.map(placeOf));
  return seriesFed(scores, (row) => own.has(placeOf(row)), world);
}

async function seriesFed(
  scores: readonly OutcomeScore[],
  isOwn: (row: OutcomeScore) => boolean,
  world: World,
): Promise<Fed | null> {
  const [series, imports] = await Promise.all([outcomeSeries(world.db), seriesImports(world.db)]);
  const foreign = new Set(series.filter((row) => !isOwn(row)).map(({ outcome }) => outcome));
  const added = scores.filter(({ outcome }) => !foreign.has(outcome));
  if (added.length === 0) return null;
  const monthOf = ({ outcome, wave }: OutcomeScore) => `${outcome}\n${wave}`;
  // A unit that is gone from a month was corrected away, so months are replaced whole.
  const replaced = new Set(added.map(monthOf));
  const all = [...series.filter((row) => !replaced.has(monthOf(row))), ...added];
  const before = imports.find(({ kind }) => kind === "outcomes");
  const noted = {
    kind: "outcomes" as const,
    importedOn: dayOf(world.now, world.settings.timeZone),
    rowCount: all.length,
    // Units with too few answers have no score in some wave.
    hasGaps: true,
    owner: null,
  };
  return (tx) => [
    exactlyOne(importNoted(tx, noted, before?.version ?? 0), "overtaken"),
    ...outcomesReplaced(tx, all),
  ];
}
