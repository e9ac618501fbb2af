// Signs somebody in by a passkey alone, or refreshes the proof of somebody who is signed in.

import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Actor } from "./actor.ts";
import { provedByPasskey } from "./passkey.server.ts";
import { may } from "./permissions.ts";
import { freshSession } from "./prove-again.server.ts";
import { startSession } from "./session.server.ts";
import type { Device } from "./session-limits.ts";
import { accountStanding } from "./session-store.server.ts";

export type PasskeyUsed =
  | { outcome: "signed-in"; accountId: AccountId; sessionId: string }
  /** Unknown, wrong, copied, late, of a closed account: one answer. */
  | { outcome: "not-recognised" };

/** @param input what the browser answered; the session to refresh, when there is one. */
export async function proveByPasskey(
  actor: Actor,
  input: { challenge: string; answer: string; device: Device; sessionId?: string },
  world: World,
): Promise<PasskeyUsed> {
  if (!may(actor, "sign-in")) return { outcome: "not-recognised" };
  const accountId = await provedByPasskey(input.answer, input.challenge, world);
  if (!accountId) return { outcome: "not-recognised" };
  if (actor.kind === "staff") {
    if (actor.accountId !== accountId) return { outcome: "not-recognised" };
    const fresh = await freshSession(input.sessionId ?? "", world);
    if (fresh.outcome !== "proved") return { outcome: "not-recognised" };
    return { outcome: "signed-in", accountId, sessionId: fresh.sessionId };
  }
  const standing = await accountStanding(world.db, accountId);
  if (standing?.state !== "active") return { outcome: "not-recognised" };
  const begun = { method: "passkey", device: input.device } as const;
  return {
    outcome: "signed-in",
    accountId,
    sessionId: await startSession(accountId, world, begun),
  };
}
