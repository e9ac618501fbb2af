// A person gives up a second factor, or asks for new recovery codes. Whoever needs a second factor keeps one.
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { Actor } from "./actor.ts";
import {
  authenticatorToRemove,
  factorsOf,
  hasSecondFactor,
  passkeyToRemove,
  recoveryCodesToAdd,
  recoveryCodesToForget,
  recoveryTagOf,
} from "./factor-store.server.ts";
import { may } from "./permissions.ts";
import { newRecoveryCodes } from "./recovery-code.ts";
import { needsSecondFactor } from "./roles.ts";

export type FactorChange =
  | { change: "remove-app" }
  | { change: "remove-passkey"; id: string }
  | { change: "new-recovery-codes" };

export type FactorsChanged =
  | { outcome: "changed"; recoveryCodes: string[] }
  /** It is the only one, and the person's role needs one. */
  | { outcome: "last-one" }
  | { outcome: "not-found" | "not-allowed" };

export async function changeFactors(
  actor: Actor,
  input: FactorChange,
  { db, keyring, newId }: World,
): Promise<FactorsChanged> {
  if (!may(actor, "see-own-account") || actor.kind !== "staff") return { outcome: "not-allowed" };
  const { accountId } = actor;
  const held = await factorsOf(db, accountId);
  if (input.change === "new-recovery-codes") {
    if (!hasSecondFactor(held)) return { outcome: "not-found" };
    const codes = newRecoveryCodes(() => newId());
    const tags = codes.map((code) => recoveryTagOf(keyring, accountId, code));
    await db.allOrNothing((tx) => [
      recoveryCodesToForget(tx, accountId),
      ...recoveryCodesToAdd(tx, accountId, tags),
    ]);
    return { outcome: "changed", recoveryCodes: codes };
  }
  const left = {
    ...held,
    ...(input.change === "remove-app"
      ? { hasApp: false }
      : { passkeyCount: held.passkeyCount - 1 }),
  };
  if (needsSecondFactor(actor.roles) && !hasSecondFactor(left)) return { outcome: "last-one" };
  const written = await db.allOrNothing((tx) => [
    exactlyOne(
      input.change === "remove-app"
        ? authenticatorToRemove(tx, accountId)
        : passkeyToRemove(tx, accountId, input.id),
      "not-found",
    ),
    // Codes to recover what is no longer there would only be one more key.
    ...(hasSecondFactor(left) ? [] : [recoveryCodesToForget(tx, accountId)]),
  ]);
  return written.done ? { outcome: "changed", recoveryCodes: [] } : { outcome: "not-found" };
}
