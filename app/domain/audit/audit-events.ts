// The closed list of what is written down. Days, never hours; accounts by their random id; of a case nothing
// but that it was opened, moved or changed, and by whom.
import { z } from "zod";

/** Written in the chain of a case, sealed under its key. */
export const caseEvents = [
  /** A peer took it: from here on they can read how to reach the person. */
  "taken",
  /** Its holder looked at it; once a day. */
  "seen",
  /** Two administrators opened the contact to a supervisor, by name, in an emergency. */
  "opened-in-emergency",
  /** It went back to the queue, or to somebody else. */
  "passed-on",
  "closed",
] as const;

/** Written in the one chain of the site. */
export const siteEvents = [
  "person-invited",
  "invitation-accepted",
  /** Somebody chose a new password by a mailed code. */
  "password-reset",
  /** Two administrators took a lost second proof away. */
  "factors-cleared",
  "roles-changed",
  "account-closed",
  "account-reopened",
  /** A coordinator has screened them; from here on they are in matching, once trained. */
  "peer-approved",
  /** By themselves or by a coordinator: `by` says whom. Why is not written. */
  "peer-stepped-down",
  /** A coordinator wrote down, or took out, what a peer was taught: matching counts on it. */
  "peer-training-changed",
  "plan-signed",
  "figures-released",
  "roster-imported",
  /** Counts and results from other programs, or their measures of the rollout. */
  "series-imported",
  "scores-imported",
  "surveys-released",
  /** A file with figures or answers left the site. */
  "export-taken",
  /** Who may sign in, and by what, is another than at the start before. */
  "sign-in-changed",
  "keys-changed",
  "retention-changed",
  /** A case role was asked for, or what was asked for was refused or taken back. */
  "change-proposed",
  "change-dropped",
  "hold-proposed",
  "hold-decided",
  /** How to reach somebody is to be opened to the supervisor named, in an emergency. */
  "emergency-proposed",
  "emergency-decided",
  "backup-made",
  /** Somebody has read the terms of a licensed instrument. */
  "pack-confirmed",
  /** Somebody opened more cases within an hour than anybody works on. */
  "many-cases-opened",
] as const;

const on = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const caseHappening = z.object({
  event: z.enum(caseEvents),
  /** A random account id, or who else acts in this program. */
  by: z.string(),
  role: z.enum(["peer", "coordinator", "supervisor"]),
  on,
});
export type CaseHappening = z.infer<typeof caseHappening>;

export const siteHappening = z.object({
  event: z.enum(siteEvents),
  by: z.string(),
  /** The account it was done to, when it was done to one. */
  about: z.string().nullable(),
  on,
});
export type SiteHappening = z.infer<typeof siteHappening>;

/** That somebody opened a request: in which role, or in an emergency, on which day. Shown to the person. */
export interface Opening {
  role: CaseHappening["role"] | "emergency";
  on: string;
}
export const isOpening = ({ event }: CaseHappening): boolean =>
  event === "taken" || event === "seen" || event === "opened-in-emergency";

/** Each role and day once, the earliest first. */
export function openingsAmong(happenings: readonly CaseHappening[]): Opening[] {
  const found = new Map<string, Opening>();
  for (const { event, role: held, on } of happenings.filter(isOpening)) {
    const role = event === "opened-in-emergency" ? "emergency" : held;
    found.set(`${on} ${role}`, { role, on });
  }
  return [...found].sort(([a], [b]) => a.localeCompare(b)).map(([, opening]) => opening);
}
