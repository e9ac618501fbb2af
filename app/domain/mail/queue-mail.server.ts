// Puts a mail among a verb's own statements: it exists if, and only if, the change does. The next step
// is send-mail.server.ts, by the worker.

import { seal } from "#app/domain/confidentiality/seal.server.ts";
import type { JobId } from "#app/domain/ids.ts";
import { jobToAdd } from "#app/domain/jobs/job-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import { type Mail, type MailTemplate, mailShape } from "./mail.ts";
import { mailPlace } from "./mail-payload.server.ts";

/** Every queued mail is this long, whatever it is and whoever it is to. */
const payloadBytes = 1024;

/** Sent because somebody, who need not say who they are, typed an address. */
const causedByAnybody: ReadonlySet<MailTemplate> = new Set(["support-offer", "peer-nomination"]);

/** A mail that may not be sent as it is: a fault of the caller. Holds no value of it. */
export class MailRefused extends Error {
  override name = "MailRefused";
}

/**
 * @param mail its address is brought to the normal form; a link must lead to this site.
 * @param dueAt when it may leave, at once when left out.
 * @throws MailRefused when the address, a property or the link is not one we send.
 */
export function mailToQueue(tx: Writer, mail: Mail, world: World, dueAt = world.now): Statement {
  const parsed = mailShape.safeParse(mail);
  if (!parsed.success) throw new MailRefused("A mail with an address or property of a wrong form.");
  const { to, props } = parsed.data;
  if ("link" in props && !props.link.startsWith(`${world.settings.publicOrigin}/`)) {
    throw new MailRefused("A mail with a link that leads elsewhere.");
  }
  const id = world.newId<JobId>();
  // A mail that waits for the morning must not hold up one that cannot; nor may those that anybody at all can
  // cause hold up the notices a peer works by.
  const kind = dueAt > world.now ? "later " : causedByAnybody.has(mail.template) ? "offer " : "";
  const key = world.keyring.sealingKey("jobs");
  return jobToAdd(tx, {
    id,
    kind: "send-mail",
    lane: world.keyring.tag("mail-lane", `${kind}${to}`),
    sealedPayload: seal(key, mailPlace(id), JSON.stringify(parsed.data), payloadBytes),
    now: world.now,
    dueAt,
  });
}
