// The roles of product.md section 2. Requesters and referrers have none: they need no account.
export const roles = ["peer", "coordinator", "supervisor", "lead", "administrator"] as const;
export type Role = (typeof roles)[number];

export const accountStates = ["invited", "active", "deactivated"] as const;
export type AccountState = (typeof accountStates)[number];

/** Roles that come near a person's case. */
export const caseRoles = ["peer", "coordinator", "supervisor"] as const satisfies readonly Role[];
const isCaseRole = (role: Role): boolean => caseRoles.some((one) => one === role);

/** Pairs one person may never hold together: figures and cases, figures and administration. */
const keptApart: readonly [Role, Role][] = [
  ["lead", "peer"],
  ["lead", "coordinator"],
  ["lead", "supervisor"],
  ["administrator", "lead"],
];

/** @returns the first pair that may not be held by one person, or null. */
export function clashOf(held: readonly Role[]): readonly [Role, Role] | null {
  return keptApart.find(([a, b]) => held.includes(a) && held.includes(b)) ?? null;
}

/** Administration and a case role in one hand need the word of a second administrator. */
export const needsSecondAdministrator = (held: readonly Role[]): boolean =>
  held.includes("administrator") && held.some(isCaseRole);

/** Whoever sees cases, or decides who does, proves it twice. */
export const needsSecondFactor = (held: readonly Role[]): boolean =>
  held.some((role) => isCaseRole(role) || role === "administrator");
