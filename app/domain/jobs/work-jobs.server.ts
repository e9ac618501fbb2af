// Runs what is due, once: claims, hands each job to its handler, writes down how it ended. After
// mailToQueue and timerToKeep; called by the worker's loop, the command line and the tests.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { JobKind } from "./job.ts";
import {
  channelToRest,
  type Job,
  jobsClaimedWith,
  jobsReady,
  jobToBury,
  jobToClaim,
  jobToForget,
  jobToRunAt,
} from "./job-store.server.ts";
import { channelOpensAt, mostAttempts, nextAttemptAt } from "./job-timing.ts";
import { isTimerKind, nextRunAt } from "./timer-schedule.server.ts";

/** How a handler says that its job ended. `code` is for the log: a number or short word, never text. */
export type JobEnd =
  | { end: "done" }
  /** This job failed in a way that may pass. */
  | { end: "try-again"; code?: string }
  /** This job can never succeed. */
  | { end: "give-up"; code?: string }
  /** Nothing of this kind can be done at present, whichever job it is. */
  | { end: "channel-closed"; code?: string };

/** Must end well before the lease does (job-timing.ts). What it throws counts as `try-again`. */
export type JobHandler = (job: Job, world: World) => Promise<JobEnd>;
/** A kind without a handler is left alone: mails wait when no way to send them is configured. */
export type JobHandlers = Partial<Record<JobKind, JobHandler>>;

export interface WorkedJob {
  kind: JobKind;
  end: "done" | "again" | "buried" | "rested";
  code?: string;
  /** What the handler threw. For its class and place only: its message may hold anything. */
  fault?: unknown;
}

export type WorkOutcome =
  | { outcome: "not-allowed" }
  | { outcome: "nothing-due" }
  | { outcome: "worked"; jobs: WorkedJob[] };

/** A race lost this often in a row is left to the next round. */
const mostClaimRounds = 5;

/**
 * Claims up to `limit` due jobs and runs them side by side.
 * @param world its `now` must be fresh: leases are counted from it.
 */
export async function workJobs(
  actor: Actor,
  input: { handlers: JobHandlers; limit: number },
  world: World,
): Promise<WorkOutcome> {
  if (!may(actor, "run-timers")) return { outcome: "not-allowed" };
  const token = world.newId();
  const claimed = await claimJobs(input, token, world);
  if (claimed.length === 0) return { outcome: "nothing-due" };
  const worked = await Promise.all(
    claimed.map((job) => workOne(job, input.handlers[job.kind], token, world)),
  );
  return { outcome: "worked", jobs: worked };
}

async function claimJobs(
  { handlers, limit }: { handlers: JobHandlers; limit: number },
  token: string,
  world: World,
): Promise<Job[]> {
  const kinds = (Object.keys(handlers) as JobKind[]).filter((kind) => handlers[kind]);
  if (kinds.length === 0) return [];
  let claimed: Job[] = [];
  for (let round = 0; round < mostClaimRounds && claimed.length < limit; round += 1) {
    const wanted = limit - claimed.length;
    const ready = await jobsReady(world.db, kinds, wanted, world.now);
    if (ready.length === 0) break;
    await world.db.allOrNothing((tx) => ready.map((job) => jobToClaim(tx, job, token, world.now)));
    const before = claimed.length;
    claimed = await jobsClaimedWith(world.db, token);
    const hasLostRace = claimed.length - before < ready.length;
    if (!hasLostRace && ready.length < wanted) break;
  }
  return claimed;
}

async function workOne(
  job: Job,
  handler: JobHandler | undefined,
  token: string,
  world: World,
): Promise<WorkedJob> {
  const [ended, fault] = await endOf(job, handler, world);
  const chance = world.randomBytes(4).readUInt32BE() / 2 ** 32;
  const { end, write } = verdict(job, ended, token, chance, world);
  await world.db.allOrNothing(write);
  const code = "code" in ended ? ended.code : undefined;
  return { kind: job.kind, end, ...(code ? { code } : {}), ...(fault ? { fault } : {}) };
}

async function endOf(
  job: Job,
  handler: JobHandler | undefined,
  world: World,
): Promise<[JobEnd, fault?: unknown]> {
  // A job that ended its worker the last time it could be tried is not given another one to end.
  const isOverdone = job.attempts > mostAttempts && !isTimerKind(job.kind);
  if (!handler || isOverdone) return [{ end: "give-up", code: "too-often" }];
  try {
    return [await handler(job, world)];
  } catch (fault) {
    return [{ end: "try-again", code: "fault" }, fault];
  }
}

function verdict(
  job: Job,
  ended: JobEnd,
  token: string,
  chance: number,
  world: World,
): { end: WorkedJob["end"]; write: (tx: Writer) => Statement[] } {
  const { now } = world;
  if (isTimerKind(job.kind)) {
    const scheduledAt = nextRunAt(job.kind, now, world.settings.timeZone);
    const retryAt = nextAttemptAt(Math.min(job.attempts, mostAttempts - 1), chance, now);
    const isDone = ended.end === "done";
    // A timer never dies; after a failure it comes back early rather than a night late.
    const dueAt = isDone || !retryAt || scheduledAt < retryAt ? scheduledAt : retryAt;
    return {
      end: isDone ? "done" : "again",
      write: (tx) => [jobToRunAt(tx, job, token, dueAt, isDone ? 0 : job.attempts)],
    };
  }
  if (ended.end === "done") return { end: "done", write: (tx) => [jobToForget(tx, job)] };
  if (ended.end === "channel-closed") {
    const opensAt = channelOpensAt(chance, now);
    return {
      end: "rested",
      write: (tx) => [
        jobToRunAt(tx, job, token, opensAt, job.attempts - 1),
        channelToRest(tx, job.kind, opensAt, now),
      ],
    };
  }
  const againAt = ended.end === "give-up" ? null : nextAttemptAt(job.attempts, chance, now);
  if (!againAt) return { end: "buried", write: (tx) => [jobToBury(tx, job, token, now)] };
  return { end: "again", write: (tx) => [jobToRunAt(tx, job, token, againAt, job.attempts)] };
}
