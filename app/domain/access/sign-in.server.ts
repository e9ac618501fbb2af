// Signing in with address and password. Unknown address, wrong password, deactivated account: one answer,
// after the same work. The second factor stands between here and the session: prove-second-factor.server.ts,
// or set-up-authenticator.server.ts for somebody who needs one and has none yet.
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { accountByEmail, accountOf } from "./account-store.server.ts";
import type { Actor } from "./actor.ts";
import { factorsOf, hasSecondFactor } from "./factor-store.server.ts";
import { isRightPassword } from "./password.server.ts";
import { may } from "./permissions.ts";
import { needsSecondFactor } from "./roles.ts";
import { startSession } from "./session.server.ts";
import type { Device } from "./session-limits.ts";
import { accountStanding } from "./session-store.server.ts";

export type SignedIn =
  | { outcome: "signed-in"; sessionId: string; accountId: AccountId }
  | { outcome: "second-factor-wanted" | "second-factor-to-set-up"; accountId: AccountId }
  | { outcome: "not-recognised" };

export async function signIn(
  actor: Actor,
  input: { email: string; password: string; device?: Device },
  world: World,
): Promise<SignedIn> {
  if (!may(actor, "sign-in")) return { outcome: "not-recognised" };
  const account = await accountByEmail(world.db, world.keyring, input.email);
  const isRight = await isRightPassword(account?.passwordHash ?? null, input.password);
  if (!account || !isRight || account.state !== "active") return { outcome: "not-recognised" };
  return afterPassword(account.id, input.device ?? "computer", world);
}

/** Another one after every new password, so that what a password has opened half ends with it. */
export async function passwordMark(
  accountId: AccountId,
  { db, keyring }: World,
): Promise<string | null> {
  const hash = (await accountOf(db, accountId))?.passwordHash;
  return hash ? keyring.tag("password-held", hash) : null;
}

/** Needs a second factor and has none at this moment: whoever has the password, has the account. */
export async function lacksSecondFactor(accountId: AccountId, { db }: World): Promise<boolean> {
  const standing = await accountStanding(db, accountId);
  if (!needsSecondFactor(standing?.roles ?? [])) return false;
  return !hasSecondFactor(await factorsOf(db, accountId));
}

/** What comes after a password that was right, or was chosen just now. */
export async function afterPassword(
  accountId: AccountId,
  device: Device,
  world: World,
): Promise<Exclude<SignedIn, { outcome: "not-recognised" }>> {
  if (hasSecondFactor(await factorsOf(world.db, accountId))) {
    return { outcome: "second-factor-wanted", accountId };
  }
  if (await lacksSecondFactor(accountId, world)) {
    return { outcome: "second-factor-to-set-up", accountId };
  }
  const sessionId = await startSession(accountId, world, { method: "password", device });
  return { outcome: "signed-in", sessionId, accountId };
}
