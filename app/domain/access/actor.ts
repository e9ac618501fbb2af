// Who is acting. A requester is never a staff actor: the requester paths do not look at sign-in at all.
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import type { Role } from "./roles.ts";

export interface StaffActor {
  kind: "staff";
  accountId: AccountId;
  roles: readonly Role[];
}

export type Actor =
  /** Somebody with a browser: asking, referring, reading. */
  | { kind: "anyone" }
  /** Somebody who proved to hold the receipt of one case. */
  | { kind: "receipt-holder"; caseId: CaseId }
  | StaffActor
  /** The person at the command line of the machine. */
  | { kind: "operator" }
  /** The program itself, by its timers. */
  | { kind: "timer" };

export const anyone: Actor = { kind: "anyone" };
export const operator: Actor = { kind: "operator" };
export const timer: Actor = { kind: "timer" };
