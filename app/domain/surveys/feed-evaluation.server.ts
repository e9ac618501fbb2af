// Adds unit means of a survey to the series that the evaluation is computed from. A series holds one scale:
// means of a wave never join scores that came from somewhere else.
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
import { waveReleases } from "./survey-store.server.ts";
import { waveReleaseShape } from "./wave-release.ts";

/** @returns the statements that add the scores, or null when there is nothing that may be added. */
export async function evaluationFed(
  scores: readonly OutcomeScore[],
  world: World,
): Promise<((tx: Writer) => Step<"overtaken">[]) | null> {
  const [series, imports, releases] = await Promise.all([
    outcomeSeries(world.db),
    seriesImports(world.db),
    waveReleases(world.db),
  ]);
  const ownMonths = new Set(
    releases.map(({ body }) => waveReleaseShape.parse(JSON.parse(body)).opensOn.slice(0, 7)),
  );
  const foreign = new Set(
    series.filter(({ wave }) => !ownMonths.has(wave)).map(({ outcome }) => outcome),
  );
  const added = scores.filter(({ outcome }) => !foreign.has(outcome));
  if (added.length === 0) return null;
  const keyOf = ({ unitCode, outcome, wave }: OutcomeScore) => `${unitCode}\n${outcome}\n${wave}`;
  const replaced = new Set(added.map(keyOf));
  const all = [...series.filter((one) => !replaced.has(keyOf(one))), ...added];
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
