// An address somebody typed, on its way from the page to the worker: sealed, and as long as any other, so
// that neither the page's answer nor its time can tell what there is behind the address.
import { z } from "zod";
import { keyIdOf, type Place, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { JobId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { JobKind } from "./job.ts";
import { type Job, jobToAdd } from "./job-store.server.ts";

const addressed = z.object({ email: z.string() });

const payloadBytes = 1024;
const placeOf = (jobId: JobId): Place => ({
  table: "jobs",
  column: "sealed_payload",
  row: jobId,
});

/** @param lane jobs of one lane run one after the other; null for any order. */
export function addressToConsider(
  tx: Writer,
  kind: Extract<JobKind, "make-offer" | "make-nomination" | "mail-reset">,
  email: string,
  lane: string | null,
  world: World,
): Statement {
  const id = world.newId<JobId>();
  const key = world.keyring.sealingKey("jobs");
  return jobToAdd(tx, {
    id,
    kind,
    lane,
    sealedPayload: seal(key, placeOf(id), JSON.stringify({ email }), payloadBytes),
    now: world.now,
  });
}

/** @throws SealBroken or ZodError when the row is not one of ours. */
export function addressConsidered(job: Job, world: World): string {
  if (!job.sealedPayload) throw new RangeError("A job without an address.");
  const key = world.keyring.openingKey("jobs", keyIdOf(job.sealedPayload));
  return addressed.parse(JSON.parse(unseal(key, placeOf(job.id), job.sealedPayload))).email;
}
