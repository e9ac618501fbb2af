// What a planned history consists of: cases, offers that came to nothing, and the care that was given.
import type { EncounterAnswers } from "#app/domain/encounters/encounter-form.ts";
import type {
  GroupAnswers,
  HowSoonAnswers,
  ReachAnswers,
  WishesAnswers,
} from "#app/domain/support-requests/request-form.ts";
import type { KnownEvent, Source, Turn } from "./targets.ts";

export interface PlannedVisit {
  at: Date;
  minutes: number;
  log: EncounterAnswers;
}

/** What peers do about a case. */
export interface PlannedCare {
  /** The person thinks better of it while nobody has it; then nothing below happens. */
  withdrawnAt: Date | null;
  takenAt: Date;
  contactAt: Date;
  /** Tries that reached nobody, before the contact. */
  failedTries: number;
  visits: PlannedVisit[];
  /** When the peer closes it; null when it is left to lapse. */
  closedAt: Date | null;
  /** Which peers would take it, first choice first, as places in the team. */
  peers: number[];
}

interface CaseFacts {
  event: KnownEvent;
  /** Place in the staff list. */
  person: number;
  askedAt: Date;
  care: PlannedCare;
  turn: Turn;
}
export interface SelfCase extends CaseFacts {
  source: "self";
  isUrgent: boolean;
  howSoon: HowSoonAnswers;
  reach: ReachAnswers;
  wishes: WishesAnswers;
}
export interface OfferedCase extends CaseFacts {
  source: Exclude<Source, "self">;
  offeredAt: Date;
  phone: string;
}
export interface GroupCase extends CaseFacts {
  source: "group";
  heads: number;
  answers: GroupAnswers;
}
export type PlannedCase = SelfCase | OfferedCase | GroupCase;

/** An offer that did not become a case. */
export interface DeclinedOffer {
  source: Exclude<Source, "self">;
  person: number;
  offeredAt: Date;
  answer: "not-now" | "never" | "silence";
  answeredAt: Date;
}

export interface PlannedHistory {
  startsAt: Date;
  endsAt: Date;
  /** How many were affected by an event in all this time, most of whom nobody asked. */
  exposed: { inReachInUnits: number; elsewhere: number };
  cases: PlannedCase[];
  declined: DeclinedOffer[];
}
