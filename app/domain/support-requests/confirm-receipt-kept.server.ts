// The person said 'I have kept my code': from now on nobody is shown it again.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { receiptToForget } from "./case-store.server.ts";

export async function confirmReceiptKept(
  actor: Actor,
  input: { formKey: string },
  { db, keyring }: World,
): Promise<{ outcome: "kept" | "not-allowed" }> {
  if (!may(actor, "submit-request")) return { outcome: "not-allowed" };
  await db.allOrNothing((tx) => [receiptToForget(tx, keyring.tag("submission", input.formKey))]);
  return { outcome: "kept" };
}
