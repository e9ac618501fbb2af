// A person comes back with the code. A right one is always answered; wrong ones cost the server one HMAC
// and are slowed by the route, never locked.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { caseByReceiptTag } from "./case-store.server.ts";
import { isProven } from "./receipt.server.ts";
import { type TypedReceipt, typedReceipt } from "./receipt.ts";

export type Returned =
  | { outcome: "recognised"; caseId: CaseId }
  | { outcome: "not-recognised" }
  | { outcome: "mistyped"; problem: Exclude<TypedReceipt, { is: "receipt" }> };

export async function returnWithReceipt(
  actor: Actor,
  input: { typed: string },
  { db, keyring }: World,
): Promise<Returned> {
  if (!may(actor, "return-with-receipt")) return { outcome: "not-recognised" };
  const typed = typedReceipt(input.typed.slice(0, 200));
  if (typed.is !== "receipt") return { outcome: "mistyped", problem: typed };
  const found = await caseByReceiptTag(db, keyring.tag("receipt", typed.code));
  if (!found || !(await isProven(typed.code, found.proof))) return { outcome: "not-recognised" };
  return { outcome: "recognised", caseId: found.caseId };
}
