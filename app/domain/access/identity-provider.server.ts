// Speaks with the hospital's identity provider, by openid-client: PKCE, state, nonce, signatures checked with
// the provider's keys, five seconds of patience. Whatever is wrong there, people are told one thing.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from "openid-client";
import type { World } from "#app/domain/world.server.ts";
import { claimsProblem, type SignOn, type TokenClaims } from "./sign-on.ts";

const patienceSeconds = 5;
const againAfterMs = 3_600_000;

const isLoopback = (issuer: string): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(issuer).hostname);

interface Known {
  config: Configuration;
  readAt: number;
}
const known = new Map<string, Known>();

/** The provider as it describes itself; read again every hour. @throws when it cannot be reached. */
export async function providerOf(signOn: SignOn, now: Date): Promise<Configuration> {
  const key = JSON.stringify([signOn.issuer, signOn.clientId, signOn.algorithm]);
  const before = known.get(key);
  if (before && now.getTime() - before.readAt < againAfterMs) return before.config;
  const config = await discovery(
    new URL(signOn.issuer),
    signOn.clientId,
    { id_token_signed_response_alg: signOn.algorithm },
    ClientSecretBasic(signOn.clientSecret),
    {
      timeout: patienceSeconds,
      execute: [
        enableNonRepudiationChecks,
        ...(isLoopback(signOn.issuer) ? [allowInsecureRequests] : []),
      ],
    },
  );
  known.set(key, { config, readAt: now.getTime() });
  return config;
}

/** What the browser holds, sealed, while the person is at the provider. */
export interface SignOnAttempt {
  state: string;
  nonce: string;
  verifier: string;
}

export const backAddress = ({ settings }: World): string =>
  `${settings.publicOrigin}/sign-in/hospital/back`;

/** @param isAgain the person is signed in and is to prove it anew. @returns where to send the browser. */
export async function addressToSignOn(
  signOn: SignOn,
  isAgain: boolean,
  world: World,
): Promise<{ address: string; attempt: SignOnAttempt }> {
  const config = await providerOf(signOn, world.now);
  const random = () => world.randomBytes(32).toString("base64url");
  const attempt = { state: random(), nonce: random(), verifier: random() };
  const address = buildAuthorizationUrl(config, {
    redirect_uri: backAddress(world),
    scope: signOn.scopes,
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: "S256",
    ...(signOn.acr.length > 0 ? { acr_values: signOn.acr.join(" ") } : {}),
    // Some providers say how somebody proved it only when asked.
    ...(config.serverMetadata().claims_parameter_supported
      ? { claims: JSON.stringify({ id_token: { amr: null, acr: null } }) }
      : {}),
    ...(isAgain ? { prompt: "login", max_age: "0" } : {}),
  });
  return { address: address.href, attempt };
}

export interface HospitalIdentity {
  issuer: string;
  subject: string;
  /** The provider's session, when it names one. */
  sid: string | null;
  name: string | null;
  email: string | null;
  groups: unknown;
}

const textOr = <T>(value: unknown, otherwise: T): string | T =>
  typeof value === "string" && value !== "" ? value : otherwise;

/**
 * Exchanges the code for who somebody is. @param search the query the browser came back with.
 * @returns null for anything that is not a fresh, strong, well-signed answer to this very attempt.
 */
export async function identityBack(
  signOn: SignOn,
  search: string,
  attempt: SignOnAttempt,
  isAgain: boolean,
  world: World,
): Promise<HospitalIdentity | null> {
  const config = await providerOf(signOn, world.now);
  try {
    const tokens = await authorizationCodeGrant(config, new URL(backAddress(world) + search), {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      pkceCodeVerifier: attempt.verifier,
      idTokenExpected: true,
      ...(isAgain ? { maxAge: patienceSeconds * 60 } : {}),
    });
    const claims: TokenClaims = tokens.claims() ?? {};
    if (claimsProblem(claims, signOn, world.now)) return null;
    const subject = String(claims.sub);
    const hasUserInfo = config.serverMetadata().userinfo_endpoint !== undefined;
    const more: TokenClaims = hasUserInfo
      ? await fetchUserInfo(config, tokens.access_token, subject)
      : {};
    return {
      issuer: signOn.issuer,
      subject,
      sid: textOr(claims.sid, null),
      name: textOr(claims.name, textOr(more.name, null)),
      email: textOr(claims.email, textOr(more.email, null)),
      groups: claims[signOn.groupsClaim] ?? more[signOn.groupsClaim],
    };
  } catch {
    // Every refusal of the library, and every answer it cannot read, is one answer to the browser.
    return null;
  }
}
