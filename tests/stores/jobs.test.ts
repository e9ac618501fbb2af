// The job table on both engines: leases, lanes, retries, dead letters.
import { expect, test } from "vitest";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import type { JobId } from "#app/domain/ids.ts";
import {
  deadJobsToForget,
  jobBacklog,
  jobsClaimedWith,
  jobsReady,
  jobToAdd,
  jobToClaim,
} from "#app/domain/jobs/job-store.server.ts";
import { leaseMinutes, longestWaitMinutes, mostAttempts } from "#app/domain/jobs/job-timing.ts";
import { type JobEnd, workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { aJob, isReadyAt, mailHandler, run } from "#tests/support/job-runs.ts";
import { testWorld } from "#tests/support/worlds.ts";

const nine = "2026-03-02T09:00:00Z";

test("a job is run once and then gone", async () => {
  const world = await testWorld();
  const id = await aJob(world);
  const ran: string[] = [];
  const handlers = mailHandler(async (job) => {
    ran.push(job.id);
    return { end: "done" };
  });
  expect(await run(world, handlers)).toEqual(["done"]);
  expect(await run(world, handlers)).toEqual([]);
  expect(ran).toEqual([id]);
  expect(await jobBacklog(world.db, "send-mail")).toEqual({
    deadCount: 0,
    waitingCount: 0,
    oldestQueuedAt: null,
  });
});

test("nobody but the timers and the operator may run jobs", async () => {
  const world = await testWorld();
  const input = { handlers: mailHandler(async () => ({ end: "done" })), limit: 1 };
  expect(await workJobs(anyone, input, world)).toEqual({ outcome: "not-allowed" });
  expect(await workJobs(operator, input, world)).toEqual({ outcome: "nothing-due" });
});

test("a job that was added to a change that failed does not exist", async () => {
  const world = await testWorld();
  const id = world.newId<JobId>();
  const twice = () => ({ id, kind: "send-mail" as const, lane: null, sealedPayload: null });
  await expect(
    world.db.allOrNothing((tx) => [
      jobToAdd(tx, { ...twice(), now: world.now }),
      jobToAdd(tx, { ...twice(), now: world.now }),
    ]),
  ).rejects.toMatchObject({ kind: "already-exists" });
  expect((await jobBacklog(world.db, "send-mail")).waitingCount).toBe(0);
});

test("eight workers share two hundred jobs and none is run twice", async () => {
  const world = await testWorld();
  await world.db.allOrNothing((tx) =>
    Array.from({ length: 200 }, () =>
      jobToAdd(tx, {
        id: world.newId(),
        kind: "send-mail",
        lane: null,
        sealedPayload: null,
        now: world.now,
      }),
    ),
  );
  const ran: string[] = [];
  const handlers = mailHandler(async (job) => {
    ran.push(job.id);
    await new Promise(setImmediate);
    return { end: "done" };
  });
  const worker = async () => {
    let emptyRounds = 0;
    while (emptyRounds < 2) {
      const ended = await run(world, handlers, 5);
      emptyRounds = ended.length === 0 ? emptyRounds + 1 : 0;
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  expect(ran).toHaveLength(200);
  expect(new Set(ran).size).toBe(200);
});

test("of two claims that saw the same job, one gets it", async () => {
  const world = await testWorld();
  await aJob(world);
  const [seen] = await jobsReady(world.db, ["send-mail"], 1, world.now);
  if (!seen) throw new Error("no job");
  for (const token of ["first", "second"]) {
    await world.db.allOrNothing((tx) => [jobToClaim(tx, seen, token, world.now)]);
  }
  expect(await jobsClaimedWith(world.db, "first")).toHaveLength(1);
  expect(await jobsClaimedWith(world.db, "second")).toHaveLength(0);
});

test("a job whose worker was killed is run again when the lease is over, and not before", async () => {
  const world = await testWorld(nine);
  const id = await aJob(world);
  const [seen] = await jobsReady(world.db, ["send-mail"], 1, world.now);
  if (!seen) throw new Error("no job");
  await world.db.allOrNothing((tx) => [jobToClaim(tx, seen, "killed", world.now)]);
  const ran: string[] = [];
  const handlers = mailHandler(async (job) => {
    ran.push(job.id);
    return { end: "done" };
  });
  const justBefore = new Date(world.now.getTime() + leaseMinutes * 60_000 - 1);
  expect(await run(world.at(justBefore.toISOString()), handlers)).toEqual([]);
  const after = new Date(world.now.getTime() + leaseMinutes * 60_000);
  expect(await run(world.at(after.toISOString()), handlers)).toEqual(["done"]);
  expect(ran).toEqual([id]);
});

test("the late end of a worker that lost its lease does not undo the work of the next", async () => {
  const world = await testWorld(nine);
  await aJob(world);
  let finishLate: (end: JobEnd) => void = () => undefined;
  const late = run(
    world,
    mailHandler(() => new Promise<JobEnd>((resolve) => (finishLate = resolve))),
  );
  await expect.poll(() => finishLate.length).toBe(1);
  const later = world.at("2026-03-02T09:06:00Z");
  expect(
    await run(
      later,
      mailHandler(async () => ({ end: "give-up" })),
    ),
  ).toEqual(["buried"]);
  finishLate({ end: "try-again" });
  await late;
  expect((await jobBacklog(world.db, "send-mail")).deadCount).toBe(1);
});

test("a failed job waits longer each time and is a dead letter after its last try", async () => {
  const world = await testWorld(nine);
  await aJob(world);
  const handlers = mailHandler(async () => ({ end: "try-again", code: "451" }));
  let at = new Date(nine).getTime();
  for (let tries = 1; tries <= mostAttempts; tries += 1) {
    const ended = await run(world.at(new Date(at).toISOString()), handlers);
    expect(ended).toEqual([tries === mostAttempts ? "buried" : "again"]);
    const doubledMs = Math.min(2 ** (tries - 1), longestWaitMinutes) * 60_000;
    expect(await isReadyAt(world, at + doubledMs * 0.79)).toBe(false);
    at += doubledMs * 1.21;
  }
  expect(await run(world.at("2027-01-01T00:00:00Z"), handlers)).toEqual([]);
  expect((await jobBacklog(world.db, "send-mail")).deadCount).toBe(1);
});

test("a job that throws is tried again and says nothing but its class", async () => {
  const world = await testWorld(nine);
  await aJob(world);
  const handlers = mailHandler(async () => {
    throw new TypeError("address of a person");
  });
  const result = await workJobs(timer, { handlers, limit: 1 }, world);
  expect(result).toMatchObject({ outcome: "worked", jobs: [{ end: "again", code: "fault" }] });
  expect(await run(world, handlers)).toEqual([]);
  expect(await run(world.at("2026-03-02T09:02:00Z"), handlers)).toEqual(["again"]);
});

test("a job that kills its worker every time ends as a dead letter", async () => {
  const world = await testWorld(nine);
  await aJob(world);
  let at = world.now.getTime();
  for (let tries = 0; tries < mostAttempts; tries += 1) {
    const now = new Date(at);
    const [seen] = await jobsReady(world.db, ["send-mail"], 1, now);
    if (!seen) throw new Error("the lease should be over");
    await world.db.allOrNothing((tx) => [jobToClaim(tx, seen, `killed-${tries}`, now)]);
    at += leaseMinutes * 60_000;
  }
  let wasRun = false;
  const handlers = mailHandler(async () => {
    wasRun = true;
    return { end: "done" };
  });
  expect(await run(world.at(new Date(at).toISOString()), handlers)).toEqual(["buried"]);
  expect(wasRun).toBe(false);
});

test("a later job of a lane waits for the earlier one, other lanes do not", async () => {
  const world = await testWorld(nine);
  const first = await aJob(world, "lane-a");
  const second = await aJob(world.at("2026-03-02T09:00:01Z"), "lane-a");
  const other = await aJob(world.at("2026-03-02T09:00:02Z"), "lane-b");
  const ran: JobId[] = [];
  let isFirstFailing = true;
  const handlers = mailHandler(async (job) => {
    ran.push(job.id);
    return job.id === first && isFirstFailing ? { end: "try-again" } : { end: "done" };
  });
  await run(world.at("2026-03-02T09:00:03Z"), handlers, 10);
  await run(world.at("2026-03-02T09:00:04Z"), handlers, 10);
  expect(new Set(ran)).toEqual(new Set([first, other]));
  isFirstFailing = false;
  await run(world.at("2026-03-02T09:05:00Z"), handlers, 10);
  await run(world.at("2026-03-02T09:05:01Z"), handlers, 10);
  expect(ran.slice(2)).toEqual([first, second]);
});

test("a dead letter no longer holds up its lane", async () => {
  const world = await testWorld(nine);
  const first = await aJob(world, "lane");
  const second = await aJob(world.at("2026-03-02T09:00:01Z"), "lane");
  const ran: JobId[] = [];
  const handlers = mailHandler(async (job) => {
    ran.push(job.id);
    return job.id === first ? { end: "give-up", code: "550" } : { end: "done" };
  });
  const later = world.at("2026-03-02T09:01:00Z");
  expect(await run(later, handlers, 10)).toEqual(["buried"]);
  expect(await run(later, handlers, 10)).toEqual(["done"]);
  expect(ran).toEqual([first, second]);
});

test("a closed channel rests as a whole, counts against no job, and opens within two minutes", async () => {
  const world = await testWorld(nine);
  await aJob(world);
  await aJob(world);
  let tries = 0;
  const closed = mailHandler(async () => {
    tries += 1;
    return { end: "channel-closed", code: "ECONNECTION" };
  });
  expect(await run(world, closed)).toEqual(["rested"]);
  expect(await run(world, closed)).toEqual([]);
  expect(tries).toBe(1);
  // A whole day of it: one try in each round, and nothing is given up.
  for (let minute = 2; minute < 24 * 60; minute += 60) {
    const at = new Date(world.now.getTime() + minute * 60_000).toISOString();
    expect(await run(world.at(at), closed)).toEqual(["rested"]);
  }
  const open = mailHandler(async () => ({ end: "done" }));
  expect(await run(world.at("2026-03-03T09:02:00Z"), open, 10)).toEqual(["done", "done"]);
});

test("jobs of a kind without a handler stay where they are", async () => {
  const world = await testWorld(nine);
  await aJob(world);
  expect(await run(world, { "purge-expired": async () => ({ end: "done" }) })).toEqual([]);
  expect(await run(world, {})).toEqual([]);
  expect((await jobBacklog(world.db, "send-mail")).oldestQueuedAt).toEqual(world.now);
});

test("dead letters are forgotten by the purge, living ones are not", async () => {
  const world = await testWorld(nine);
  await aJob(world);
  await run(
    world,
    mailHandler(async () => ({ end: "give-up" })),
  );
  await aJob(world);
  const forget = (before: string) =>
    world.db.allOrNothing((tx) => [deadJobsToForget(tx, new Date(before))]);
  await forget("2026-03-02T08:00:00Z");
  expect(await jobBacklog(world.db, "send-mail")).toMatchObject({ deadCount: 1, waitingCount: 1 });
  await forget("2026-04-02T08:00:00Z");
  expect(await jobBacklog(world.db, "send-mail")).toMatchObject({ deadCount: 0, waitingCount: 1 });
});
