// What a request is, its states and the moves between them. Once submitted it is called a case.

/** Kinds of event, as the person says it; optional, and only ever counted in families. */
export const eventKinds = [
  "patient-death",
  "violence",
  "unexpected-outcome",
  "error-or-near-miss",
  "strain",
  "loss",
  "complaint",
  "other",
  "not-said",
] as const;
export type EventKind = (typeof eventKinds)[number];

/** At most five families are ever counted (disclosure.md 5.1). */
export const eventFamilies = ["loss", "violence", "clinical-event", "strain", "other"] as const;
export type EventFamily = (typeof eventFamilies)[number];

const familyOf: Record<EventKind, EventFamily> = {
  "patient-death": "loss",
  loss: "loss",
  violence: "violence",
  "unexpected-outcome": "clinical-event",
  "error-or-near-miss": "clinical-event",
  strain: "strain",
  complaint: "other",
  other: "other",
  "not-said": "other",
};

export const eventFamilyOf = (kind: EventKind): EventFamily => familyOf[kind];

export const howSoonChoices = ["now", "next-days", "no-hurry"] as const;
export type HowSoon = (typeof howSoonChoices)[number];

export const responseClasses = ["urgent", "standard", "group"] as const;
export type ResponseClass = (typeof responseClasses)[number];

export const responseClassOf = (howSoon: HowSoon): ResponseClass =>
  howSoon === "now" ? "urgent" : "standard";

export const caseKinds = ["one-to-one", "group"] as const;
export type CaseKind = (typeof caseKinds)[number];

export const channels = ["phone", "email", "in-person", "here"] as const;
export type Channel = (typeof channels)[number];

/** waiting: nobody has it. taken: a peer has it. in-touch: contact was attempted or made. */
export const caseStates = [
  "waiting",
  "taken",
  "in-touch",
  "paused",
  "closed",
  "withdrawn",
] as const;
export type CaseState = (typeof caseStates)[number];

export const caseMoves = [
  "take",
  "contact",
  "hand-on",
  "pause",
  "resume",
  "close",
  "withdraw",
] as const;
export type CaseMove = (typeof caseMoves)[number];

const moves: Record<CaseMove, { from: readonly CaseState[]; to: CaseState }> = {
  take: { from: ["waiting"], to: "taken" },
  contact: { from: ["taken", "in-touch"], to: "in-touch" },
  "hand-on": { from: ["taken", "in-touch", "paused"], to: "waiting" },
  pause: { from: ["taken", "in-touch"], to: "paused" },
  resume: { from: ["paused"], to: "in-touch" },
  close: { from: ["taken", "in-touch", "paused"], to: "closed" },
  withdraw: { from: ["waiting", "taken", "in-touch", "paused"], to: "withdrawn" },
};

/** @returns the state after the move, or "not-possible" (an old tab, a second click). */
export function stateAfter(move: CaseMove, state: CaseState): CaseState | "not-possible" {
  return moves[move].from.includes(state) ? moves[move].to : "not-possible";
}

export const isOpen = (state: CaseState): boolean => state !== "closed" && state !== "withdrawn";
