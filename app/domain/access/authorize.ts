// The only maker of the Authorized mark. A screen or verb that shows or changes a confidential record
// demands the mark, so a forgotten check does not compile.
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import type { Actor } from "./actor.ts";
import { may, type Permission } from "./permissions.ts";

declare const authorizedMark: unique symbol;
/** A record that this actor was found to be allowed to see or act on. */
export type Authorized<T> = T & { readonly [authorizedMark]: true };

/** What the decision needs to know of a case. */
export interface CaseStanding {
  id: CaseId;
  holderId: AccountId | null;
}

/**
 * Whether this actor may do this to this very case: its holder, or the person it is about.
 * @returns the same record with the mark, or null; callers answer null exactly as an absent record.
 */
export function authorizeCase<T extends CaseStanding>(
  actor: Actor,
  permission: Permission,
  record: T | null,
): Authorized<T> | null {
  if (!record || !may(actor, permission)) return null;
  const isTheirs =
    (actor.kind === "staff" && record.holderId !== null && record.holderId === actor.accountId) ||
    (actor.kind === "receipt-holder" && record.id === actor.caseId) ||
    actor.kind === "timer";
  return isTheirs ? (record as Authorized<T>) : null;
}
