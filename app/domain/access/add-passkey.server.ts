// Takes a passkey into use. At the first sign-in it is the second factor that was missing; later one more.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { Actor } from "./actor.ts";
import {
  factorsOf,
  hasSecondFactor,
  passkeyToAdd,
  recoveryCodesToAdd,
  recoveryTagOf,
} from "./factor-store.server.ts";
import { madePasskey } from "./passkey.server.ts";
import { may } from "./permissions.ts";
import { newRecoveryCodes } from "./recovery-code.ts";
import { accountStanding } from "./session-store.server.ts";

export type PasskeyAdded =
  /** @param recoveryCodes new ones, when there were none; else empty. */
  | { outcome: "added"; recoveryCodes: string[] }
  | { outcome: "refused" | "has-one" | "not-allowed" };

/** @param input the account whose password was right, or the actor's own; the browser's answer. */
export async function addPasskey(
  actor: Actor,
  input: { accountId: AccountId; challenge: string; answer: string },
  world: World,
): Promise<PasskeyAdded> {
  const { accountId, challenge, answer } = input;
  const { db, keyring, now, settings } = world;
  const isOwn = actor.kind === "staff" && actor.accountId === accountId;
  if (!may(actor, "sign-in") || (actor.kind === "staff" && !isOwn))
    return { outcome: "not-allowed" };
  const standing = await accountStanding(db, accountId);
  if (standing?.state !== "active") return { outcome: "not-allowed" };
  const held = await factorsOf(db, accountId);
  if (!isOwn && hasSecondFactor(held)) return { outcome: "has-one" };
  const made = await madePasskey(answer, challenge, world);
  if (!made) return { outcome: "refused" };
  const codes = held.recoveryCount > 0 ? [] : newRecoveryCodes(() => world.newId());
  const tags = codes.map((code) => recoveryTagOf(keyring, accountId, code));
  const written = await db.allOrNothing((tx) => [
    exactlyOne(
      passkeyToAdd(tx, { ...made, accountId, addedOn: dayOf(now, settings.timeZone) }),
      "known-already",
    ),
    ...recoveryCodesToAdd(tx, accountId, tags),
  ]);
  return written.done ? { outcome: "added", recoveryCodes: codes } : { outcome: "refused" };
}
