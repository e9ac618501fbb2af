// Somebody who is signed in proves once more who they are, before what cannot be taken lightly: a code of
// the app or a recovery code, the password for whoever has no second factor. The session gets a new id.
import type { World } from "#app/domain/world.server.ts";
import { accountOf } from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import { type CodeCheck, checkCode } from "./code-check.server.ts";
import { authenticatorOf } from "./factor-store.server.ts";
import { isRightPassword } from "./password.server.ts";
import { may } from "./permissions.ts";
import { endSession, hashedSession, startSession } from "./session.server.ts";
import { sessionRow } from "./session-store.server.ts";

export type ProvedAgain =
  | { outcome: "proved"; sessionId: string }
  | { outcome: Exclude<CodeCheck, "right" | "right-recovery-code"> }
  | { outcome: "not-allowed" };

/** @param input the session that is to be fresh, and what was typed. */
export async function proveAgain(
  actor: Actor,
  input: { sessionId: string; typed: string },
  world: World,
): Promise<ProvedAgain> {
  if (!may(actor, "see-own-account") || actor.kind !== "staff") return { outcome: "not-allowed" };
  const { accountId } = actor;
  if (await authenticatorOf(world.db, accountId)) {
    const check = await checkCode(accountId, input.typed, world);
    if (check !== "right" && check !== "right-recovery-code") return { outcome: check };
  } else {
    const account = await accountOf(world.db, accountId);
    if (!(await isRightPassword(account?.passwordHash ?? null, input.typed))) {
      return { outcome: "wrong" };
    }
  }
  return freshSession(input.sessionId, world);
}

/** The same session under a new id, proved now; its absolute limit goes on from its start. */
export async function freshSession(
  sessionId: string,
  world: World,
): Promise<{ outcome: "proved"; sessionId: string } | { outcome: "not-allowed" }> {
  const before = await sessionRow(world.db, hashedSession(sessionId));
  if (!before) return { outcome: "not-allowed" };
  const { accountId, method, device, providerTag, startedAt } = before;
  await endSession(sessionId, world);
  const begun = { method, device, providerTag, startedAt };
  return { outcome: "proved", sessionId: await startSession(accountId, world, begun) };
}
