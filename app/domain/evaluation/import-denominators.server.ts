// Takes staff and patient-days by unit and month, and notes which office answers for them.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { type DenominatorOwner, denominatorColumns, readDenominators } from "./denominators.ts";
import { denominatorsReplaced } from "./evaluation-data-store.server.ts";
import { type ImportInput, type ImportOutcome, importSeries } from "./import-series.server.ts";

export interface ImportDenominatorsInput extends ImportInput {
  /** The office that answers for the numbers. */
  owner: DenominatorOwner;
}

export async function importDenominators(
  actor: Actor,
  input: ImportDenominatorsInput,
  world: World,
): Promise<ImportOutcome> {
  if (!may(actor, "manage-evaluation")) return { outcome: "not-allowed" };
  return importSeries(
    actor,
    {
      kind: "denominators",
      fields: denominatorColumns,
      owner: input.owner,
      read: (table) => readDenominators(table, input.areGapsAllowed),
      write: denominatorsReplaced,
    },
    input,
    world,
  );
}
