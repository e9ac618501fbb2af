// The handler of `call-coordinator` jobs: every way of calling is tried, and one that gets through is
// enough. Before: triage/watch-requests.server.ts, which puts the call into the same write as its step.
import type { JobId } from "#app/domain/ids.ts";
import { jobToAdd } from "#app/domain/jobs/job-store.server.ts";
import type { JobHandler } from "#app/domain/jobs/work-jobs.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Call, Caller } from "./call.ts";

/** For a verb's own list of statements. It holds nothing of the case: any coordinator may look. */
export const callToQueue = (tx: Writer, world: World): Statement =>
  jobToAdd(tx, {
    id: world.newId<JobId>(),
    kind: "call-coordinator",
    lane: null,
    sealedPayload: null,
    now: world.now,
  });

export function callCoordinator(callers: readonly Caller[]): JobHandler {
  return async (job, { settings, now }) => {
    const call: Call = {
      id: job.id,
      siteName: settings.siteName,
      link: `${settings.publicOrigin}/programme`,
      calledAt: now,
    };
    const went = await Promise.all(callers.map((caller) => caller.call(call)));
    if (went.some(({ delivery }) => delivery === "sent")) return { end: "done" };
    const failed = went.find((delivery) => "code" in delivery);
    return { end: "try-again", code: failed && "code" in failed ? failed.code : "no-way" };
  };
}
