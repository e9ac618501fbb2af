// Passkeys, by @simplewebauthn/server: what a browser is asked for, and whether its answer is right. Always
// discoverable and always with fingerprint, face or device lock, so one passkey is both factors.
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";
import type { AccountId } from "#app/domain/ids.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { Person } from "./account-store.server.ts";
import { type Passkey, passkeyToUse, passkeyWithId } from "./factor-store.server.ts";
import { tokenToSpend } from "./kept-form-store.server.ts";

/** A browser's answer is to be sent within this time. */
export const challengeMinutes = 5;

export const newChallenge = ({ randomBytes }: Pick<World, "randomBytes">): string =>
  randomBytes(32).toString("base64url");

const bytesOf = (base64url: string) => Uint8Array.from(Buffer.from(base64url, "base64url"));
const hostOf = ({ settings }: World): string => new URL(settings.publicOrigin).hostname;

/** What the browser is to make. @param known passkeys the person has: a device holds one of them. */
export const creationOptions = (
  accountId: AccountId,
  { name, email }: Person,
  known: readonly Passkey[],
  challenge: string,
  world: World,
) =>
  generateRegistrationOptions({
    rpName: world.settings.siteName,
    rpID: hostOf(world),
    userID: Uint8Array.from(Buffer.from(accountId, "utf8")),
    userName: email,
    userDisplayName: name,
    challenge: bytesOf(challenge),
    attestationType: "none",
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout: challengeMinutes * 60_000,
  });

/** What the browser is to prove; whose passkey it is, it says itself. */
export const proofOptions = (challenge: string, world: World) =>
  generateAuthenticationOptions({
    rpID: hostOf(world),
    challenge: bytesOf(challenge),
    userVerification: "required",
    timeout: challengeMinutes * 60_000,
  });

const text = z.string().max(20_000);
const answerShape = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  clientExtensionResults: z.looseObject({}).default({}),
  response: z.looseObject({ clientDataJSON: text, userHandle: text.nullish() }),
});

function parsedAnswer(typed: string) {
  try {
    const parsed = answerShape.safeParse(JSON.parse(typed));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** A challenge is good for one answer. */
async function isUnspent(challenge: string, { db, keyring, now }: World): Promise<boolean> {
  const expiresAt = new Date(now.getTime() + 2 * challengeMinutes * 60_000);
  const tag = keyring.tag("spent-token", `passkey ${challenge}`);
  const spent = await db.allOrNothing((tx) => [
    exactlyOne(tokenToSpend(tx, { tag, expiresAt }), "spent"),
  ]);
  return spent.done;
}

/** Whatever the library finds wrong, it throws; all of it is one answer to the browser. */
const orNull = <T>(work: Promise<T>): Promise<T | null> => work.catch(() => null);

/** @returns the passkey that was made, or null. */
export async function madePasskey(
  typed: string,
  challenge: string,
  world: World,
): Promise<Pick<Passkey, "id" | "publicKey" | "useCount"> | null> {
  const response = parsedAnswer(typed);
  if (!response || !(await isUnspent(challenge, world))) return null;
  const verified = await orNull(
    verifyRegistrationResponse({
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: world.settings.publicOrigin,
      expectedRPID: hostOf(world),
      requireUserVerification: true,
    }),
  );
  if (!verified?.verified || !verified.registrationInfo) return null;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { id, publicKey: Buffer.from(publicKey).toString("base64url"), useCount: counter };
}

/** Whose passkey answered this challenge rightly; null when none did, or a copy of it was used before. */
export async function provedByPasskey(
  typed: string,
  challenge: string,
  world: World,
): Promise<AccountId | null> {
  const response = parsedAnswer(typed);
  if (!response || !(await isUnspent(challenge, world))) return null;
  const passkey = await passkeyWithId(world.db, response.id);
  if (!passkey) return null;
  const owner = Buffer.from(response.response.userHandle ?? "", "base64url").toString("utf8");
  if (owner !== passkey.accountId) return null;
  const verified = await orNull(
    verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: world.settings.publicOrigin,
      expectedRPID: hostOf(world),
      credential: {
        id: passkey.id,
        publicKey: bytesOf(passkey.publicKey),
        counter: passkey.useCount,
      },
      requireUserVerification: true,
    }),
  );
  if (!verified?.verified) return null;
  const { newCounter } = verified.authenticationInfo;
  const used = await world.db.allOrNothing((tx) => [
    exactlyOne(passkeyToUse(tx, passkey, newCounter), "used-meanwhile"),
  ]);
  return used.done ? passkey.accountId : null;
}
