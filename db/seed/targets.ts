// What a believable year looks like, from the published figures of such programmes (domain.md section 6).
// Shares are dealt exactly, so that a small hospital does not look false by bad luck.

import type { RoleFamily } from "#app/domain/roster/staff.ts";
import type { EventKind } from "#app/domain/support-requests/request.ts";
import type { UnitKind } from "./units.ts";

export const historyMonths = 18;

/** People who reach a peer in a month once the programme is known: just under 8 in 100 staff a year. */
export const casesInSteadyMonth = 26;
/** The programme becomes known: a quarter of the later level over the first six months. */
export const rampOfMonth = [0.1, 0.15, 0.2, 0.28, 0.35, 0.42, 0.8] as const;
/** Of staff, in a year, somebody affected by a stressful event. */
export const exposedShareOfYear = 0.19;

export const sources = ["self", "colleague", "manager", "safety", "automatic"] as const;
export type Source = (typeof sources)[number];
export const sourceShares: readonly (readonly [Source, number])[] = [
  ["self", 36],
  ["colleague", 23],
  ["manager", 21],
  ["safety", 12],
  ["automatic", 8],
];

/** Of those offered support. */
export const acceptedShare = 0.56;
export const otherAnswerShares: readonly (readonly ["not-now" | "never" | "silence", number])[] = [
  ["not-now", 36],
  ["never", 6],
  ["silence", 58],
];
/** Offers made where offering is a habit. */
export const offersInReachInUnits = 0.86;

export type KnownEvent = Exclude<EventKind, "not-said">;
export const eventShares: readonly (readonly [KnownEvent, number])[] = [
  ["patient-death", 28],
  ["violence", 19],
  ["unexpected-outcome", 15],
  ["error-or-near-miss", 8],
  ["strain", 12],
  ["loss", 10],
  ["complaint", 4],
  ["other", 4],
];

export const roleShares: readonly (readonly [RoleFamily, number])[] = [
  ["nursing", 57],
  ["medical", 17],
  ["allied", 13],
  ["pharmacy-laboratory", 4],
  ["support", 9],
];

/** Where an event falls, as many times the unit's own size. */
export const eventWeights: Partial<Record<KnownEvent, Partial<Record<UnitKind, number>>>> = {
  "patient-death": { emergency: 3, intensive: 4, psychiatry: 0.3, behind: 0.2 },
  violence: { emergency: 5, psychiatry: 6, intensive: 0.5, theatre: 0.2, behind: 1.5 },
  "unexpected-outcome": { theatre: 3, intensive: 2, behind: 0.1 },
  "error-or-near-miss": { theatre: 2, intensive: 2, behind: 0.2 },
};

/** Of people who ask for themselves. */
export const urgentShareOfSelf = 0.24;
export const contactCountShares: readonly (readonly [number, number])[] = [
  [1, 65],
  [2, 23.5],
  [3, 9],
  [4, 2.5],
];
export const modeShares = [
  ["in-person", 50],
  ["phone", 37],
  ["video", 8],
  ["written", 5],
] as const;
export const medianMinutes = 28;
/** Of the logarithm: one in ten under 15 minutes, one in ten over 50. */
export const spreadOfMinutes = 0.47;

/** Group encounters for each one-to-one encounter. */
export const groupsPerEncounter = 0.085;

/** Hours until contact was attempted: the middle, how far it spreads, and what the standard allows. */
export const contactHours = {
  urgent: { median: 4.6, spread: 0.6, standard: 12 },
  standard: { median: 14.5, spread: 0.45, standard: 24 },
  group: { median: 30, spread: 0.4, standard: 72 },
} as const;
export const withinStandardShare = 0.885;

export const stepUpShares = [
  ["none", 87.5],
  ["completed", 7.5],
  ["declined", 4.4],
  ["crisis", 0.6],
] as const;

/** What else happens to a case, now and then. */
export const turnShares = [
  ["plain", 78],
  ["passed-on-unseen", 7],
  ["handed-on", 3],
  ["lapses", 6],
  ["withdrawn", 3],
  ["pauses", 2],
  ["changes-peer", 1],
] as const;
export type Turn = (typeof turnShares)[number][0];
