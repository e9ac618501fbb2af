// Takes an authenticator app into use, once a code of it proves that it holds the secret, and gives new
// recovery codes. At the first sign-in it comes before the session; later the person replaces an old app.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { Actor } from "./actor.ts";
import { isAuthenticatorSecret, stepOfCode } from "./authenticator-code.server.ts";
import {
  type AuthenticatorApp,
  authenticatorToSet,
  factorsOf,
  firstAuthenticatorToAdd,
  hasSecondFactor,
  recoveryCodesToAdd,
  recoveryCodesToForget,
  recoveryTagOf,
  sealSecret,
} from "./factor-store.server.ts";
import { may } from "./permissions.ts";
import { newRecoveryCodes } from "./recovery-code.ts";
import { accountStanding } from "./session-store.server.ts";

export type AuthenticatorSetUp =
  | { outcome: "set-up"; recoveryCodes: string[] }
  | { outcome: "wrong-code" }
  /** Somebody without a session may add the first factor only, or a password would be enough for all. */
  | { outcome: "has-one" }
  | { outcome: "not-allowed" };

/** @param input the account whose password was right, or the actor's own; the secret it was shown. */
export async function setUpAuthenticator(
  actor: Actor,
  input: { accountId: AccountId; secret: string; typed: string },
  world: World,
): Promise<AuthenticatorSetUp> {
  const { accountId, secret, typed } = input;
  const { db, keyring, now, settings } = world;
  const isOwn = actor.kind === "staff" && actor.accountId === accountId;
  if (!may(actor, "sign-in") || (actor.kind === "staff" && !isOwn))
    return { outcome: "not-allowed" };
  const standing = await accountStanding(db, accountId);
  if (standing?.state !== "active") return { outcome: "not-allowed" };
  if (!isOwn && hasSecondFactor(await factorsOf(db, accountId))) return { outcome: "has-one" };
  if (!isAuthenticatorSecret(secret)) return { outcome: "not-allowed" };
  const step = stepOfCode(secret, typed, now);
  if (step === null) return { outcome: "wrong-code" };
  const app: AuthenticatorApp = {
    accountId,
    sealedSecret: sealSecret(keyring, accountId, secret),
    lastStep: step,
    wrongCount: 0,
    addedOn: dayOf(now, settings.timeZone),
  };
  const codes = newRecoveryCodes(() => world.newId());
  const tags = codes.map((code) => recoveryTagOf(keyring, accountId, code));
  const written = await db.allOrNothing((tx) => [
    isOwn ? authenticatorToSet(tx, app) : exactlyOne(firstAuthenticatorToAdd(tx, app), "has-one"),
    recoveryCodesToForget(tx, accountId),
    ...recoveryCodesToAdd(tx, accountId, tags),
  ]);
  return written.done ? { outcome: "set-up", recoveryCodes: codes } : { outcome: "has-one" };
}
