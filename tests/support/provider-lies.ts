// What an identity provider may get wrong, or lie about: one thing each.
import { CompactSign, exportSPKI, SignJWT } from "jose";
import { type Claims, type Lie, unsigned } from "./hostile-provider.ts";

export const change =
  (claims: Claims): Lie =>
  (answer) => {
    Object.assign(answer.claims, claims);
  };
const without =
  (claim: string): Lie =>
  (answer) => {
    delete answer.claims[claim];
  };
export const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;

/** Each bends one thing of an honest answer. */
export const lies: [what: string, lie: Lie][] = [
  ["another issuer in the token", change({ iss: "https://elsewhere.example" })],
  [
    "an issuer with a slash more",
    (answer) => {
      answer.claims.iss = `${answer.claims.iss}/`;
    },
  ],
  ["another audience", change({ aud: "another-client" })],
  ["a second audience without a party", change({ aud: ["alongside", "another-client"] })],
  ["another authorised party", change({ azp: "another-client" })],
  [
    "no signature at all (alg none)",
    (answer) => {
      answer.sign = async (claims) => unsigned(claims);
    },
  ],
  [
    "a signature cut off",
    (answer, { own }) => {
      answer.sign = async (claims, header) => {
        const token = await new SignJWT(claims).setProtectedHeader(header).sign(own.privateKey);
        return token.replace(/\.[^.]*$/, ".");
      };
    },
  ],
  [
    "HS256 with the public key as its secret",
    (answer, { own }) => {
      answer.sign = async (claims) => {
        const secret = new TextEncoder().encode(await exportSPKI(own.publicKey));
        return new SignJWT(claims).setProtectedHeader({ alg: "HS256", kid: "k1" }).sign(secret);
      };
    },
  ],
  [
    "HS256 with the client secret",
    (answer, { signOn }) => {
      answer.sign = async (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: "HS256" })
          .sign(new TextEncoder().encode(signOn.clientSecret));
    },
  ],
  [
    "a key of somebody else under the known key id",
    (answer, { stranger }) => {
      answer.sign = (claims, header) =>
        new SignJWT(claims).setProtectedHeader(header).sign(stranger.privateKey);
    },
  ],
  [
    "a key id that is not known, and its own key in the header",
    async (answer, { stranger, publicJwk }) => {
      answer.sign = (claims) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: "RS256", kid: "k2", jwk: publicJwk })
          .sign(stranger.privateKey);
    },
  ],
  [
    "a claim changed after signing",
    (answer, { own }) => {
      answer.sign = async (claims, header) => {
        const token = await new SignJWT(claims).setProtectedHeader(header).sign(own.privateKey);
        const [head, , signature] = token.split(".");
        const other = Buffer.from(JSON.stringify({ ...claims, sub: "person-2" }));
        return `${head}.${other.toString("base64url")}.${signature}`;
      };
    },
  ],
  [
    "something signed that is no set of claims",
    (answer, { own }) => {
      answer.sign = (_claims, header) =>
        new CompactSign(new TextEncoder().encode('"person-1"'))
          .setProtectedHeader(header)
          .sign(own.privateKey);
    },
  ],
  ["a token that is over", change({ exp: seconds(-120) })],
  ["a token without an end", without("exp")],
  ["a token of later", change({ nbf: seconds(3_600) })],
  ["a token issued long ago", change({ iat: seconds(-3_600) })],
  ["a token issued in the future", change({ iat: seconds(3_600) })],
  ["a token issued at no time", without("iat")],
  ["another nonce", change({ nonce: "of another attempt" })],
  ["no nonce", without("nonce")],
  ["no subject", without("sub")],
  ["an empty subject", change({ sub: "" })],
  ["a subject that is a number", change({ sub: 1 })],
  ["one factor only", change({ amr: ["pwd"] })],
  ["no word about factors", without("amr")],
  ["an acr that was not asked for", change({ amr: [], acr: "urn:hospital:one-factor" })],
  ["a word about factors that is no list", change({ amr: "mfa" })],
  [
    "userinfo of somebody else",
    (answer) => {
      answer.userInfo.sub = "person-2";
    },
  ],
  ["userinfo of nobody", (answer) => void delete answer.userInfo.sub],
  [
    "another state",
    (answer) => {
      answer.back.state = "of another attempt";
    },
  ],
  ["no state", (answer) => void delete answer.back.state],
  [
    "the answer of another issuer (mix-up)",
    (answer) => {
      answer.back.iss = "https://elsewhere.example";
    },
  ],
  ["no issuer beside the code", (answer) => void delete answer.back.iss],
  [
    "an error in the place of a code",
    (answer) => {
      answer.back.error = "access_denied";
    },
  ],
  [
    "no ID token",
    (answer) => {
      answer.token.id_token = undefined;
    },
  ],
];
