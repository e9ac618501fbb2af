// Takes results of other tools by unit and month: scored, or item by item of people without names, which are
// scored here and forgotten. Small groups are never stored; whatever looks personal refuses the whole file.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { delimiterIn, placesOf, tableFromCsv } from "#app/domain/evaluation/csv-table.ts";
import { ImportedTable } from "#app/domain/evaluation/imported-table.ts";
import type { CellProblem, TableRow } from "#app/domain/evaluation/read-table.ts";
import { headcountsOfRoster } from "#app/domain/figures/headcount-store.server.ts";
import { leastAnswers, leastEligible } from "#app/domain/figures/survey-release.ts";
import {
  type Adapter,
  adapters,
  type Direction,
  itemsOf,
  positiveCutOff,
  scalesOf,
} from "#app/domain/instruments/adapter.ts";
import type { Answers, Scale } from "#app/domain/instruments/instrument.ts";
import { percentPositive } from "#app/domain/instruments/percent-positive.ts";
import { scoreScale } from "#app/domain/instruments/score-scale.ts";
import { knownUnits } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Step } from "#db/all-or-nothing.server.ts";
import { isSameMap, scoreMappingShape, withDeclaredScales } from "./declared-scales.ts";
import { importFed } from "./feed-evaluation.server.ts";
import {
  type ImportedScore,
  keptMapping,
  mappingToKeep,
  scoresImported,
  scoresReplaced,
} from "./imported-score-store.server.ts";

export interface ScoresInput {
  instrument: string;
  /** The file as CSV text. */
  text: string;
  /** As in docs/evaluation-data.md; null for the one of this instrument's last import, if there is one. */
  mapping: unknown;
  direction: Direction | null;
  isApplied: boolean;
}

export type ScoresImported =
  | { outcome: "not-allowed" }
  | { outcome: "no-such-instrument"; known: string[] }
  | { outcome: "say-direction" }
  /** Which item belongs to which scale is not known here. */
  | { outcome: "scores-only"; reason: string }
  /** `reason` is null where its form is not right. */
  | { outcome: "bad-mapping"; reason: string | null }
  /** Somebody else imported meanwhile. */
  | { outcome: "overtaken" }
  | { outcome: "bad-data"; problems: readonly CellProblem[] }
  | {
      outcome: "checked" | "imported";
      scores: number;
      tooSmall: number;
      isMappingKept: boolean;
      /** The site's own item map is another than at the last import: scores cannot be compared. */
      isMapChanged: boolean;
      evaluation: FedOutcome | null;
    };

/** What becomes of the scale that stands for an outcome; not fed where that series comes from elsewhere. */
export interface FedOutcome {
  outcome: "burnout" | "openness";
  scale: string;
  scores: number;
  isFed: boolean;
}

const scoredFields = ["unit", "wave", "scale", "score", "answers", "invited"] as const;

export async function importScores(
  actor: Actor,
  input: ScoresInput,
  world: World,
): Promise<ScoresImported> {
  if (!may(actor, "plan-surveys")) return { outcome: "not-allowed" };
  const known = adapters.find(({ id }) => id === input.instrument);
  if (!known) return { outcome: "no-such-instrument", known: adapters.map(({ id }) => id) };
  const before = await keptMapping(world.db, known.id);
  const mapBefore =
    before === null ? undefined : scoreMappingShape.parse(JSON.parse(before)).scales;
  const kept = input.mapping === null ? before : null;
  const mappingRead = scoreMappingShape.safeParse(
    kept === null ? (input.mapping ?? {}) : JSON.parse(kept),
  );
  if (!mappingRead.success) return { outcome: "bad-mapping", reason: null };
  const mapping = mappingRead.data;
  const declared = withDeclaredScales(known, mapping.scales);
  if (!declared.isRight) return { outcome: "bad-mapping", reason: declared.reason };
  const { adapter } = declared;
  const parsed = tableFromCsv(input.text, delimiterIn(input.text));
  if ("problem" in parsed) return { outcome: "bad-data", problems: placesOf(parsed) };
  const isScored = parsed.columns.includes([mapping.columns?.scale ?? "scale"].flat()[0] ?? "");
  const scales = isScored ? [] : scalesOf(adapter, input.direction);
  if (scales === null) return { outcome: "say-direction" };
  if (!isScored && scales.length === 0) return { outcome: "scores-only", reason: adapter.reason };
  const [units, headcounts] = await Promise.all([
    knownUnits(world.db),
    headcountsOfRoster(world.db),
  ]);
  const hasPositive = parsed.columns.includes(
    [mapping.columns?.positive ?? "positive"].flat()[0] ?? "",
  );
  const table = new ImportedTable(
    parsed,
    isScored
      ? [...scoredFields, ...(hasPositive ? ["positive"] : [])]
      : ["unit", "wave", ...itemsOf(scales)],
    mapping,
    new Set(units.map(({ code }) => code)),
    dayOf(world.now, world.settings.timeZone).slice(0, 7),
  );
  if (table.problems.length > 0) return { outcome: "bad-data", problems: table.problems };
  const staffOf = new Map(headcounts.units.map(({ code, staffCount }) => [code, staffCount]));
  const read = isScored
    ? readScored(table, adapter, hasPositive)
    : readItems(table, adapter, scales, (unit) => staffOf.get(unit) ?? 0);
  if (table.problems.length > 0) return { outcome: "bad-data", problems: table.problems };
  const large = read.filter(
    ({ answerCount, invitedCount }) => answerCount >= leastAnswers && invitedCount >= leastEligible,
  );
  const { fed, told } = await feeding(adapter, large, world);
  const summary = {
    scores: large.length,
    tooSmall: read.length - large.length,
    isMappingKept: kept !== null,
    isMapChanged: mapBefore !== undefined && !isScored && !isSameMap(mapBefore, mapping.scales),
    evaluation: told,
  };
  if (!input.isApplied) return { outcome: "checked", ...summary };
  const record = await writtenInSite(actor, "scores-imported", null, world);
  const written = await world.db.allOrNothing((tx): Step<"overtaken" | "changed-meanwhile">[] => [
    ...(large.length > 0 ? scoresReplaced(tx, adapter.id, large) : []),
    // Scored results need no map of items; one that was declared before is kept for the next file.
    mappingToKeep(tx, adapter.id, JSON.stringify({ scales: mapBefore, ...mapping })),
    ...(fed ? fed(tx) : []),
    ...record(tx),
  ]);
  return written.done ? { outcome: "imported", ...summary } : { outcome: "overtaken" };
}

/** The rows of the scale that stands for an outcome, as the evaluation reads them. */
async function feeding(adapter: Adapter, scores: readonly ImportedScore[], world: World) {
  const { speaksFor } = adapter;
  const rows = scores.filter(({ scale }) => scale === speaksFor?.scale);
  if (!speaksFor || rows.length === 0) return { fed: null, told: null };
  const before = (await scoresImported(world.db)).filter(
    (row) =>
      row.instrument === adapter.id &&
      row.version === adapter.version &&
      row.scale === speaksFor.scale,
  );
  const added = rows.map(({ unitCode, wave, score, answerCount, invitedCount }) => ({
    unitCode,
    outcome: speaksFor.outcome,
    wave,
    score,
    // A list of staff that shrank since makes no rate above one.
    answerCount: Math.min(answerCount, invitedCount),
    invitedCount,
  }));
  const fed = await importFed(added, before, world);
  const told: FedOutcome = { ...speaksFor, scores: added.length, isFed: fed !== null };
  return { fed, told };
}

const percentIn = (table: ImportedTable, row: TableRow): number | null => {
  const percent = table.optionalNumber(row, "positive");
  if (percent !== null && !(percent >= 0 && percent <= 100)) {
    table.report(row, "positive", "not from 0 to 100");
  }
  return percent;
};

function readScored(table: ImportedTable, adapter: Adapter, hasPositive: boolean): ImportedScore[] {
  const seen = new Set<string>();
  return table.rows.map((row) => {
    const scale = table.word(row, "scale");
    if (!adapter.scaleIds.includes(scale)) {
      table.report(
        row,
        "scale",
        `not one of ${adapter.scaleIds.join(", ")}; map it, or correct it`,
      );
    }
    const [unitCode, wave] = [table.unit(row), table.month(row, "wave")];
    const key = `${unitCode}\n${wave}\n${scale}`;
    if (seen.has(key)) {
      table.report(
        row,
        "unit",
        "a second row for this unit, month and scale; were two units merged?",
      );
    }
    seen.add(key);
    const [answerCount, invitedCount] = [table.count(row, "answers"), table.count(row, "invited")];
    if (answerCount > invitedCount) table.report(row, "answers", "more answers than people asked");
    return {
      instrument: adapter.id,
      version: adapter.version,
      scale,
      unitCode,
      wave,
      score: table.number(row, "score"),
      percentPositive: hasPositive ? percentIn(table, row) : null,
      answerCount,
      invitedCount,
    };
  });
}

function readItems(
  table: ImportedTable,
  adapter: Adapter,
  scales: readonly Scale[],
  staffIn: (unit: string) => number,
): ImportedScore[] {
  const rangeOf = new Map(scales.flatMap(({ items, range }) => items.map((item) => [item, range])));
  const groups = new Map<string, { unitCode: string; wave: string; people: Answers[] }>();
  for (const row of table.rows) {
    const [unitCode, wave] = [table.unit(row), table.month(row, "wave")];
    const answers: Record<string, number | null> = {};
    for (const [item, range] of rangeOf) {
      const value = table.optionalNumber(row, item);
      const isOutside = value !== null && (value < range.least || value > range.most);
      if (isOutside) table.report(row, item, `not from ${range.least} to ${range.most}`);
      answers[item] = isOutside ? null : value;
    }
    const key = `${unitCode}\n${wave}`;
    const group = groups.get(key) ?? { unitCode, wave, people: [] };
    group.people.push(answers);
    groups.set(key, group);
  }
  if (table.problems.length > 0) return [];
  return [...groups.values()].flatMap(({ unitCode, wave, people }) =>
    scales.flatMap((scale) => {
      const results = people.flatMap((answers) => {
        const result = scoreScale(scale, answers);
        return result.isScored ? [{ answers, ...result }] : [];
      });
      if (results.length === 0) return [];
      return [
        {
          instrument: adapter.id,
          version: adapter.version,
          scale: scale.id,
          unitCode,
          wave,
          score: results.reduce((sum, { score }) => sum + score, 0) / results.length,
          percentPositive: positiveShare(scale, results),
          answerCount: results.length,
          invitedCount: Math.max(staffIn(unitCode), 0),
        },
      ];
    }),
  );
}

interface Scored {
  answers: Answers;
  reached: readonly string[];
}

/** 0 to 100, by people where the scale has a cut-off for it, else by items; null where it has neither. */
function positiveShare(scale: Scale, people: readonly Scored[]): number | null {
  if (scale.cutOffs.some(({ id }) => id === positiveCutOff)) {
    const positive = people.filter(({ reached }) => reached.includes(positiveCutOff)).length;
    return (100 * positive) / people.length;
  }
  if (scale.positiveFrom === undefined) return null;
  return percentPositive(
    scale,
    people.map(({ answers }) => answers),
  ).percent;
}
