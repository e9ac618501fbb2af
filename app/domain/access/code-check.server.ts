// Whether what was typed is a code of this account: of its authenticator app, or one of its recovery codes.
// A right code is used up by the asking. For the verbs that sign in and that ask once more.
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { stepOfCode } from "./authenticator-code.server.ts";
import {
  authenticatorOf,
  openSecret,
  recoveryCodeToUse,
  recoveryTagOf,
  stepToUse,
  wrongCodeToCount,
} from "./factor-store.server.ts";
import { typedRecoveryCode } from "./recovery-code.ts";

/** NIST SP 800-63B-4 3.2.2: after so many in a row the app is no longer asked; recovery codes are. */
export const mostWrongCodes = 100;

export type CodeCheck =
  | "right"
  | "right-recovery-code"
  | "wrong"
  | "used-already"
  | "no-more-tries";

export async function checkCode(
  accountId: AccountId,
  typed: string,
  world: World,
): Promise<CodeCheck> {
  const { db, keyring, now } = world;
  const recovery = typedRecoveryCode(typed);
  if (recovery) {
    const tag = recoveryTagOf(keyring, accountId, recovery);
    const used = await db.allOrNothing((tx) => [
      exactlyOne(recoveryCodeToUse(tx, accountId, tag), "unknown"),
    ]);
    return used.done ? "right-recovery-code" : "wrong";
  }
  const app = await authenticatorOf(db, accountId);
  if (!app) return "wrong";
  if (app.wrongCount >= mostWrongCodes) return "no-more-tries";
  const step = stepOfCode(openSecret(keyring, app), typed, now);
  if (step === null) {
    await db.allOrNothing((tx) => [wrongCodeToCount(tx, app)]);
    return "wrong";
  }
  const used = await db.allOrNothing((tx) => [exactlyOne(stepToUse(tx, accountId, step), "used")]);
  return used.done ? "right" : "used-already";
}
