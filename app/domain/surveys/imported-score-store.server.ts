// The only file that queries scores made by other tools.
import { and, eq, inArray } from "drizzle-orm";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { importedScores, importMappings } from "#db/schema/surveys.ts";

export type ImportedScore = typeof importedScores.$inferSelect;

export const scoresImported = (db: Pick<Db, "reader">): Promise<ImportedScore[]> =>
  db.reader.select().from(importedScores);

/** Null before the first import of this instrument. */
export async function keptMapping(
  db: Pick<Db, "reader">,
  instrument: string,
): Promise<string | null> {
  const [row] = await db.reader
    .select()
    .from(importMappings)
    .where(eq(importMappings.instrument, instrument));
  return row?.mapping ?? null;
}

const rowsPerStatement = 400;

/** Replaces the waves that are in the file and leaves the others of the instrument as they were. */
export const scoresReplaced = (
  tx: Writer,
  instrument: string,
  rows: readonly ImportedScore[],
): Statement[] => [
  tx
    .delete(importedScores)
    .where(
      and(
        eq(importedScores.instrument, instrument),
        inArray(importedScores.wave, [...new Set(rows.map(({ wave }) => wave))]),
      ),
    )
    .returning({ unitCode: importedScores.unitCode }),
  ...Array.from({ length: Math.ceil(rows.length / rowsPerStatement) }, (_none, part) =>
    tx
      .insert(importedScores)
      .values(rows.slice(part * rowsPerStatement, (part + 1) * rowsPerStatement))
      .returning({ unitCode: importedScores.unitCode }),
  ),
];

export const mappingToKeep = (tx: Writer, instrument: string, mapping: string): Statement =>
  tx
    .insert(importMappings)
    .values({ instrument, mapping })
    .onConflictDoUpdate({ target: importMappings.instrument, set: { mapping } })
    .returning({ instrument: importMappings.instrument });
