// The person takes a new code for their request; the old one opens nothing from then on.
import type { Actor } from "#app/domain/access/actor.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { caseToChange, receiptsToRemove, receiptToAdd } from "./case-store.server.ts";
import { openRequest, sealRequest } from "./case-vault.server.ts";
import { ownCase } from "./own-request.server.ts";
import { proofOf } from "./receipt.server.ts";
import { receiptFrom } from "./receipt.ts";
import { isOpen } from "./request.ts";

export type ReceiptChanged =
  | { outcome: "changed"; receipt: string }
  | { outcome: "too-late" }
  | { outcome: "not-found" };

export async function changeReceipt(
  actor: Actor,
  _input: Record<string, never>,
  world: World,
): Promise<ReceiptChanged> {
  const own = await ownCase(actor, "change-own-request", world);
  if (!own) return { outcome: "not-found" };
  const { supportCase, caseKey } = own;
  if (!isOpen(supportCase.state)) return { outcome: "too-late" };
  const receipt = receiptFrom(world.randomBytes(10));
  const proof = await proofOf(receipt, world.randomBytes(16), world.keyring);
  const asked = openRequest(caseKey, supportCase);
  const source = asked.source === "by-phone" ? ("self" as const) : asked.source;
  const sealedRequest = sealRequest(caseKey, { ...asked, source });
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(caseToChange(tx, supportCase, { sealedRequest }), "changed-meanwhile"),
    receiptsToRemove(tx, supportCase.id),
    receiptToAdd(tx, supportCase.id, proof),
  ]);
  return written.done ? { outcome: "changed", receipt } : { outcome: "too-late" };
}
