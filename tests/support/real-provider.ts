// A certified identity provider on this machine, as a hospital has one: its own sign-in page, its own session,
// and the log-out call to the site.
import { createServer } from "node:http";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

export interface RealProvider {
  issuer: string;
  /** What signing in there shows about factors from now on. */
  factors: { amr: string[] };
  close(): Promise<void>;
}

const person = { sub: "person-7", email: "noor@hospital.example", name: "Noor Bakker" };

/** @param site without a slash at the end. */
export async function realProvider(
  port: number,
  site: string,
  clientSecret: string,
): Promise<RealProvider> {
  const issuer = `http://127.0.0.1:${port}`;
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: "real" };
  const factors = { amr: ["pwd", "mfa"] };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "alongside",
        client_secret: clientSecret,
        redirect_uris: [`${site}/sign-in/hospital/back`],
        response_types: ["code"],
        grant_types: ["authorization_code"],
        backchannel_logout_uri: `${site}/sign-in/hospital/ended`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ["a key of the test"] },
    claims: { openid: ["sub", "groups"], email: ["email"], profile: ["name"], amr: null },
    conformIdTokenClaims: false,
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      claimsParameter: { enabled: true },
    },
    // The site listens on the older of the two addresses of this machine.
    fetch: (address, options) => {
      const { method, headers, body } = options ?? {};
      const to = String(address).replace("//localhost:", "//127.0.0.1:");
      return fetch(to, { method: method ?? "GET", headers: headers ?? {}, body: body ?? null });
    },
    pkce: { required: () => true },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: async (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({ ...person, sub, groups: ["peers"] }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client?.clientId ?? "",
        accountId: oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer(async (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    if (request.method === "POST") {
      const login = { accountId: person.sub, amr: factors.amr };
      return provider.interactionFinished(request, response, { login });
    }
    response.setHeader("Content-Type", "text/html");
    response.end('<form method="post"><button>I am Noor</button></form>');
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    issuer,
    factors,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
