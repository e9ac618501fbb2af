// Timers and the worker's loop, on both engines.
import { expect, test } from "vitest";
import { timerToKeep } from "#app/domain/jobs/job-store.server.ts";
import type { JobHandlers } from "#app/domain/jobs/work-jobs.server.ts";
import { startWorker } from "#app/domain/jobs/worker.server.ts";
import { aJob, mailHandler, run } from "#tests/support/job-runs.ts";
import { testWorld } from "#tests/support/worlds.ts";

const nine = "2026-03-02T09:00:00Z";

test("a timer exists once, runs at its hour on the site's clock, and comes back the next night", async () => {
  const world = await testWorld(nine);
  for (let boots = 0; boots < 3; boots += 1) {
    await world.db.allOrNothing((tx) => [timerToKeep(tx, "fold-counters", world)]);
  }
  let runs = 0;
  const handlers: JobHandlers = {
    "fold-counters": async () => {
      runs += 1;
      return { end: "done" };
    },
  };
  // 04:10 in Vienna in winter is 03:10 UTC.
  expect(await run(world.at("2026-03-03T03:09:59Z"), handlers)).toEqual([]);
  expect(await run(world.at("2026-03-03T03:10:00Z"), handlers)).toEqual(["done"]);
  expect(await run(world.at("2026-03-03T03:10:01Z"), handlers)).toEqual([]);
  // Three nights were missed: one run makes up for them.
  expect(await run(world.at("2026-03-06T12:00:00Z"), handlers)).toEqual(["done"]);
  expect(await run(world.at("2026-03-06T12:00:01Z"), handlers)).toEqual([]);
  expect(runs).toBe(2);
});

test("a timer that fails comes back within the hour and never dies", async () => {
  const world = await testWorld(nine);
  await world.db.allOrNothing((tx) => [timerToKeep(tx, "purge-expired", world)]);
  let at = new Date("2026-03-03T04:00:00Z").getTime();
  const handlers: JobHandlers = { "purge-expired": async () => ({ end: "give-up" }) };
  expect(await run(world.at(new Date(at).toISOString()), handlers)).toEqual(["again"]);
  for (let tries = 0; tries < 20; tries += 1) {
    at += 26 * 3_600_000;
    expect(await run(world.at(new Date(at).toISOString()), handlers)).toEqual(["again"]);
  }
});

test("the worker runs what arrives, survives a fault, and ends what it began before it stops", async () => {
  const world = await testWorld();
  const now = () => world.at(new Date().toISOString());
  const ran: string[] = [];
  let isSlowDone = false;
  let isBroken = true;
  const faults: unknown[] = [];
  const worker = startWorker({
    worldNow: () => {
      if (!isBroken) return now();
      isBroken = false;
      throw new Error("the database is away");
    },
    handlers: mailHandler(async (job) => {
      ran.push(job.id);
      await new Promise((resume) => setTimeout(resume, 200));
      isSlowDone = true;
      return { end: "done" };
    }),
    onWorked: () => undefined,
    onFault: (fault) => faults.push(fault),
    idleMs: 10,
    faultMs: 10,
  });
  await aJob(now());
  await expect.poll(() => ran.length, { timeout: 5_000 }).toBe(1);
  await worker.stop();
  expect(isSlowDone).toBe(true);
  expect(faults).toHaveLength(1);
  await aJob(now());
  await new Promise((resume) => setTimeout(resume, 60));
  expect(ran).toHaveLength(1);
});
