// The provider says that somebody logged out there (OpenID Connect Back-Channel Logout 1.0): the sessions here
// that came from there end. A call that is not well-formed, or was made before, changes nothing.
import { createRemoteJWKSet, customFetch, jwtVerify } from "jose";
import { z } from "zod";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import type { Actor } from "./actor.ts";
import {
  accountOfIdentity,
  identityTagOf,
  providerTagOf,
} from "./hospital-identity-store.server.ts";
import { providerOf } from "./identity-provider.server.ts";
import { tokenToSpend } from "./kept-form-store.server.ts";
import { may } from "./permissions.ts";
import { endSessionsOf } from "./session.server.ts";
import { providerSessionsToEnd } from "./session-store.server.ts";
import type { SignOn } from "./sign-on.ts";

const event = "http://schemas.openid.net/event/backchannel-logout";
const longestTokenChars = 8_000;
const oldestSeconds = 120;
const clocksDifferSeconds = 30;

const shape = z
  .looseObject({
    jti: z.string().min(1).max(300),
    iat: z.number(),
    exp: z.number().optional(),
    sub: z.string().min(1).optional(),
    sid: z.string().min(1).optional(),
    events: z.looseObject({ [event]: z.looseObject({}) }),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)
  // With a nonce it could be an ID token that somebody sends here.
  .refine((claims) => !("nonce" in claims));

async function claimsOf(token: string, signOn: SignOn, world: World) {
  try {
    const config = await providerOf(signOn, world.now);
    const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ""), {
      timeoutDuration: 5_000,
      [customFetch]: (url, options) => fetch(url, { ...options, redirect: "error" }),
    });
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: signOn.issuer,
      audience: signOn.clientId,
      algorithms: [signOn.algorithm],
      currentDate: world.now,
      maxTokenAge: oldestSeconds,
      clockTolerance: clocksDifferSeconds,
    });
    const isLogOut = [undefined, "logout+jwt", "JWT"].includes(protectedHeader.typ);
    const parsed = shape.safeParse(payload);
    return isLogOut && parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export async function endFromHospital(
  actor: Actor,
  input: { logoutToken: string },
  world: World,
): Promise<{ outcome: "ended" | "refused" }> {
  const { signOn } = world.settings;
  const { db, keyring } = world;
  if (!signOn || !may(actor, "sign-in")) return { outcome: "refused" };
  if (input.logoutToken.length > longestTokenChars) return { outcome: "refused" };
  const claims = await claimsOf(input.logoutToken, signOn, world);
  if (!claims) return { outcome: "refused" };
  const { jti, sub, sid } = claims;
  const { issuer } = signOn;
  const expiresAt = new Date(world.now.getTime() + 2 * oldestSeconds * 1_000);
  const tag = keyring.tag("spent-token", `log-out ${issuer} ${jti}`);
  const written = await db.allOrNothing((tx) => [
    exactlyOne(tokenToSpend(tx, { tag, expiresAt }), "spent"),
    ...(sid === undefined ? [] : [providerSessionsToEnd(tx, providerTagOf(keyring, issuer, sid))]),
  ]);
  if (!written.done) return { outcome: "refused" };
  if (sid === undefined && sub !== undefined) {
    const accountId = await accountOfIdentity(db, identityTagOf(keyring, { issuer, subject: sub }));
    if (accountId) await endSessionsOf(accountId, world);
  }
  return { outcome: "ended" };
}
