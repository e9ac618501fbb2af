// Changes how soon a class of request is answered. Promises made before stand: they are kept with each case.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { revisionToChange } from "#app/domain/rota/rota-store.server.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { type ResponseTarget, targetShape } from "./response-targets.ts";
import { targetToSet } from "./targets-store.server.ts";

export async function setTargets(
  actor: Actor,
  input: { responseClass: ResponseClass; target: ResponseTarget },
  world: World,
): Promise<{ outcome: "set" | "not-allowed" | "unsound" }> {
  if (!may(actor, "set-targets")) return { outcome: "not-allowed" };
  const sound = targetShape.safeParse(input.target);
  if (!sound.success) return { outcome: "unsound" };
  await world.db.allOrNothing((tx) => [
    revisionToChange(tx, world),
    targetToSet(tx, input.responseClass, sound.data),
  ]);
  return { outcome: "set" };
}
