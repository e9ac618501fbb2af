// The loop behind the server. Each slot holds one job at a time, so a slow mail server keeps one slot
// busy and not the others; the lease in the table, not this file, makes sure that each job runs once.
import { timer } from "#app/domain/access/actor.ts";
import type { World } from "#app/domain/world.server.ts";
import { timerToKeep } from "./job-store.server.ts";
import { timerKinds } from "./timer-schedule.server.ts";
import { type JobHandlers, type WorkedJob, workJobs } from "./work-jobs.server.ts";

export interface WorkerParts {
  /** A world of this very moment. */
  worldNow(): World;
  handlers: JobHandlers;
  /** Told of every job that ended, and of faults of the loop itself (the database, mostly). */
  onWorked(job: WorkedJob): void;
  onFault(fault: unknown): void;
  /** How many jobs run side by side. */
  slots?: number;
  /** How long a slot sleeps when nothing is due. */
  idleMs?: number;
  /** How long a slot sleeps when the database refused. */
  faultMs?: number;
}

export interface Worker {
  /**
   * No new job is begun; resolves when those running have ended, or after `patienceMs`. A job that is
   * cut off then is run again when its lease is over.
   */
  stop(patienceMs?: number): Promise<void>;
}

/** Starts at once, after making sure that the timers with a handler exist. */
export function startWorker(parts: WorkerParts): Worker {
  const { slots = 4, idleMs = 1_000, faultMs = 5_000 } = parts;
  const wakers = new Set<() => void>();
  let isStopping = false;
  const sleep = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      if (isStopping) return resolve();
      const wake = () => {
        clearTimeout(alarm);
        wakers.delete(wake);
        resolve();
      };
      const alarm = setTimeout(wake, ms);
      wakers.add(wake);
    });
  const guarded = async (work: () => Promise<number>): Promise<number> => {
    try {
      return await work();
    } catch (fault) {
      parts.onFault(fault);
      return faultMs;
    }
  };
  const keepTimers = async (): Promise<number> => {
    const kinds = timerKinds.filter((kind) => parts.handlers[kind]);
    const world = parts.worldNow();
    if (kinds.length > 0) {
      await world.db.allOrNothing((tx) => kinds.map((kind) => timerToKeep(tx, kind, world)));
    }
    return 0;
  };
  const oneRound = async (): Promise<number> => {
    const result = await workJobs(timer, { handlers: parts.handlers, limit: 1 }, parts.worldNow());
    if (result.outcome !== "worked") return idleMs;
    for (const job of result.jobs) parts.onWorked(job);
    return 0;
  };
  const slot = async (): Promise<void> => {
    while (!isStopping) {
      const restMs = await guarded(oneRound);
      // Even without rest, requests get their turn: on SQLite a round may never leave the micro-tasks.
      await (restMs > 0 ? sleep(restMs) : new Promise(setImmediate));
    }
  };
  const running = (async () => {
    while (!isStopping) {
      const restMs = await guarded(keepTimers);
      if (restMs === 0) break;
      await sleep(restMs);
    }
    await Promise.all(Array.from({ length: slots }, slot));
  })();
  return {
    async stop(patienceMs = 8_000) {
      isStopping = true;
      for (const wake of [...wakers]) wake();
      let alarm: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        alarm = setTimeout(resolve, patienceMs);
      });
      await Promise.race([running, patience]);
      clearTimeout(alarm);
    },
  };
}
