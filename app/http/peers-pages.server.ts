// The coordinator's pages of the peers: what they show, and what each of their forms does.
import type { AccountId, CandidateId } from "#app/domain/ids.ts";
import { approvePeer } from "#app/domain/peers/approve-peer.server.ts";
import { screeningForm, screeningPoints } from "#app/domain/peers/candidate.ts";
import { endPair } from "#app/domain/peers/end-pair.server.ts";
import { keepTraining } from "#app/domain/peers/keep-training.server.ts";
import { pairPeers } from "#app/domain/peers/pair-peers.server.ts";
import { screenCandidate } from "#app/domain/peers/screen-candidate.server.ts";
import { type Held, type OnePeer, seePeer } from "#app/domain/peers/see-peer.server.ts";
import { seeCandidate, seePeers } from "#app/domain/peers/see-peers.server.ts";
import type { SeenPair } from "#app/domain/peers/seen-pairs.server.ts";
import { stepDown } from "#app/domain/peers/step-down.server.ts";
import {
  catalogue,
  type TrainingModule,
  taughtModules,
  trainingForm,
  trainingModules,
} from "#app/domain/peers/training.ts";
import { dayWithYear, dayWords } from "#app/ui/moment.ts";
import { type FieldProblem, readAnswers, type TypedValues, textOf } from "./form-reply.server.ts";
import { notFound, type Reader, type StaffVisit } from "./guard.server.ts";
import { workNav } from "./work-nav.server.ts";

export interface PeerReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  /** Asked once more before somebody is taken out. */
  isSure?: boolean;
}

interface CatalogueLine {
  module: TrainingModule;
  months: number;
  need: "needed" | "renews" | "notNeeded";
}

export async function peersPage(visit: StaffVisit) {
  const seen = await seePeers(visit.actor, {}, visit.world);
  if (seen.outcome === "not-allowed") throw notFound();
  const words = (day: string) => dayWords(day, visit.locale);
  return {
    work: workNav(visit),
    said: new URL(visit.request.url).searchParams.get("said"),
    candidates: seen.candidates.map(({ id, name, stage, sinceOn }) => ({
      id,
      name,
      stage,
      since: words(sinceOn),
    })),
    catalogue: trainingModules.map(
      (module): CatalogueLine => ({
        module,
        months: catalogue[module].validMonths,
        need: module === "refresher" ? "renews" : catalogue[module].meets ? "needed" : "notNeeded",
      }),
    ),
    peers: seen.peers.map(({ accountId, name, isApproved, trainedUntilOn }) => ({
      id: accountId as string,
      name,
      isApproved,
      trainedUntil: trainedUntilOn ? dayWithYear(trainedUntilOn, visit.locale) : null,
    })),
  };
}
export type PeersPage = Awaited<ReturnType<typeof peersPage>>;

/** What holds until when, in words. */
export const shownHeld = (held: readonly Held[], { locale }: Reader) =>
  held.map(({ requirement, untilOn, isValid }) => ({
    requirement,
    until: untilOn ? dayWithYear(untilOn, locale) : null,
    isValid,
  }));

/** The two of a pair, as a form names them. */
export const shownPairs = (pairs: readonly SeenPair[]) =>
  pairs.map(({ menteeId, mentorId, ...shown }) => ({ ...shown, pair: `${menteeId} ${mentorId}` }));

/** @returns the word of what happened. */
export async function pairEnded(values: TypedValues, { actor, world }: StaffVisit) {
  const [menteeId, mentorId] = textOf(values, "pair").split(" ") as AccountId[];
  if (!menteeId || !mentorId) throw notFound();
  return saidOf(await endPair(actor, { menteeId, mentorId }, world));
}

const shownPeer = ({ accountId, held, completions, ...peer }: OnePeer, visit: Reader) => ({
  ...peer,
  id: accountId as string,
  held: shownHeld(held, visit),
  pairs: shownPairs(peer.pairs),
  mentors: peer.mentors.map(({ accountId: mentor, name }) => ({
    value: mentor as string,
    label: name,
  })),
  completions: completions.map(({ id, module, completedOn }) => ({
    id,
    module,
    on: dayWithYear(completedOn, visit.locale),
  })),
});

/** One person: a candidate by the candidate's id, a peer by the account's. */
export async function peerPage(visit: StaffVisit) {
  const { actor, world, params, request } = visit;
  const id = params.person ?? "";
  const peer = await seePeer(actor, { accountId: id as AccountId }, world);
  const candidate = peer
    ? null
    : await seeCandidate(actor, { candidateId: id as CandidateId }, world);
  if (!candidate && !peer) throw notFound();
  return {
    work: workNav(visit),
    said: new URL(request.url).searchParams.get("said"),
    points: [...screeningPoints],
    taught: [...taughtModules],
    candidate: candidate
      ? { ...candidate, sinceOn: dayWords(candidate.sinceOn, visit.locale) }
      : null,
    peer: peer ? shownPeer(peer, visit) : null,
  };
}
export type PeerPage = Awaited<ReturnType<typeof peerPage>>;

/** @returns where to go and what to say there, or what needs another look. */
export async function peerDeed(
  values: TypedValues,
  visit: StaffVisit,
): Promise<{ said: string; isGone?: boolean } | PeerReply> {
  const { actor, world, params } = visit;
  const candidateId = (params.person ?? "") as CandidateId;
  const accountId = (params.person ?? "") as AccountId;
  switch (textOf(values, "do")) {
    case "screen": {
      const read = readAnswers(visit, screeningForm, values);
      if (!read.isRight) return { problems: read.problems, values };
      const { outcome } = await screenCandidate(actor, { candidateId, suits: true }, world);
      return { said: outcome };
    }
    case "let-go": {
      const { outcome } = await screenCandidate(actor, { candidateId, suits: false }, world);
      return { said: outcome, isGone: true };
    }
    case "approve-candidate":
      return saidOf(await approvePeer(actor, { candidateId }, world));
    case "approve": {
      const read = readAnswers(visit, screeningForm, values);
      if (!read.isRight) return { problems: read.problems, values };
      return saidOf(await approvePeer(actor, { accountId }, world));
    }
    case "train": {
      const read = readAnswers(visit, trainingForm, values);
      if (!read.isRight) return { problems: read.problems, values };
      const { outcome } = await keepTraining(actor, { accountId, ...read.answers }, world);
      if (outcome !== "day-out-of-bounds") return saidOf({ outcome });
      const text = visit.language.t("training.problems.bounds");
      return { problems: [{ field: "completedOn", text }], values };
    }
    case "untrain":
      return saidOf(await keepTraining(actor, { accountId, remove: textOf(values, "id") }, world));
    case "pair": {
      const mentorId = textOf(values, "mentor") as AccountId;
      return saidOf(await pairPeers(actor, { menteeId: accountId, mentorId }, world));
    }
    case "end-pair":
      return pairEnded(values, visit);
    case "take-out": {
      if (accountId === actor.accountId) return { said: "own-account" };
      if (textOf(values, "sure") !== "yes") return { isSure: false };
      const done = saidOf(await stepDown(actor, { accountId }, world));
      return { ...done, isGone: true };
    }
    default:
      throw notFound();
  }
}

function saidOf({ outcome }: { outcome: string }): { said: string } {
  if (outcome === "not-found") throw notFound();
  return { said: outcome };
}
