// The one table of who may do what. What is not in it is refused. Field by field sight of a case is in
// case-fields.ts; whether this actor may act on this very record is decided in authorize.ts.
import type { Actor } from "./actor.ts";
import type { Role } from "./roles.ts";

type Holder = Role | "anyone" | "receipt-holder" | "operator" | "timer";

export const permissions = {
  "read-public-pages": ["anyone"],
  "submit-request": ["anyone"],
  "return-with-receipt": ["anyone"],
  "see-own-request": ["receipt-holder"],
  "change-own-request": ["receipt-holder"],
  "refer-colleague": ["anyone"],
  "answer-offer": ["anyone"],
  "sign-in": ["anyone"],
  "see-own-account": ["peer", "coordinator", "supervisor", "lead", "administrator"],
  "see-queue": ["peer", "coordinator"],
  "take-request": ["peer"],
  "see-own-cases": ["peer"],
  "enter-request": ["peer", "coordinator"],
  "work-on-case": ["peer"],
  "see-programme": ["coordinator"],
  "read-releases": ["lead", "operator", "timer"],
  "answer-survey": ["anyone"],
  "keep-self-view": ["anyone"],
  "plan-surveys": ["lead", "operator"],
  "read-surveys": ["lead", "operator"],
  "confirm-packs": ["administrator", "operator"],
  "hold-gatherings": ["coordinator"],
  "manage-directory": ["coordinator"],
  "answer-hand-off": ["anyone"],
  "receive-step-ups": ["supervisor"],
  "see-groups": ["peer", "coordinator", "supervisor"],
  "plan-groups": ["coordinator"],
  "see-supervision": ["peer", "coordinator", "supervisor"],
  "hold-debriefs": ["supervisor"],
  "choose-peers": ["coordinator"],
  "give-back-cases": ["administrator", "coordinator", "peer"],
  "see-own-standing": ["peer"],
  "hold-drill": ["coordinator"],
  "read-evaluation": ["lead"],
  "manage-evaluation": ["lead", "operator"],
  "invite-people": ["administrator", "operator"],
  "manage-accounts": ["administrator"],
  "plan-duty": ["coordinator", "administrator", "operator"],
  "set-targets": ["coordinator", "administrator", "operator"],
  "plan-own-duty": ["peer"],
  "read-calendar": ["anyone"],
  "suggest-peers": ["coordinator"],
  "manage-roster": ["administrator", "operator"],
  "sign-release-plan": ["administrator", "operator"],
  "close-figures": ["operator", "timer"],
  "verify-audit": ["operator"],
  "run-timers": ["timer", "operator"],
  "rotate-keys": ["operator"],
  "confirm-clock": ["administrator", "operator"],
  "see-proposals": ["administrator"],
  "ask-as-administrator": ["administrator"],
  "decide-as-administrator": ["administrator"],
} as const satisfies Record<string, readonly Holder[]>;

export type Permission = keyof typeof permissions;

/** Whether this kind of actor may do this at all; says nothing about a particular record. */
export function may(actor: Actor, permission: Permission): boolean {
  const holders: readonly Holder[] = permissions[permission];
  if (holders.includes("anyone")) return true;
  if (actor.kind === "staff") return actor.roles.some((role) => holders.includes(role));
  return holders.includes(actor.kind);
}
