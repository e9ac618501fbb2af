// The demonstration's surveys: a lead who signs in finds results from three surveys, one that is open, and a
// month of another tool; the people a visitor plays have each a link that can be answered.
import { expect, test } from "vitest";
import type { Stage } from "#app/command-line/demo/act-out-case.server.ts";
import { stepsOfSurveys } from "#app/command-line/demo/fill-surveys.server.ts";
import { anyone } from "#app/domain/access/actor.ts";
import { openSurvey } from "#app/domain/surveys/answer-survey.server.ts";
import { readImported } from "#app/domain/surveys/read-imported.server.ts";
import { readSurveys } from "#app/domain/surveys/read-surveys.server.ts";
import { scalesOverTime } from "#app/domain/surveys/scales-over-time.ts";
import { castMembers } from "#db/seed/cast.ts";
import { unitsOfHospital } from "#db/seed/units.ts";
import { personWith } from "#tests/support/actors.ts";
import { mailsSent, rosterOf, tokenIn } from "#tests/support/survey-waves.ts";
import { testWorld } from "#tests/support/worlds.ts";

test("there are results to read, a trend, an open survey to answer and scores of another tool", async () => {
  const world = await testWorld();
  await rosterOf(world, Object.fromEntries(unitsOfHospital.map(({ code }) => [code, 30])));
  const tokens: string[] = [];
  const staff = castMembers.map((_one, place) => ({ email: `cast${place}@hospital.example` }));
  const stage = {
    hospital: { units: unitsOfHospital, staff },
    sendMails: async (at: typeof world) => {
      tokens.push(...(await mailsSent(at)).map(tokenIn));
    },
  } as unknown as Stage;
  const steps = stepsOfSurveys(stage, {
    seed: "one",
    startsOn: "2024-09-02",
    today: "2026-03-02",
    timeZone: world.settings.timeZone,
  });
  for (const { at, run } of steps.sort((a, b) => a.at.getTime() - b.at.getTime()))
    await run(world.at(at.toISOString()));

  const lead = await personWith(["lead"], world);
  const read = await readSurveys(lead, {}, world);
  if (read.outcome !== "read") throw new Error(read.outcome);
  expect(read.waves.map(({ state }) => state)).toEqual([
    "open",
    "released",
    "released",
    "released",
  ]);
  for (const { release } of read.released) {
    expect(release.response.length, "hospital and units").toBeGreaterThan(20);
    expect(release.scales.every(({ groups }) => groups.length > 20)).toBe(true);
  }
  const burnout = scalesOverTime(read.released.map(({ release }) => release)).find(
    ({ scale }) => scale === "burnout",
  );
  const [first, , last] = burnout?.points.map(({ mean }) => mean) ?? [];
  expect(last ?? 5).toBeLessThanOrEqual(first ?? 0);
  const imported = await readImported(lead, {}, world);
  expect(imported.outcome === "read" && imported.results).toMatchObject([{ month: "2026-01" }]);
  expect(tokens).toHaveLength(castMembers.length);
  for (const token of tokens)
    expect((await openSurvey(anyone, { token }, world)).outcome).toBe("open");
});
