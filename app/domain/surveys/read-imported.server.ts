// What the lead reads of scores made by other tools: each month of each tool, by the survey rules.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { knownUnits } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type ImportedResult, importedResults } from "./imported-release.ts";
import { scoresImported } from "./imported-score-store.server.ts";

export type ImportedRead =
  | { outcome: "not-allowed" }
  | { outcome: "read"; results: ImportedResult[] };

export async function readImported(
  actor: Actor,
  _input: Record<string, never>,
  { db }: World,
): Promise<ImportedRead> {
  if (!may(actor, "read-surveys")) return { outcome: "not-allowed" };
  const [rows, units] = await Promise.all([scoresImported(db), knownUnits(db)]);
  const inOrder = rows.toSorted((a, b) =>
    `${a.unitCode}\n${a.scale}` < `${b.unitCode}\n${b.scale}` ? -1 : 1,
  );
  return { outcome: "read", results: importedResults(inOrder, units) };
}
