// Single sign-on by the hospital's identity provider: what the settings file may say, how groups become
// roles, and what a token must show beyond what the protocol itself checks.
import { z } from "zod";
import { clashOf, needsSecondAdministrator, type Role, roles } from "./roles.ts";

/** Signatures with a public key only: a shared secret could sign in our name. */
export const signOnAlgorithms = ["RS256", "PS256", "ES256", "EdDSA"] as const;

export const signOnShape = z.strictObject({
  /** Exactly as the provider names itself. */
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  /** A file beside the keyring, readable by this user alone. */
  clientSecretFile: z.string().min(1),
  algorithm: z.enum(signOnAlgorithms).default("RS256"),
  scopes: z.string().default("openid profile email"),
  /** Proof of a second factor: one of these in `acr`, or one of those in `amr`. */
  acr: z.array(z.string()).default([]),
  amr: z.array(z.string()).default([]),
  groupsClaim: z.string().default("groups"),
  /** Group to roles. Without it people are invited here, and roles are given here. */
  roles: z.record(z.string(), z.array(z.enum(roles))).optional(),
});

export interface SignOn extends Omit<z.infer<typeof signOnShape>, "clientSecretFile"> {
  clientSecret: string;
}

/** What a token may be that was issued a while ago. */
export const oldestTokenSeconds = 600;
const clocksDifferSeconds = 60;

export interface TokenClaims {
  sub?: unknown;
  iat?: unknown;
  azp?: unknown;
  acr?: unknown;
  amr?: unknown;
  [claim: string]: unknown;
}

const isOneOf = (wanted: readonly string[], value: unknown): boolean =>
  typeof value === "string" && wanted.includes(value);

/** Why a token whose signature, issuer, audience, nonce and expiry are right is refused all the same. */
export function claimsProblem(
  claims: TokenClaims,
  policy: Pick<SignOn, "clientId" | "acr" | "amr">,
  now: Date,
): "no-subject" | "other-party" | "not-of-now" | "one-factor-only" | null {
  const { sub, iat, azp, acr, amr } = claims;
  if (typeof sub !== "string" || sub === "" || sub.length > 255) return "no-subject";
  if (azp !== undefined && azp !== policy.clientId) return "other-party";
  const ageSeconds = now.getTime() / 1_000 - (typeof iat === "number" ? iat : Number.NaN);
  if (!(ageSeconds <= oldestTokenSeconds && ageSeconds >= -clocksDifferSeconds))
    return "not-of-now";
  const methods = Array.isArray(amr) ? amr : [];
  const isStrong =
    isOneOf(policy.acr, acr) || methods.some((method) => isOneOf(policy.amr, method));
  return isStrong ? null : "one-factor-only";
}

export type RolesOfGroups =
  | { roles: Role[] }
  | { refused: "no-role" }
  | { refused: "roles-kept-apart"; pair: readonly [Role, Role] };

/**
 * The roles that somebody's groups give. A group alone never makes an administrator a peer: that takes a
 * second administrator here.
 * @param held the roles held here already, which two administrators may have given.
 */
export function rolesOfGroups(
  groups: unknown,
  mapping: Readonly<Record<string, readonly Role[]>>,
  held: readonly Role[],
): RolesOfGroups {
  const names = Array.isArray(groups) ? groups.filter((name) => typeof name === "string") : [];
  const given = new Set(
    names.flatMap((name) => (Object.hasOwn(mapping, name) ? (mapping[name] ?? []) : [])),
  );
  const wanted = roles.filter((role) => given.has(role));
  if (wanted.length === 0) return { refused: "no-role" };
  const pair = clashOf(wanted);
  if (pair) return { refused: "roles-kept-apart", pair };
  if (!needsSecondAdministrator(wanted) || needsSecondAdministrator(held)) return { roles: wanted };
  return { roles: ["administrator"] };
}
