// Who is asked first. What excludes a peer stands in conflict-of-interest.ts and is final; what stands here
// only orders those who are left. Every point has a reason that speaks of the peer, never of the requester.
import type { Gender, Seniority } from "#app/domain/peers/peer.ts";
import type { RoleFamily } from "#app/domain/roster/staff.ts";
import type { Channel } from "#app/domain/support-requests/request.ts";
import {
  type CaseConcern,
  exclusionsWith,
  type NamedStanding,
  ownExclusions,
} from "./conflict-of-interest.ts";

export interface Candidate {
  standing: NamedStanding;
  unitCode: string | null;
  /** Where the unit is; for meeting in person. */
  site: string | null;
  roleFamily: RoleFamily | null;
  seniority: Seniority | null;
  gender: Gender;
  languages: readonly string[];
  /** Null for all of them. */
  channels: readonly Channel[] | null;
  isOnDuty: boolean;
  /** Neither away nor out of training in the weeks in which follow-ups fall. */
  isSteady: boolean;
}

export interface Sought {
  unitCode: string | null;
  site: string | null;
  roleFamily: RoleFamily | null;
  channel: Channel;
  wishes: {
    area: "any" | "own" | "other";
    isSameProfession: boolean;
    gender: Gender | null;
    language: string | null;
    seniority: Seniority | null;
  };
}

/** What speaks for a peer, heaviest first. The first five are wishes: they come before convenience. */
export const fitReasons = [
  "language",
  "gender",
  "area",
  "profession",
  "seniority",
  "channel",
  "on-duty",
  "room",
  "site",
  "steady",
] as const;
export type FitReason = (typeof fitReasons)[number];

const weights: Record<FitReason, number> = {
  language: 64,
  gender: 48,
  area: 32,
  profession: 24,
  seniority: 16,
  channel: 12,
  "on-duty": 8,
  room: 6,
  site: 3,
  steady: 2,
};

/** Reasons a coordinator may see: a peer's own state. The others are made from what a person asked. */
export const ownStateReasons = ["on-duty", "room", "steady"] as const satisfies FitReason[];
export type OwnStateReason = (typeof ownStateReasons)[number];

/**
 * Reasons a peer may see beside a request before taking it: their own state, and wishes that the same row
 * shows anyway. How the person wants to be reached, and where, is not shown before, so neither are these.
 */
export const queueReasons = [
  "language",
  "gender",
  "area",
  "profession",
  "seniority",
  ...ownStateReasons,
] as const satisfies FitReason[];
export type QueueReason = (typeof queueReasons)[number];
export const shownInQueue = (reasons: readonly FitReason[]): QueueReason[] =>
  queueReasons.filter((reason) => reasons.includes(reason));

const languageOf = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";

const speaks = (peer: Candidate, tag: string): boolean =>
  peer.languages.some((spoken) => languageOf(spoken) === languageOf(tag));

export const ownStateOf = (peer: Candidate): OwnStateReason[] => [
  ...(peer.isOnDuty ? ["on-duty" as const] : []),
  ...(peer.standing.openCases === 0 ? ["room" as const] : []),
  ...(peer.isSteady ? ["steady" as const] : []),
];

/** Why this peer suits; a wish that was not made counts for nobody. */
export function fitOf(peer: Candidate, sought: Sought): FitReason[] {
  const { wishes } = sought;
  const reasons: FitReason[] = [];
  if (wishes.language !== null && speaks(peer, wishes.language)) reasons.push("language");
  if (wishes.gender !== null && peer.gender === wishes.gender) reasons.push("gender");
  if (wishes.area !== "any" && sought.unitCode !== null && peer.unitCode !== null) {
    const isOwn = peer.unitCode === sought.unitCode;
    if (isOwn === (wishes.area === "own")) reasons.push("area");
  }
  if (wishes.isSameProfession && sought.roleFamily !== null) {
    if (peer.roleFamily === sought.roleFamily) reasons.push("profession");
  }
  if (wishes.seniority !== null && peer.seniority === wishes.seniority) reasons.push("seniority");
  if (peer.channels?.includes(sought.channel) ?? true) reasons.push("channel");
  if (sought.channel === "in-person" && sought.site !== null && peer.site === sought.site) {
    reasons.push("site");
  }
  return [...reasons, ...ownStateOf(peer)];
}

export const pointsOf = (reasons: readonly FitReason[], peer: Candidate): number =>
  reasons.reduce((sum, reason) => sum + weights[reason], 0) - 2 * peer.standing.openCases;

export interface Ranked {
  peer: Candidate;
  reasons: FitReason[];
}

/**
 * Peers who may be asked, best first. @param tieBreak a number per peer that differs from case to case, so
 * that the same few are not always asked first.
 */
export function ranked(
  peers: readonly Candidate[],
  sought: Sought,
  concern: CaseConcern,
  today: string,
  tieBreak: (accountId: string) => number,
): Ranked[] {
  const excluding = exclusionsWith(concern, today);
  return peers
    .filter(({ standing }) => excluding(standing).length === 0)
    .map((peer) => {
      const reasons = fitOf(peer, sought);
      const tie = tieBreak(peer.standing.accountId);
      return { peer, reasons, points: pointsOf(reasons, peer), tie };
    })
    .sort((a, b) => b.points - a.points || a.tie - b.tie)
    .map(({ peer, reasons }) => ({ peer, reasons }));
}

/** How many peers are told at each step, those told before included. */
export const circleSizes = { "asked-few": 3, "asked-more": 10, "asked-all": 60 } as const;
export type CircleStep = keyof typeof circleSizes;

/** Of the ranked, whom to tell now. At first only those on duty, where anybody is. */
export function newlyAsked(
  found: readonly Ranked[],
  step: CircleStep,
  askedBefore: readonly string[],
): Candidate[] {
  const before = new Set(askedBefore);
  const onDuty = found.filter(({ peer }) => peer.isOnDuty);
  const circle = step === "asked-few" && onDuty.length > 0 ? onDuty : found;
  return circle
    .slice(0, circleSizes[step])
    .map(({ peer }) => peer)
    .filter(({ standing }) => !before.has(standing.accountId));
}

export const shownToCoordinator = 5;

/** A peer whose own state was weighed once, for every case of a page. */
export interface Weighed {
  peer: Candidate;
  reasons: OwnStateReason[];
  points: number;
}

/** Those whom nothing of their own keeps from taking a case, best first. */
export const weighed = (peers: readonly Candidate[], today: string): Weighed[] =>
  peers
    .filter(({ standing }) => ownExclusions(standing, today).length === 0)
    .map((peer) => {
      const reasons = ownStateOf(peer);
      return { peer, reasons, points: pointsOf(reasons, peer) };
    })
    .sort((a, b) => b.points - a.points);

/**
 * What a coordinator is shown for one request: peers by their own state only, drawn from half of all by a
 * secret of the case. So neither who is named nor who is missing tells what was asked or who asked.
 * @param from weighed, best first.
 * @param draw a secret number from 0 up to 1 per peer and case, the same at every view.
 */
export function suggestedTo(
  from: readonly Weighed[],
  concern: CaseConcern,
  today: string,
  draw: (accountId: string) => number,
): { peer: Candidate; reasons: OwnStateReason[] }[] {
  const excluding = exclusionsWith(concern, today);
  const best: (Weighed & { drawn: number })[] = [];
  for (const one of from) {
    const last = best.length < shownToCoordinator ? undefined : best.at(-1);
    // Everybody who comes later has fewer points than those found.
    if (last && one.points < last.points) break;
    const drawn = draw(one.peer.standing.accountId);
    if (drawn >= 0.5 || (last && drawn >= last.drawn)) continue;
    if (excluding(one.peer.standing).length > 0) continue;
    best.push({ ...one, drawn });
    best.sort((a, b) => b.points - a.points || a.drawn - b.drawn);
    best.splice(shownToCoordinator);
  }
  return best.map(({ peer, reasons }) => ({ peer, reasons }));
}
