// Jobs put into the table and run, for tests.
import { timer } from "#app/domain/access/actor.ts";
import type { JobId } from "#app/domain/ids.ts";
import { type Job, jobsReady, jobToAdd } from "#app/domain/jobs/job-store.server.ts";
import { type JobEnd, type JobHandlers, workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import type { TestWorld } from "./worlds.ts";

export async function aJob(world: TestWorld, lane: string | null = null): Promise<JobId> {
  const id = world.newId<JobId>();
  await world.db.allOrNothing((tx) => [
    jobToAdd(tx, { id, kind: "send-mail", lane, sealedPayload: null, now: world.now }),
  ]);
  return id;
}

export const mailHandler = (handler: (job: Job) => Promise<JobEnd>): JobHandlers => ({
  "send-mail": handler,
});

/** @returns how each job that ran ended. */
export async function run(world: TestWorld, handlers: JobHandlers, limit = 1): Promise<string[]> {
  const result = await workJobs(timer, { handlers, limit }, world);
  return result.outcome === "worked" ? result.jobs.map((job) => job.end) : [];
}

export const isReadyAt = async (world: TestWorld, at: number): Promise<boolean> =>
  (await jobsReady(world.db, ["send-mail"], 1, new Date(at))).length > 0;
