// An identity provider that can be told to lie: every answer it gives may be bent before it is sent.
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT, UnsecuredJWT } from "jose";
import type { SignOn } from "#app/domain/access/sign-on.ts";
import { afterThisTest } from "./databases.ts";

export type Claims = Record<string, unknown>;
type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** What a lie may change. Each begins as the truth. */
export interface Answer {
  claims: Claims;
  header: { alg: string; kid: string; typ?: string };
  /** Signs the token; the provider's own key unless a lie takes another. */
  sign(claims: Claims, header: Answer["header"]): Promise<string>;
  userInfo: Claims;
  /** The query the browser comes back with. */
  back: Record<string, string>;
  /** What the token endpoint answers besides the ID token. */
  token: Record<string, unknown>;
}
export type Lie = (answer: Answer, about: HostileProvider) => void | Promise<void>;

export interface HostileProvider {
  signOn: SignOn;
  own: KeyPair;
  stranger: KeyPair;
  publicJwk: JWK;
  /** As a person signs in: @returns the query the browser comes back with. */
  visit(address: string, lie?: Lie): Promise<string>;
  /** Signs a log-out call. */
  logOut(change?: (claims: Claims) => void, key?: CryptoKey): Promise<string>;
}

const bodyOf = async (request: IncomingMessage): Promise<URLSearchParams> => {
  let text = "";
  for await (const part of request) text += String(part);
  return new URLSearchParams(text);
};

let keys: Promise<[KeyPair, KeyPair]> | null = null;
const madeKeys = () =>
  Promise.all([
    generateKeyPair("RS256", { extractable: true }),
    generateKeyPair("RS256", { extractable: true }),
  ]);

/** @param person what the truth says about who signs in. */
export async function hostileProvider(person: Claims = {}): Promise<HostileProvider> {
  keys ??= madeKeys();
  const [own, stranger] = await keys;
  const publicJwk: JWK = {
    ...(await exportJWK(own.publicKey)),
    kid: "k1",
    alg: "RS256",
    use: "sig",
  };
  const clientId = "alongside";
  const answers = new Map<string, { answer: Answer; challenge: string; isUsed: boolean }>();
  const userInfos = new Map<string, Claims>();

  const server = createServer(async (request, response) => {
    const json = (status: number, body: unknown) => {
      response.writeHead(status, { "Content-Type": "application/json" });
      response.end(JSON.stringify(body));
    };
    const { pathname } = new URL(request.url ?? "/", issuer);
    if (pathname === "/.well-known/openid-configuration") {
      return json(200, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/me`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        // It would take anything; the site must not.
        id_token_signing_alg_values_supported: ["RS256", "HS256", "none"],
        code_challenge_methods_supported: ["S256"],
        authorization_response_iss_parameter_supported: true,
      });
    }
    if (pathname === "/keys") return json(200, { keys: [publicJwk] });
    if (pathname === "/token") {
      const form = await bodyOf(request);
      const held = answers.get(form.get("code") ?? "");
      const verifier = form.get("code_verifier") ?? "";
      const shown = createHash("sha256").update(verifier).digest("base64url");
      if (!held || held.isUsed || shown !== held.challenge)
        return json(400, { error: "invalid_grant" });
      held.isUsed = true;
      const { answer } = held;
      const accessToken = randomUUID();
      userInfos.set(accessToken, answer.userInfo);
      return json(200, {
        access_token: accessToken,
        token_type: "Bearer",
        expires_in: 60,
        id_token: await answer.sign(answer.claims, answer.header),
        ...answer.token,
      });
    }
    if (pathname === "/me") {
      const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
      return json(200, userInfos.get(token) ?? {});
    }
    json(404, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterThisTest(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signOn: SignOn = {
    issuer,
    clientId,
    clientSecret: "a secret of the test",
    algorithm: "RS256",
    scopes: "openid profile email",
    acr: ["urn:hospital:two-factors"],
    amr: ["mfa"],
    groupsClaim: "groups",
    roles: { peers: ["peer"], leads: ["lead"], admins: ["administrator"] },
  };
  const about: HostileProvider = {
    signOn,
    own,
    stranger,
    publicJwk,
    async visit(address, lie) {
      const asked = new URL(address).searchParams;
      const now = Math.floor(Date.now() / 1_000);
      const code = randomUUID();
      const truth = { sub: "person-1", email: "pia@hospital.example", name: "Pia Peer", ...person };
      const answer: Answer = {
        claims: {
          iss: issuer,
          aud: clientId,
          iat: now,
          exp: now + 300,
          auth_time: now,
          nonce: asked.get("nonce"),
          amr: ["pwd", "mfa"],
          groups: ["peers"],
          sid: "session-1",
          ...truth,
        },
        header: { alg: "RS256", kid: "k1" },
        sign: (claims, header) =>
          new SignJWT(claims).setProtectedHeader(header).sign(own.privateKey),
        userInfo: { ...truth },
        back: { code, state: asked.get("state") ?? "", iss: issuer },
        token: {},
      };
      await lie?.(answer, about);
      const challenge = asked.get("code_challenge") ?? "";
      answers.set(answer.back.code ?? code, { answer, challenge, isUsed: false });
      return `?${new URLSearchParams(answer.back)}`;
    },
    logOut(change, key = own.privateKey as CryptoKey) {
      const now = Math.floor(Date.now() / 1_000);
      const claims: Claims = {
        iss: issuer,
        aud: clientId,
        iat: now,
        exp: now + 120,
        jti: randomUUID(),
        sub: String(person.sub ?? "person-1"),
        sid: "session-1",
        events: { "http://schemas.openid.net/event/backchannel-logout": {} },
      };
      change?.(claims);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: "k1", typ: "logout+jwt" })
        .sign(key);
    },
  };
  return about;
}

export const unsigned = (claims: Claims): string => new UnsecuredJWT(claims).encode();
