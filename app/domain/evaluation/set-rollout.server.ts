// Takes the whole rollout timeline: which lever began when in which unit.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { rolloutReplaced } from "./evaluation-data-store.server.ts";
import { type ImportInput, type ImportOutcome, importSeries } from "./import-series.server.ts";
import { readRollout, rolloutColumns } from "./rollout.ts";

export async function setRollout(
  actor: Actor,
  input: ImportInput,
  world: World,
): Promise<ImportOutcome> {
  if (!may(actor, "manage-evaluation")) return { outcome: "not-allowed" };
  return importSeries(
    actor,
    { kind: "rollout", fields: rolloutColumns, read: readRollout, write: rolloutReplaced },
    input,
    world,
  );
}
