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

/** Whether a supervisor may see this hand-off: only the one it was made to. */
export function authorizeHandOff<T extends { toAccountId: AccountId | null }>(
  actor: Actor,
  record: T,
): Authorized<T> | null {
  const isTheirs =
    actor.kind === "staff" &&
    may(actor, "receive-step-ups") &&
    record.toAccountId !== null &&
    record.toAccountId === actor.accountId;
  return isTheirs ? (record as Authorized<T>) : null;
}

/** Whether a supervisor may see what was opened in an emergency: only the one whom two administrators named. */
export const authorizeEmergency = <T extends { supervisorId: AccountId }>(
  actor: Actor,
  record: T | null,
): Authorized<T> | null =>
  record &&
  actor.kind === "staff" &&
  may(actor, "receive-step-ups") &&
  record.supervisorId === actor.accountId
    ? (record as Authorized<T>)
    : null;

/** The case behind it, for how to reach the person. */
export const caseInEmergency = <T extends CaseStanding>(
  _opening: Authorized<{ caseId: CaseId }>,
  record: T,
): Authorized<T> => record as Authorized<T>;

/** A hand-off that has no supervisor is opened by whoever has the link; it shows what was allowed. */
export const authorizeByLink = <T extends { toAccountId: AccountId | null }>(
  record: T | null,
): Authorized<T> | null =>
  record && record.toAccountId === null ? (record as Authorized<T>) : null;

/** The case behind an authorized hand-off, for the fields that the person allowed. */
export const caseOfHandOff = <T extends CaseStanding>(
  _handOff: Authorized<{ handOff: { caseId: CaseId } }>,
  record: T,
): Authorized<T> => record as Authorized<T>;

/** A coordinator plans the group of any open request for a team; of the request itself they see the mask. */
export const authorizeGroup = <T extends CaseStanding & { kind: string }>(
  actor: Actor,
  record: T,
): Authorized<T> | null =>
  record.kind === "group" && may(actor, "plan-groups") ? (record as Authorized<T>) : null;
