// Dual control: what one person may ask for and only another, an administrator, may grant. The rules are here, pure;
// what a granted proposal does is said by its kind in carry-out.server.ts.
import { z } from "zod";
import { caseRoles } from "#app/domain/access/roles.ts";
import { addDays, type Day, daysBetween } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { recordNumberShape } from "#app/domain/retention/record-number.ts";
import { editableRules } from "#app/domain/retention/retention-rules.ts";

export const proposalKinds = [
  "retention-change",
  "legal-hold",
  "hold-end",
  "case-role",
  "factors-clearing",
  "emergency-opening",
  "new-peer",
] as const;
export type ProposalKind = (typeof proposalKinds)[number];

export const proposalStates = ["open", "granted", "refused", "taken-back"] as const;
export type ProposalState = (typeof proposalStates)[number];

/** Somebody else has this long to decide. */
export const openDays = 7;
/** The record of who asked and who agreed is kept this long. */
export const recordDays = 400;
/** A hold ends by itself; whoever needs it longer asks again. */
export const longestHoldDays = 400;

const day = z.iso.date();

/** What each kind asks for. No words are typed here, so none about a person can be. */
export const proposalBodies = {
  "retention-change": editableRules,
  "legal-hold": z.object({ recordNumber: recordNumberShape, untilOn: day }),
  "hold-end": z.object({ recordNumber: recordNumberShape }),
  "case-role": z.object({
    accountId: z.string().min(1).max(40),
    role: z.enum(caseRoles),
  }),
  /** Of somebody who lost the phone and the recovery codes. */
  "factors-clearing": z.object({ accountId: z.string().min(1).max(40) }),
  /** How to reach the person of this record, for a named supervisor, until the end of the next day. */
  "emergency-opening": z.object({
    recordNumber: recordNumberShape,
    supervisorId: z.string().min(1).max(40),
  }),
  /** Asked for by a coordinator who has screened them; an administrator gives the account. */
  "new-peer": z.object({ candidateId: z.string().min(1).max(40) }),
} as const satisfies Record<ProposalKind, z.ZodType>;

/** Who asks for what: the role they must still have when it is granted. */
export const askerOf = (kind: ProposalKind): "coordinator" | "administrator" =>
  kind === "new-peer" ? "coordinator" : "administrator";

export type ProposalBody<K extends ProposalKind = ProposalKind> = z.infer<
  (typeof proposalBodies)[K]
>;
/** What is asked for, with its kind. */
export type Asked = { [K in ProposalKind]: { kind: K; body: ProposalBody<K> } }[ProposalKind];

/** The account it is about, where it is about one. */
export function accountAskedAbout(asked: Asked | null): AccountId | null {
  switch (asked?.kind) {
    case "case-role":
    case "factors-clearing":
      return asked.body.accountId as AccountId;
    case "emergency-opening":
      return asked.body.supervisorId as AccountId;
    default:
      return null;
  }
}

/** Whether this person would get to see something by it: neither of the two who decide may be that one. */
export const wouldSeeByIt = (asked: Asked | null, accountId: AccountId): boolean =>
  asked?.kind === "emergency-opening" && asked.body.supervisorId === accountId;

/** @returns the body in its kind's shape, or null when it has another. */
export function askedOf(kind: ProposalKind, body: unknown): Asked | null {
  const parsed = proposalBodies[kind].safeParse(body);
  return parsed.success ? ({ kind, body: parsed.data } as Asked) : null;
}

export interface ProposalStanding {
  state: ProposalState;
  askedBy: AccountId;
  openUntilOn: Day;
}

export const openUntil = (askedOn: Day): Day => addDays(askedOn, openDays);

export type Decision = "grant" | "refuse" | "take-back";

/**
 * Whether this person may decide this way now. Granting one's own is refused, whatever roles one holds;
 * refusing needs no second person, since it changes nothing.
 */
export function decisionProblem(
  proposal: ProposalStanding,
  decision: Decision,
  decider: AccountId,
  today: Day,
): "not-open" | "own-proposal" | "not-own-proposal" | null {
  if (proposal.state !== "open" || today > proposal.openUntilOn) return "not-open";
  const isOwn = proposal.askedBy === decider;
  if (decision === "take-back") return isOwn ? null : "not-own-proposal";
  return isOwn ? "own-proposal" : null;
}

/** Why a proposal makes no sense on its day, whoever asks. */
export function askingProblem(asked: Asked, today: Day): "until-out-of-bounds" | null {
  if (asked.kind !== "legal-hold") return null;
  const days = daysBetween(today, asked.body.untilOn);
  return days >= 1 && days <= longestHoldDays ? null : "until-out-of-bounds";
}
