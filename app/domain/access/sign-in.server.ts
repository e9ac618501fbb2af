// Signing in with address and password. Unknown address, wrong password, deactivated account: one answer,
// after the same work. A second factor, when it is required, stands between here and the session.
import type { World } from "#app/domain/world.server.ts";
import { accountByEmail } from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import { isRightPassword } from "./password.server.ts";
import { may } from "./permissions.ts";
import { startSession } from "./session.server.ts";

export type SignedIn =
  | { outcome: "signed-in"; sessionId: string }
  | { outcome: "second-factor-needed" }
  | { outcome: "not-recognised" };

export async function signIn(
  actor: Actor,
  input: { email: string; password: string },
  world: World,
): Promise<SignedIn> {
  if (!may(actor, "sign-in")) return { outcome: "not-recognised" };
  const account = await accountByEmail(world.db, world.keyring, input.email);
  const isRight = await isRightPassword(account?.passwordHash ?? null, input.password);
  if (!account || !isRight || account.state !== "active") return { outcome: "not-recognised" };
  if (account.needsSecondFactor) return { outcome: "second-factor-needed" };
  return { outcome: "signed-in", sessionId: await startSession(account.id, world) };
}
