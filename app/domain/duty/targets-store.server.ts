// Queries the targets a programme has changed.
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { responseTargets } from "#db/schema/peers.ts";
import { defaultTargets, type ResponseTarget, type ResponseTargets } from "./response-targets.ts";

export async function targetsInForce(db: Db): Promise<ResponseTargets> {
  const changed = await db.reader.select().from(responseTargets);
  const targets = { ...defaultTargets };
  for (const { responseClass, ...target } of changed) targets[responseClass] = target;
  return targets;
}

export const targetToSet = (tx: Writer, responseClass: ResponseClass, target: ResponseTarget) =>
  tx
    .insert(responseTargets)
    .values({ responseClass, ...target })
    .onConflictDoUpdate({ target: responseTargets.responseClass, set: target })
    .returning();
