// Mails queued, sent to a scripted server and looked at, for tests.
import { timer } from "#app/domain/access/actor.ts";
import { type WorkedJob, workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { sendMail } from "#app/domain/mail/send-mail.server.ts";
import { type SmtpOptions, smtpPost } from "#app/domain/mail/smtp-post.server.ts";
import { mailTexts } from "#app/messages/mail-texts.server.ts";
import type { ReceivedMail } from "./smtp.ts";
import type { TestWorld } from "./worlds.ts";

export const origin = "http://localhost:3000";

export const noticeTo = (to: string): Mail => ({
  to,
  locale: "en",
  template: "case-notice",
  props: {},
});
export const waitingTo = (to: string): Mail => ({
  to,
  locale: "en",
  template: "request-waiting",
  props: { link: `${origin}/queue` },
});
export const invitationTo = (to: string): Mail => ({
  to,
  locale: "en",
  template: "invitation",
  props: { link: `${origin}/account/code-1` },
});
export const withLink = (link: string, to = "a@hospital.example"): Mail => ({
  to,
  locale: "en",
  template: "support-offer",
  props: { link },
});

export async function queue(world: TestWorld, ...mails: Mail[]): Promise<void> {
  await world.db.allOrNothing((tx) => mails.map((mail) => mailToQueue(tx, mail, world)));
}

export async function workDetails(
  world: TestWorld,
  url: string,
  limit = 1,
  options: SmtpOptions = {},
): Promise<WorkedJob[]> {
  const handlers = { "send-mail": sendMail(smtpPost(url, options), mailTexts) };
  const result = await workJobs(timer, { handlers, limit }, world);
  return result.outcome === "worked" ? result.jobs : [];
}

export const work = async (...parts: Parameters<typeof workDetails>): Promise<string[]> =>
  (await workDetails(...parts)).map((job) => job.end);

export const only = (mails: ReceivedMail[]): ReceivedMail => {
  const [first] = mails;
  if (!first || mails.length > 1) throw new Error(`${mails.length} mails arrived`);
  return first;
};
export const recipients = (mails: ReceivedMail[]): string[] => mails.map((mail) => mail.to).sort();
export const headerNames = (mail: ReceivedMail): string[] =>
  [...(mail.raw.split(/\r?\n\r?\n/)[0] ?? "").matchAll(/^([A-Za-z-]+):/gm)]
    .map((found) => (found[1] ?? "").toLowerCase())
    .sort();
