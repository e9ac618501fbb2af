// `alongside targets`: shown, set one class at a time, refused in one sentence, never half set.
import { expect, test } from "vitest";
import type { Site } from "#app/command-line/site.server.ts";
import { targetsCommand } from "#app/command-line/targets.server.ts";
import { defaultTargets } from "#app/domain/duty/response-targets.ts";
import { targetsInForce } from "#app/domain/duty/targets-store.server.ts";
import { testWorld } from "#tests/support/worlds.ts";

async function here() {
  const world = await testWorld();
  const site = { ...world, worldAt: () => world, isReady: async () => true, close: async () => {} };
  const call = async (line: string, json = false) => {
    const said = { out: [] as string[], err: [] as string[] };
    const io = {
      out: (text: string) => said.out.push(text),
      err: (text: string) => said.err.push(text),
      json,
    };
    const code = await targetsCommand.run(line.split(" "), io, async () => site as unknown as Site);
    return { code, out: said.out.join("\n"), err: said.err.join("\n") };
  };
  return { world, call };
}

test("targets are set one class at a time; what is left out stays", async () => {
  const { world, call } = await here();
  expect((await call("show")).out).toContain(
    "urgent     taken within 30 minutes (always), contact tried within 720 (always)",
  );
  expect(await call("set --class urgent --taken 20 --contact 240")).toMatchObject({ code: 0 });
  expect(await targetsInForce(world.db)).toEqual({
    ...defaultTargets,
    urgent: { ...defaultTargets.urgent, takenMinutes: 20, contactMinutes: 240 },
  });
  const { out } = await call("show", true);
  expect(JSON.parse(out)).toMatchObject({ targets: { urgent: { contactMinutes: 240 } } });
});

test("what is not sound is refused in a sentence and changes nothing", async () => {
  const { world, call } = await here();
  for (const wrong of [
    "set",
    "set --class soon",
    "set --class urgent --taken 800",
    "set --class urgent --taken three",
    "set --class urgent --contact-clock sometimes",
    "set --class urgent --contact 59",
    "set urgent",
    "show --nothing",
    "forget",
  ]) {
    const { code, err } = await call(wrong);
    expect(code, wrong).toBe(2);
    expect(err.split("\n"), wrong).toHaveLength(1);
  }
  expect(await targetsInForce(world.db)).toEqual(defaultTargets);
  expect((await call("--help")).code).toBe(0);
});
