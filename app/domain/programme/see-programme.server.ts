// The coordinator's page: is somebody there for the next two weeks, does anybody wait too long, which groups
// need people, who is near their limits. Made of counts, hours and the peers' own state; nothing in it comes from what was asked, so
// no sequence of views tells who asked.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf, daysBetween } from "#app/domain/calendar/local-time.ts";
import { canCall } from "#app/domain/calling/call.ts";
import { dutySpans } from "#app/domain/duty/duty-hours.ts";
import { plannedDutyHours } from "#app/domain/duty/duty-store.server.ts";
import { merged, type Span, within, without } from "#app/domain/duty/span.ts";
import { groupsToStaff } from "#app/domain/groups/group-sight.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { peerOf, peersForMatching } from "#app/domain/peers/peer-store.server.ts";
import { noticeDays } from "#app/domain/peers/training-notices.ts";
import { coveredBy, turnsOf } from "#app/domain/rota/rota.ts";
import { rotaFrom } from "#app/domain/rota/rota-store.server.ts";
import { unansweredHandOffs } from "#app/domain/step-ups/hand-off-store.server.ts";
import { stepsDue } from "#app/domain/step-ups/unanswered.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { type ResponseClass, responseClasses } from "#app/domain/support-requests/request.ts";
import { exclusionsFor } from "#app/domain/triage/case-concern.server.ts";
import { type ClockHead, casesOnClock } from "#app/domain/triage/clock-store.server.ts";
import { isHiddenFrom } from "#app/domain/triage/conflict-of-interest.ts";
import type { World } from "#app/domain/world.server.ts";

const aheadDays = 14;
/** From this step of the response clock on, a coordinator has been called. */
const calledStep = { waiting: 4, taken: 2 } as const;

export interface WaitingOfClass {
  responseClass: ResponseClass;
  waiting: number;
  /** Of those who wait or whose peer has not tried yet: a coordinator was called. */
  called: number;
}
export interface PeerAtLimit {
  name: string;
  openCases: number;
  caseCap: number;
  isFull: boolean;
  restingUntilOn: string | null;
  trainedUntilOn: string;
  /** Null while it is far off. */
  trainingEndsInDays: number | null;
}
export interface Programme {
  outcome: "seen";
  waiting: WaitingOfClass[];
  /** Hours the programme wants covered and nobody is there. */
  gaps: Span[];
  hasRota: boolean;
  hasHours: boolean;
  canCall: boolean;
  peers: PeerAtLimit[];
  peerCount: number;
  /** Groups that still need a time or people. */
  groupsToStaff: number;
  /** Hand-offs to more help that nobody has answered a day later. */
  unansweredHandOffs: number;
}

export async function seeProgramme(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<Programme | { outcome: "not-allowed" }> {
  if (!may(actor, "see-programme")) return { outcome: "not-allowed" };
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const all = await peersForMatching(db, keyring);
  const hours = await plannedDutyHours(db);
  const firstOn = addDays(today, -2);
  const rota = await rotaFrom(db, firstOn);
  const standing = new Map(all.map(({ peer }) => [peer.accountId as string, peer]));
  const isThere = (accountId: string, on: string): boolean => {
    const peer = standing.get(accountId);
    if (!peer || peer.trainedUntilOn < on) return false;
    return peer.restingUntilOn === null || peer.restingUntilOn <= on;
  };
  const wanted = dutySpans(hours, firstOn, aheadDays + 2, settings.timeZone);
  const covered = coveredBy(turnsOf(rota, firstOn, aheadDays + 2), isThere);
  const gaps = rota.shifts.length === 0 ? [] : without(wanted, merged(covered));
  const endMs = now.getTime() + aheadDays * 86_400_000;
  return {
    outcome: "seen",
    waiting: await waitingByClass(actor, today, world),
    gaps: within(gaps, now.getTime(), endMs),
    hasRota: rota.shifts.length > 0,
    hasHours: hours.length > 0,
    canCall: canCall(settings.call),
    peers: all
      .map(({ peer, standing: { name, openCases } }): PeerAtLimit => {
        const left = daysBetween(today, peer.trainedUntilOn);
        const { restingUntilOn, caseCap, trainedUntilOn } = peer;
        const isResting = restingUntilOn !== null && restingUntilOn > today;
        return {
          name,
          openCases,
          caseCap,
          isFull: openCases >= caseCap,
          restingUntilOn: isResting ? restingUntilOn : null,
          trainedUntilOn,
          trainingEndsInDays: left <= noticeDays[0] ? left : null,
        };
      })
      .filter((peer) => isAtLimit(peer))
      .sort((a, b) => a.name.localeCompare(b.name)),
    peerCount: all.length,
    groupsToStaff: await groupsToStaff(actor, world),
    unansweredHandOffs: (await unansweredHandOffs(db)).filter(
      ({ expiresOn }) => stepsDue(expiresOn, today).length > 0,
    ).length,
  };
}

const isAtLimit = ({ openCases, caseCap, restingUntilOn, trainingEndsInDays }: PeerAtLimit) =>
  openCases >= Math.max(1, caseCap - 1) || restingUntilOn !== null || trainingEndsInDays !== null;

async function waitingByClass(
  actor: StaffActor,
  today: string,
  world: World,
): Promise<WaitingOfClass[]> {
  const heads = await casesOnClock(world.db);
  const hidden = await hiddenFrom(actor, today, world);
  const isCalled = ({ state, clockStep }: ClockHead) => clockStep >= calledStep[state];
  return responseClasses.map((responseClass) => {
    const ofClass = heads.filter(
      (head) => head.responseClass === responseClass && !hidden.has(head.id),
    );
    return {
      responseClass,
      waiting: ofClass.filter(({ state }) => state === "waiting").length,
      called: ofClass.filter(isCalled).length,
    };
  });
}

/** A coordinator who is also a peer counts no request that must not exist for them. */
async function hiddenFrom(actor: StaffActor, today: string, world: World): Promise<Set<CaseId>> {
  const found = await peerOf(world.db, world.keyring, actor.accountId);
  const hidden = new Set<CaseId>();
  if (!found) return hidden;
  for (const entry of await waitingCases(world.db)) {
    const caseKey = caseKeyOf(world.keyring, entry);
    const asked = openRequest(caseKey, entry.supportCase);
    const reasons = await exclusionsFor(
      found.standing,
      caseKey,
      entry.supportCase,
      asked,
      today,
      world,
    );
    if (isHiddenFrom(reasons)) hidden.add(entry.supportCase.id);
  }
  return hidden;
}
