// Takes survey scores by unit and wave.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { outcomesReplaced } from "./evaluation-data-store.server.ts";
import { type ImportInput, type ImportOutcome, importSeries } from "./import-series.server.ts";
import { outcomeColumns, readOutcomes } from "./outcomes.ts";

export async function importOutcomes(
  actor: Actor,
  input: ImportInput,
  world: World,
): Promise<ImportOutcome> {
  if (!may(actor, "manage-evaluation")) return { outcome: "not-allowed" };
  return importSeries(
    actor,
    {
      kind: "outcomes",
      fields: outcomeColumns,
      read: (table) => readOutcomes(table, input.areGapsAllowed),
      write: outcomesReplaced,
    },
    input,
    world,
  );
}
