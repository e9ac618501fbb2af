// The demonstration's evaluation: the invented hospital imports its series through the product's own verbs,
// and the lead finds an answer there.
import { expect, test } from "vitest";
import { fillEvaluation } from "#app/command-line/demo/fill-evaluation.server.ts";
import { readEvaluation } from "#app/domain/evaluation/read-evaluation.server.ts";
import { unitsToAdd } from "#app/domain/roster/staff-store.server.ts";
import { unitsOfHospital } from "#db/seed/units.ts";
import { personWith } from "#tests/support/actors.ts";
import { testWorld } from "#tests/support/worlds.ts";

test.each(["one", "two", "three"])(
  "whatever the seed (%s), there is an answer to read",
  async (seed) => {
    const world = await testWorld();
    await world.db.allOrNothing((tx) =>
      unitsToAdd(
        tx,
        unitsOfHospital.map(({ code, name, site }) => ({ code, name, site })),
      ),
    );
    await fillEvaluation(world, seed);
    const read = await readEvaluation(await personWith(["lead"], world), {}, world);
    if (read.outcome !== "read") throw new Error(read.outcome);
    expect(read.reading.directions).toMatchObject({ burnout: "fell", openness: "rose" });
    expect(["safer-climate", "relief"]).toContain(read.reading.verdict);
    expect(read.rollout.length).toBeGreaterThan(20);
  },
);
