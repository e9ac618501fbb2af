// The second step of signing in, after the password was right: a code of the app, or a recovery code. The
// step before is sign-in.server.ts; that it was taken is what the caller's sealed cookie says.
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Actor } from "./actor.ts";
import { type CodeCheck, checkCode } from "./code-check.server.ts";
import { may } from "./permissions.ts";
import { startSession } from "./session.server.ts";
import type { Device } from "./session-limits.ts";
import { accountStanding } from "./session-store.server.ts";

export type SecondFactorProved =
  | { outcome: "signed-in"; sessionId: string }
  | { outcome: Exclude<CodeCheck, "right" | "right-recovery-code"> };

/** @param input whose password was right, what was typed now, on what. */
export async function proveSecondFactor(
  actor: Actor,
  input: { accountId: AccountId; typed: string; device: Device },
  world: World,
): Promise<SecondFactorProved> {
  if (!may(actor, "sign-in")) return { outcome: "wrong" };
  const { accountId, typed, device } = input;
  const standing = await accountStanding(world.db, accountId);
  if (standing?.state !== "active") return { outcome: "wrong" };
  const check = await checkCode(accountId, typed, world);
  if (check !== "right" && check !== "right-recovery-code") return { outcome: check };
  const begun = { method: "password-and-code", device } as const;
  return { outcome: "signed-in", sessionId: await startSession(accountId, world, begun) };
}
