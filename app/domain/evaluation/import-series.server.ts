// The part that all four imports share: read, check, and replace the whole series or nothing. Without
// `isApplied` nothing is written.
import type { Actor } from "#app/domain/access/actor.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { knownUnits } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Statement, type Writer } from "#db/all-or-nothing.server.ts";
import { delimiterIn, placesOf, tableFromCsv } from "./csv-table.ts";
import type { DenominatorOwner } from "./denominators.ts";
import { importNoted, seriesImports } from "./evaluation-data-store.server.ts";
import { ImportedTable, importMappingShape } from "./imported-table.ts";
import type { CellProblem } from "./read-table.ts";
import type { SeriesKind } from "./series-kind.ts";

export interface ImportInput {
  /** The file as text. */
  text: string;
  /** As in docs/evaluation.md; null when the file has our headings. */
  mapping: unknown;
  areGapsAllowed: boolean;
  isApplied: boolean;
}

export interface ImportSummary {
  rows: number;
  units: number;
}

export type ImportOutcome =
  | { outcome: "not-allowed" }
  | { outcome: "bad-mapping"; places: string[] }
  | { outcome: "bad-data"; problems: readonly CellProblem[] }
  | { outcome: "checked" | "imported"; summary: ImportSummary }
  /** Somebody else imported the same series meanwhile. */
  | { outcome: "overtaken" };

export interface SeriesPlan<Row> {
  kind: SeriesKind;
  fields: readonly string[];
  owner?: DenominatorOwner;
  read(table: ImportedTable): Row[];
  write(tx: Writer, rows: readonly Row[]): Statement[];
}

export async function importSeries<Row>(
  actor: Actor,
  plan: SeriesPlan<Row>,
  input: ImportInput,
  world: World,
): Promise<ImportOutcome> {
  const mapping = importMappingShape.safeParse(input.mapping ?? {});
  const strangers = Object.keys(mapping.data?.columns ?? {}).filter(
    (field) => !plan.fields.includes(field),
  );
  if (!mapping.success || strangers.length > 0) {
    const places = mapping.error?.issues.map(({ path }) => path.join(".")) ?? [];
    return { outcome: "bad-mapping", places: [...places, ...strangers] };
  }
  const parsed = tableFromCsv(input.text, delimiterIn(input.text));
  if ("problem" in parsed) return { outcome: "bad-data", problems: placesOf(parsed) };
  const [units, imports] = await Promise.all([knownUnits(world.db), seriesImports(world.db)]);
  const today = dayOf(world.now, world.settings.timeZone);
  const table = new ImportedTable(
    parsed,
    plan.fields,
    mapping.data,
    new Set(units.map(({ code }) => code)),
    today.slice(0, 7),
  );
  const rows = table.problems.length > 0 ? [] : plan.read(table);
  if (table.problems.length > 0) return { outcome: "bad-data", problems: table.problems };
  const summary = {
    rows: parsed.rows.length,
    units: new Set(table.rows.map((row) => row.cells[table.columnOf("unit")])).size,
  };
  if (!input.isApplied) return { outcome: "checked", summary };
  const noted = {
    kind: plan.kind,
    importedOn: today,
    rowCount: parsed.rows.length,
    hasGaps: input.areGapsAllowed,
    owner: plan.owner ?? null,
  };
  const before = imports.find(({ kind }) => kind === plan.kind)?.version ?? 0;
  const record = await writtenInSite(actor, "series-imported", null, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(importNoted(tx, noted, before), "overtaken"),
    ...plan.write(tx, rows),
    ...record(tx),
  ]);
  return written.done ? { outcome: "imported", summary } : { outcome: "overtaken" };
}
