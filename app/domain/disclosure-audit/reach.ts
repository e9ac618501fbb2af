// What a wellbeing lead can reach besides releases. Whatever is not on this short list could carry a
// number that was never paid for, so a permission added in haste fails the audit. Pure.
import type { Permission } from "#app/domain/access/permissions.ts";
import { permissions } from "#app/domain/access/permissions.ts";

/** Know no case: released rows, the own account, and series that the hospital itself brings in. */
const knowsNoCase: readonly Permission[] = [
  "read-releases",
  "see-own-account",
  "read-evaluation",
  "manage-evaluation",
  // Surveys hold no case; their results pass the rules of size (figures/survey-release.ts) before a lead
  // sees them, and the questions after a case are no wave a lead can read.
  "plan-surveys",
  "read-surveys",
];

type Table = Readonly<Record<string, readonly string[]>>;

/** @returns the permissions that give a lead more than releases. */
export const reachBeyondReleases = (table: Table = permissions): string[] =>
  Object.entries(table)
    .filter(([, holders]) => holders.includes("lead"))
    .map(([permission]) => permission)
    .filter((permission) => !knowsNoCase.some((known) => known === permission));
