// Takes the counts of safety-event reports by unit, month and harm level.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { reportCountsReplaced } from "./evaluation-data-store.server.ts";
import { type ImportInput, type ImportOutcome, importSeries } from "./import-series.server.ts";
import { readSafetyReports, safetyReportColumns } from "./safety-reports.ts";

export async function importSafetyReports(
  actor: Actor,
  input: ImportInput,
  world: World,
): Promise<ImportOutcome> {
  if (!may(actor, "manage-evaluation")) return { outcome: "not-allowed" };
  return importSeries(
    actor,
    {
      kind: "safety-reports",
      fields: safetyReportColumns,
      read: (table) => readSafetyReports(table, input.areGapsAllowed),
      write: reportCountsReplaced,
    },
    input,
    world,
  );
}
