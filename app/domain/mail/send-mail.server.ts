// The handler of `send-mail` jobs: opens the mail, renders it, hands it to the post. The step before is
// queue-mail.server.ts; when it is done the row is gone.
import type { JobEnd, JobHandler } from "#app/domain/jobs/work-jobs.server.ts";
import type { Delivery, Post } from "./letter.ts";
import { mailOf, messageIdOf } from "./mail-payload.server.ts";
import type { MailTextsOf } from "./mail-texts.ts";

const ends: Record<Delivery["delivery"], JobEnd["end"]> = {
  sent: "done",
  "put-off": "try-again",
  refused: "give-up",
  closed: "channel-closed",
};

/** Without a post there is no handler, and mails wait in the table. */
export function sendMail(post: Post, textsOf: MailTextsOf): JobHandler {
  return async (job, world) => {
    const { settings, now } = world;
    // The templates are half of what the program would load at its start; most commands send nothing.
    const { letterOf } = await import("./render-mail.server.ts");
    const messageId = messageIdOf(job.id, settings.mailFrom);
    const letter = await letterOf(mailOf(job, world), messageId, settings, textsOf, now);
    const went = await post.deliver(letter);
    return went.delivery === "sent"
      ? { end: "done" }
      : { end: ends[went.delivery], code: went.code };
  };
}
