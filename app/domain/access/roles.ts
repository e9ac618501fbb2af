// The roles of product.md section 2. Requesters and referrers have none: they need no account.
export const roles = ["peer", "coordinator", "supervisor", "lead", "administrator"] as const;
export type Role = (typeof roles)[number];

export const accountStates = ["invited", "active", "deactivated"] as const;
export type AccountState = (typeof accountStates)[number];

/** Pairs one person may never hold together: figures and cases, or administration and cases. */
const keptApart: readonly [Role, Role][] = [
  ["lead", "peer"],
  ["lead", "coordinator"],
  ["lead", "supervisor"],
  ["administrator", "peer"],
  ["administrator", "coordinator"],
  ["administrator", "supervisor"],
  ["administrator", "lead"],
];

/** @returns the first pair that may not be held by one person, or null. */
export function clashOf(held: readonly Role[]): readonly [Role, Role] | null {
  return keptApart.find(([a, b]) => held.includes(a) && held.includes(b)) ?? null;
}
