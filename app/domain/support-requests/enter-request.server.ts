// A peer enters a request for somebody who called or filled in a slip of paper. The code is read out; when
// the person comes back they change it, so that nobody else knows it (change-receipt).
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { type AskedSupport, type Submitted, submitRequest } from "./submit-request.server.ts";

export async function enterRequest(
  actor: StaffActor,
  asked: Omit<AskedSupport, "source">,
  world: World,
): Promise<Submitted> {
  if (!may(actor, "enter-request")) return { outcome: "not-allowed" };
  return submitRequest({ kind: "anyone" }, { ...asked, source: "by-phone" }, world);
}
