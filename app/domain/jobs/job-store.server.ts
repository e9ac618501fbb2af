// The only file that queries the job table. What a worker may take is decided in the `where` of the
// claim, so that two workers never hold the same job and a lane never runs two at once.
import { and, asc, eq, inArray, isNull, lt, lte, notExists, or } from "drizzle-orm";
import type { JobId, Sealed } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { jobs } from "#db/schema/jobs.ts";
import { alias } from "#db/words.ts";
import type { JobKind } from "./job.ts";
import { leasedUntilAt } from "./job-timing.ts";
import { nextRunAt, type TimerKind } from "./timer-schedule.server.ts";

/** A job as a handler gets it. */
export interface Job {
  id: JobId;
  kind: JobKind;
  /** How often it was tried, this time included once it is claimed. */
  attempts: number;
  sealedPayload: Sealed | null;
}

export interface NewJob {
  id: JobId;
  kind: JobKind;
  /** Jobs of one lane run one after the other, in the order they were added. */
  lane: string | null;
  sealedPayload: Sealed | null;
  /** The moment of adding; the job is due at once, unless `dueAt` says later. */
  now: Date;
  dueAt?: Date;
}

const shown = {
  id: jobs.id,
  kind: jobs.kind,
  attempts: jobs.attempts,
  sealedPayload: jobs.sealedPayload,
};
const unclaimed = { claimedUntilAt: null, claimToken: null };
const isFree = (now: Date) => or(isNull(jobs.claimedUntilAt), lte(jobs.claimedUntilAt, now));

/** For a verb's own list of statements: the job exists if, and only if, the change does. */
export const jobToAdd = (tx: Writer, job: NewJob): Statement =>
  tx
    .insert(jobs)
    .values({
      id: job.id,
      kind: job.kind,
      state: "due",
      onceKey: null,
      lane: job.lane,
      queuedAt: job.now,
      dueAt: job.dueAt ?? job.now,
      attempts: 0,
      sealedPayload: job.sealedPayload,
    })
    .returning({ id: jobs.id });

/** Makes sure that a timer exists; one that does is left as it is. */
export const timerToKeep = (tx: Writer, kind: TimerKind, world: World): Statement =>
  tx
    .insert(jobs)
    .values({
      id: world.newId<JobId>(),
      kind,
      state: "due",
      onceKey: kind,
      lane: null,
      queuedAt: world.now,
      dueAt: nextRunAt(kind, world.now, world.settings.timeZone),
      attempts: 0,
      sealedPayload: null,
    })
    .onConflictDoNothing({ target: jobs.onceKey })
    .returning({ id: jobs.id });

/** Jobs that may run now: due, with no living worker, and first of their lane. */
export async function jobsReady(
  db: Db,
  kinds: readonly JobKind[],
  limit: number,
  now: Date,
): Promise<Job[]> {
  const earlier = alias(jobs, "earlier");
  const isBefore = or(
    lt(earlier.queuedAt, jobs.queuedAt),
    and(eq(earlier.queuedAt, jobs.queuedAt), lt(earlier.id, jobs.id)),
  );
  const earlierInLane = db.reader
    .select({ id: earlier.id })
    .from(earlier)
    .where(and(eq(earlier.lane, jobs.lane), eq(earlier.state, "due"), isBefore));
  return db.reader
    .select(shown)
    .from(jobs)
    .where(
      and(
        eq(jobs.state, "due"),
        lte(jobs.dueAt, now),
        inArray(jobs.kind, [...kinds]),
        isFree(now),
        notExists(earlierInLane),
      ),
    )
    .orderBy(asc(jobs.dueAt), asc(jobs.queuedAt), asc(jobs.id))
    .limit(limit);
}

/** Touches no row when another worker was faster: the attempt seen before must still be the last. */
export const jobToClaim = (tx: Writer, job: Job, token: string, now: Date): Statement =>
  tx
    .update(jobs)
    .set({ claimToken: token, claimedUntilAt: leasedUntilAt(now), attempts: job.attempts + 1 })
    .where(
      and(
        eq(jobs.id, job.id),
        eq(jobs.state, "due"),
        lte(jobs.dueAt, now),
        isFree(now),
        eq(jobs.attempts, job.attempts),
      ),
    )
    .returning({ id: jobs.id });

export const jobsClaimedWith = async (db: Db, token: string): Promise<Job[]> =>
  db.reader.select(shown).from(jobs).where(eq(jobs.claimToken, token)).orderBy(asc(jobs.id));

/**
 * Done is gone. Without asking for the token: what was sent must not be sent by whoever came after. A job
 * whose effect is in the database ends with `exactlyOne` of this in the very write of the effect, so that
 * it happens once however often its worker is killed (docs/decisions/007-jobs-once.md).
 */
export const jobToForget = (tx: Writer, job: Job): Statement =>
  tx.delete(jobs).where(eq(jobs.id, job.id)).returning({ id: jobs.id });

/** Gives the job back, to run at `dueAt`. @param attempts what it counts as from now on. */
export const jobToRunAt = (
  tx: Writer,
  job: Job,
  token: string,
  dueAt: Date,
  attempts: number,
): Statement =>
  tx
    .update(jobs)
    .set({ dueAt, attempts, ...unclaimed })
    .where(and(eq(jobs.id, job.id), eq(jobs.claimToken, token)))
    .returning({ id: jobs.id });

/** A dead letter: kept for the operator to see, no longer in anyone's way. `dueAt` is when it died. */
export const jobToBury = (tx: Writer, job: Job, token: string, now: Date): Statement =>
  tx
    .update(jobs)
    .set({ state: "dead", dueAt: now, ...unclaimed })
    .where(and(eq(jobs.id, job.id), eq(jobs.claimToken, token)))
    .returning({ id: jobs.id });

/** Nothing of this kind is tried before `opensAt`; what runs already may end. */
export const channelToRest = (tx: Writer, kind: JobKind, opensAt: Date, now: Date): Statement =>
  tx
    .update(jobs)
    .set({ dueAt: opensAt })
    .where(and(eq(jobs.kind, kind), eq(jobs.state, "due"), lt(jobs.dueAt, opensAt), isFree(now)))
    .returning({ id: jobs.id });

/** For the purge: dead letters hold an address, so they go too. */
export const deadJobsToForget = (tx: Writer, diedBefore: Date): Statement =>
  tx
    .delete(jobs)
    .where(and(eq(jobs.state, "dead"), lt(jobs.dueAt, diedBefore)))
    .returning({ id: jobs.id });

/** For /readyz and the operator: how many gave up, and since when the oldest job waits. */
export async function jobBacklog(
  db: Db,
  kind: JobKind,
): Promise<{ deadCount: number; waitingCount: number; oldestQueuedAt: Date | null }> {
  const ofKind = (state: "due" | "dead") => and(eq(jobs.kind, kind), eq(jobs.state, state));
  const [oldest] = await db.reader
    .select({ queuedAt: jobs.queuedAt })
    .from(jobs)
    .where(ofKind("due"))
    .orderBy(asc(jobs.queuedAt))
    .limit(1);
  return {
    deadCount: await db.reader.$count(jobs, ofKind("dead")),
    waitingCount: await db.reader.$count(jobs, ofKind("due")),
    oldestQueuedAt: oldest?.queuedAt ?? null,
  };
}
