// The programme's worker over days, for tests: the clock of the world is moved, everything due is done, and
// who was mailed or called is counted.
import { handlersWith } from "#app/command-line/site-worker.server.ts";
import { timer } from "#app/domain/access/actor.ts";
import type { Call } from "#app/domain/calling/call.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import type { Letter, Post } from "#app/domain/mail/letter.ts";
import { watchRequests } from "#app/domain/triage/watch-requests.server.ts";
import type { World } from "#app/domain/world.server.ts";

/** A world whose clock is in the hand of the test. */
export interface ClockedWorld extends World {
  at(moment: string): ClockedWorld;
}

export interface Outside {
  letters: Letter[];
  calls: Call[];
  /** While true, the mail server takes nothing. */
  isMailDown: boolean;
  isPagerDown: boolean;
}

export const quietOutside = (): Outside => ({
  letters: [],
  calls: [],
  isMailDown: false,
  isPagerDown: false,
});

/** One look of the clock at this moment, then everything that is due is sent. */
export async function lookAt(world: ClockedWorld, outside: Outside): Promise<void> {
  await watchRequests(timer, {}, world);
  await sendDue(world, outside);
}

export async function sendDue(world: ClockedWorld, outside: Outside): Promise<void> {
  const post: Post = {
    async deliver(letter) {
      if (outside.isMailDown) return { delivery: "closed", code: "down" };
      outside.letters.push(letter);
      return { delivery: "sent" };
    },
  };
  const caller = {
    async call(call: Call) {
      if (outside.isPagerDown) return { delivery: "put-off" as const, code: "down" };
      outside.calls.push(call);
      return { delivery: "sent" as const };
    },
  };
  const all = handlersWith(post, [caller]);
  const handlers = { "send-mail": all["send-mail"], "call-coordinator": all["call-coordinator"] };
  for (let rounds = 0; rounds < 50; rounds += 1) {
    const { outcome } = await workJobs(timer, { handlers, limit: 100 }, world);
    if (outcome !== "worked") return;
  }
}

/** Looks every so many minutes until the end. @param until ISO instant. */
export async function watchUntil(
  world: ClockedWorld,
  until: string,
  outside: Outside,
  everyMinutes = 15,
): Promise<ClockedWorld> {
  let now = world;
  for (let at = world.now.getTime(); at <= Date.parse(until); at += everyMinutes * 60_000) {
    now = world.at(new Date(at).toISOString());
    await lookAt(now, outside);
  }
  return now;
}

/** Settings with a second channel that tests answer for. */
export const withPager = {
  call: { mailTo: "pager@hospital.example", smtpUrl: "smtp://127.0.0.1:1", hook: null },
};
