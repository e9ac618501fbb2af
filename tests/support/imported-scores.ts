// Scores of another tool brought into a hospital of three wards, as an operator does it.
import { operator } from "#app/domain/access/actor.ts";
import { importScores, type ScoresInput } from "#app/domain/surveys/import-scores.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { rosterOf } from "./survey-waves.ts";
import { type TestWorld, testWorld } from "./worlds.ts";

/** Wards A, B and C with 20, 30 and 12 staff. */
export async function threeWards(): Promise<TestWorld> {
  const world = await testWorld();
  await rosterOf(world, { A: 20, B: 30, C: 12 });
  return world;
}

/** With an empty mapping, and written, unless something else is said. */
export const importedBy = (
  world: World,
  instrument: string,
  text: string,
  more: Partial<ScoresInput> = {},
) =>
  importScores(
    operator,
    { instrument, text, mapping: {}, direction: null, isApplied: true, ...more },
    world,
  );
