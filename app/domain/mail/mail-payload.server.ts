// Opens what queue-mail sealed, and names a letter after its job, so that one sent twice is known as one.
import type { Place } from "#app/domain/confidentiality/seal.server.ts";
import { keyIdOf, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { JobId } from "#app/domain/ids.ts";
import type { Job } from "#app/domain/jobs/job-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Mail, mailShape } from "./mail.ts";

export const mailPlace = (jobId: JobId): Place => ({
  table: "jobs",
  column: "sealed_payload",
  row: jobId,
});

/** @throws SealBroken or ZodError when the row is not one of ours. */
export function mailOf(job: Job, world: World): Mail {
  if (!job.sealedPayload) throw new RangeError("A mail job without a mail.");
  const key = world.keyring.openingKey("jobs", keyIdOf(job.sealedPayload));
  return mailShape.parse(JSON.parse(unseal(key, mailPlace(job.id), job.sealedPayload)));
}

/** Without angle brackets. @param mailFrom the site's own address. */
export const messageIdOf = (jobId: JobId, mailFrom: string): string =>
  `${jobId}@${mailFrom.slice(mailFrom.lastIndexOf("@") + 1)}`;
