// A wish to offer support, on its way from the page to the worker: sealed, and as long as any other.
import { z } from "zod";
import { keyIdOf, type Place, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { JobId } from "#app/domain/ids.ts";
import { type Job, jobToAdd } from "#app/domain/jobs/job-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";

const wish = z.object({ email: z.string() });
export type OfferWish = z.infer<typeof wish>;

const payloadBytes = 1024;
const placeOf = (jobId: JobId): Place => ({
  table: "jobs",
  column: "sealed_payload",
  row: jobId,
});

export function offerToConsider(tx: Writer, asked: OfferWish, world: World): Statement {
  const id = world.newId<JobId>();
  const key = world.keyring.sealingKey("jobs");
  return jobToAdd(tx, {
    id,
    kind: "make-offer",
    lane: null,
    sealedPayload: seal(key, placeOf(id), JSON.stringify(asked), payloadBytes),
    now: world.now,
  });
}

/** @throws SealBroken or ZodError when the row is not one of ours. */
export function offerWishOf(job: Job, world: World): OfferWish {
  if (!job.sealedPayload) throw new RangeError("An offer job without a wish.");
  const key = world.keyring.openingKey("jobs", keyIdOf(job.sealedPayload));
  return wish.parse(JSON.parse(unseal(key, placeOf(job.id), job.sealedPayload)));
}
