// What the lead reads: the computed answers, their plain reading, the rollout, and how fresh they are.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { knownUnits } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import {
  rolloutTimeline,
  type SeriesImport,
  seriesImports,
} from "./evaluation-data-store.server.ts";
import { type ComputedEvaluation, computedEvaluation } from "./evaluation-result-store.server.ts";
import { type Answers, type PlainReading, plainReading } from "./plain-reading.ts";
import type { RolloutStep } from "./rollout.ts";

export interface NamedStep extends RolloutStep {
  unitName: string;
}

export type ReadEvaluationOutcome =
  | { outcome: "not-allowed" }
  | { outcome: "nothing-computed"; imports: SeriesImport[] }
  | {
      outcome: "read";
      computed: ComputedEvaluation;
      answers: Answers;
      reading: PlainReading;
      /** By name of the unit, never by a number. */
      rollout: NamedStep[];
      imports: SeriesImport[];
      /** A series was imported after the answers were computed. */
      isOutdated: boolean;
    };

export async function readEvaluation(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<ReadEvaluationOutcome> {
  if (!may(actor, "read-evaluation")) return { outcome: "not-allowed" };
  const [computed, steps, imports, units] = await Promise.all([
    computedEvaluation(world.db),
    rolloutTimeline(world.db),
    seriesImports(world.db),
    knownUnits(world.db),
  ]);
  if (!computed) return { outcome: "nothing-computed", imports };
  const answers: Answers = Object.fromEntries(
    computed.answers.map(({ question, report }) => [question, report]),
  );
  const nameOf = new Map(units.map(({ code, name }) => [code, name]));
  return {
    outcome: "read",
    computed,
    answers,
    reading: plainReading(answers, computed.hospital.threats),
    rollout: steps
      .map((step) => ({ ...step, unitName: nameOf.get(step.unitCode) ?? step.unitCode }))
      .sort((a, b) => a.unitName.localeCompare(b.unitName) || a.lever.localeCompare(b.lever)),
    imports,
    isOutdated: imports.some(({ kind, version }) => computed.madeFrom[kind] !== version),
  };
}
