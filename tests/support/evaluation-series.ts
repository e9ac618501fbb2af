// A hospital of invented units with the evaluation's series imported, and short words for importing.
import { operator } from "#app/domain/access/actor.ts";
import { importDenominators } from "#app/domain/evaluation/import-denominators.server.ts";
import { importOutcomes } from "#app/domain/evaluation/import-outcomes.server.ts";
import { importSafetyReports } from "#app/domain/evaluation/import-safety-reports.server.ts";
import type { ImportInput, ImportOutcome } from "#app/domain/evaluation/import-series.server.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import { unitsToAdd } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { chanceOf } from "#db/seed/chance.ts";
import {
  type EvaluatedUnit,
  type EvaluationFiles,
  inventedEvaluation,
} from "#db/seed/evaluation.ts";

/** @param count of units, every fifth without patients. */
export const unitsToEvaluate = (count: number): EvaluatedUnit[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `W${String(at + 1).padStart(2, "0")}`,
    weight: 40 + ((at * 37) % 90),
    hasPatients: at % 5 !== 4,
  }));

export async function unitsInRoster(units: readonly EvaluatedUnit[], world: World): Promise<void> {
  await world.db.allOrNothing((tx) =>
    unitsToAdd(
      tx,
      units.map(({ code }) => ({ code, name: `Ward ${code}`, site: "Main campus" })),
    ),
  );
}

export const input = (text: string, changes: Partial<ImportInput> = {}): ImportInput => ({
  text,
  mapping: null,
  areGapsAllowed: false,
  isApplied: true,
  ...changes,
});

export const filesFor = (units: readonly EvaluatedUnit[], lastMonth = "2026-02"): EvaluationFiles =>
  inventedEvaluation(units, lastMonth, chanceOf("tests", "evaluation"));

/** Imports all four series. */
export async function importAll(files: EvaluationFiles, world: World): Promise<ImportOutcome[]> {
  return [
    await setRollout(operator, input(files.rollout), world),
    await importSafetyReports(operator, input(files.safetyReports), world),
    await importDenominators(
      operator,
      { ...input(files.denominators), owner: "finance-control" },
      world,
    ),
    await importOutcomes(operator, input(files.outcomes), world),
  ];
}
