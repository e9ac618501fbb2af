// The receipt of a form that was sent, for the page right after it. Gone once the person says it is kept.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { World } from "#app/domain/world.server.ts";
import { submissionOf } from "./case-store.server.ts";
import { openSubmittedReceipt } from "./receipt.server.ts";

export type ReceiptShown = { outcome: "shown"; receipt: string } | { outcome: "gone" };

export async function showReceipt(
  actor: Actor,
  input: { formKey: string },
  { db, keyring, now }: World,
): Promise<ReceiptShown> {
  if (!may(actor, "submit-request")) return { outcome: "gone" };
  const tag = keyring.tag("submission", input.formKey);
  const submission = await submissionOf(db, tag);
  if (!submission || submission.forgetReceiptAt < now) return { outcome: "gone" };
  const receipt = openSubmittedReceipt(keyring, submission);
  return receipt ? { outcome: "shown", receipt } : { outcome: "gone" };
}
