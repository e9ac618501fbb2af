// Mails and timers of a site, run beside its pages.
import { timer } from "#app/domain/access/actor.ts";
import { mailReset } from "#app/domain/access/mail-reset.server.ts";
import type { Caller } from "#app/domain/calling/call.ts";
import { callCoordinator } from "#app/domain/calling/call-coordinator.server.ts";
import { hookCaller } from "#app/domain/calling/hook-caller.server.ts";
import { pagerCaller } from "#app/domain/calling/pager-caller.server.ts";
import { publicationGate } from "#app/domain/disclosure-audit/publication-gate.server.ts";
import { closeDuePeriods } from "#app/domain/figures/close-due-periods.server.ts";
import { foldCounters } from "#app/domain/figures/fold-counters.server.ts";
import { tellFollowUps } from "#app/domain/follow-ups/tell-follow-ups.server.ts";
import type { JobHandlers } from "#app/domain/jobs/work-jobs.server.ts";
import { startWorker, type Worker } from "#app/domain/jobs/worker.server.ts";
import type { Post } from "#app/domain/mail/letter.ts";
import { sendMail } from "#app/domain/mail/send-mail.server.ts";
import { smtpPost } from "#app/domain/mail/smtp-post.server.ts";
import { makeOffer } from "#app/domain/offers/make-offer.server.ts";
import { remindTraining } from "#app/domain/peers/remind-training.server.ts";
import { forgetSubmissions } from "#app/domain/retention/forget-submissions.server.ts";
import { keepRetention } from "#app/domain/retention/keep-retention.server.ts";
import { seeClock } from "#app/domain/retention/see-clock.server.ts";
import { watchHandOffs } from "#app/domain/step-ups/watch-hand-offs.server.ts";
import { tendSurveys } from "#app/domain/surveys/tend-surveys.server.ts";
import { watchRequests } from "#app/domain/triage/watch-requests.server.ts";
import type { Settings } from "#app/env.server.ts";
import { faultLine, type Log } from "#app/http/log.server.ts";
import { mailTexts } from "#app/messages/mail-texts.server.ts";
import { rawFiles, type Site } from "./site.server.ts";

const offered: JobHandlers["make-offer"] = async (job, world) => {
  await makeOffer(timer, { job }, world);
  return { end: "done" };
};

/** What each kind of job does; a kind without a post or handler waits in the table. */
export function handlersWith(post: Post | null, callers: readonly Caller[] = []): JobHandlers {
  return {
    ...(callers.length > 0 ? { "call-coordinator": callCoordinator(callers) } : {}),
    "watch-requests": async (_job, world) => {
      await watchRequests(timer, {}, world);
      return { end: "done" };
    },
    "tell-follow-ups": async (_job, world) => {
      await tellFollowUps(timer, {}, world);
      await watchHandOffs(timer, {}, world);
      return { end: "done" };
    },
    "remind-training": async (_job, world) => {
      await remindTraining(timer, {}, world);
      return { end: "done" };
    },
    ...(post ? { "send-mail": sendMail(post, mailTexts) } : {}),
    "make-offer": offered,
    "make-nomination": offered,
    "mail-reset": async (job, world) => {
      await mailReset(timer, { job }, world);
      return { end: "done" };
    },
    "fold-counters": async (_job, world) => {
      await foldCounters(timer, {}, world);
      return { end: "done" };
    },
    "close-figures": async (_job, world) => {
      const attack = publicationGate(timer, rawFiles(world.settings), world);
      const closed = await closeDuePeriods(timer, { attack }, world);
      const last = closed.outcome === "tried" ? closed.periods.at(-1)?.outcome : closed;
      // Refused is not released; it is said in the log and tried again the next night.
      return !last || last.outcome === "released"
        ? { end: "done" }
        : { end: "try-again", code: last.outcome };
    },
    "purge-expired": async (_job, world) => {
      const kept = await keepRetention(timer, {}, world);
      // Asked for again until an administrator has looked at the clock.
      return kept.outcome === "clock-jumped"
        ? { end: "try-again", code: "clock-jumped" }
        : { end: "done" };
    },
    "tend-surveys": async (_job, world) => {
      const tended = await tendSurveys(timer, {}, world);
      return tended.outcome === "tended" ? { end: "done" } : { end: "try-again" };
    },
    "forget-submissions": async (_job, world) => {
      await seeClock(timer, {}, world);
      await forgetSubmissions(timer, {}, world);
      return { end: "done" };
    },
  };
}

/** The second channel, as the settings name it. */
export function callersOf({ call, mailFrom }: Settings): Caller[] {
  return [
    ...(call.hook ? [hookCaller(call.hook)] : []),
    ...(call.mailTo && call.smtpUrl
      ? [pagerCaller(smtpPost(call.smtpUrl), call.mailTo, mailFrom)]
      : []),
  ];
}

export function startSiteWorker(site: Site, log: Log, post?: Post): Worker {
  const { smtpUrl } = site.settings;
  return startWorker({
    worldNow: () => site.worldAt(),
    handlers: handlersWith(post ?? (smtpUrl ? smtpPost(smtpUrl) : null), callersOf(site.settings)),
    onWorked(job) {
      const ended = { job: job.kind, ...(job.code ? { code: job.code } : {}) };
      if (job.end === "buried") log.error({ event: "mail-dead", ...ended });
      if (job.end === "again") log.info({ event: "job-failed", ...ended, ...faultLine(job.fault) });
    },
    onFault: (fault) => log.error({ event: "unexpected-fault", ...faultLine(fault) }),
  });
}
