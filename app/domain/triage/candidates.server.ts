// Everybody who might take a request, as matching sees them: who they are, what they offer, whether they
// are on duty at this moment and stay around for the weeks of follow-up.
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { dutySpans } from "#app/domain/duty/duty-hours.ts";
import { plannedDutyHours } from "#app/domain/duty/duty-store.server.ts";
import { isCovered } from "#app/domain/duty/span.ts";
import {
  type PeerForMatching,
  type PeerWithStanding,
  peersForMatching,
} from "#app/domain/peers/peer-store.server.ts";
import { type Rota, turnsOf } from "#app/domain/rota/rota.ts";
import { rotaFrom } from "#app/domain/rota/rota-store.server.ts";
import type { Channel } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { type NamedStanding, namedStanding, type PeerStanding } from "./conflict-of-interest.ts";
import type { Candidate } from "./matching.ts";

/** Follow-ups of the first weeks stay with the same peer, if they can. */
const steadyDays = 14;

/** Taking a name apart is slow, and the same names come again with every page. */
const takenApart = new Map<string, Pick<NamedStanding, "nameParts" | "sortedName">>();
const mostTakenApart = 5_000;
function namePartsOf(standing: PeerStanding) {
  const known = takenApart.get(standing.name);
  if (known) return known;
  if (takenApart.size >= mostTakenApart) takenApart.clear();
  const { nameParts, sortedName } = namedStanding(standing);
  takenApart.set(standing.name, { nameParts, sortedName });
  return { nameParts, sortedName };
}

export interface CandidateToAsk extends Candidate {
  email: string;
}

/** The accounts on duty now. Where no peer is named on a rota, everybody is while the programme is open. */
async function onDutyNow(rota: Rota, world: World): Promise<(accountId: string) => boolean> {
  const { db, now, settings } = world;
  const firstOn = addDays(dayOf(now, settings.timeZone), -2);
  if (rota.shifts.length === 0) {
    const hours = await plannedDutyHours(db);
    const isOpen = isCovered(dutySpans(hours, firstOn, 4, settings.timeZone), now.getTime());
    return () => isOpen;
  }
  const here = turnsOf(rota, firstOn, 4).filter(
    (turn) => !turn.isAway && turn.from <= now.getTime() && now.getTime() < turn.to,
  );
  const accounts = new Set(here.map(({ accountId }) => accountId));
  return (accountId) => accounts.has(accountId);
}

export async function candidates(world: World): Promise<CandidateToAsk[]> {
  const { db, keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const rota = await rotaFrom(db, addDays(today, -2));
  const isOnDuty = await onDutyNow(rota, world);
  const until = addDays(today, steadyDays);
  const leaving = new Set(
    rota.leaves.filter(({ fromOn }) => fromOn <= until).map(({ accountId }) => accountId),
  );
  return (await peersForMatching(db, keyring)).map((found) =>
    candidateOf(found, isOnDuty, (accountId) => leaving.has(accountId), until),
  );
}

/** The one peer who looks at the queue; as `candidates` sees them, without reading all the others. */
export async function candidateFor(
  { peer, standing }: PeerWithStanding,
  world: World,
): Promise<Candidate> {
  const { db, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const rota = await rotaFrom(db, addDays(today, -2));
  const isOnDuty = await onDutyNow(rota, world);
  const until = addDays(today, steadyDays);
  const isLeaving = rota.leaves.some(
    ({ accountId, fromOn }) => accountId === peer.accountId && fromOn <= until,
  );
  const found = { peer, standing, email: "", site: null };
  return candidateOf(found, isOnDuty, () => isLeaving, until);
}

function candidateOf(
  { peer, standing, email, site }: PeerForMatching,
  isOnDuty: (accountId: string) => boolean,
  isLeaving: (accountId: string) => boolean,
  until: string,
): CandidateToAsk {
  return {
    standing: { ...standing, ...namePartsOf(standing) },
    email,
    unitCode: peer.unitCode,
    site,
    roleFamily: peer.roleFamily,
    seniority: peer.seniority,
    gender: peer.gender,
    languages: peer.languages.split(" ").filter(Boolean),
    channels: peer.channels === null ? null : (peer.channels.split(" ") as Channel[]),
    isOnDuty: isOnDuty(peer.accountId),
    isSteady: !isLeaving(peer.accountId) && peer.trainedUntilOn >= until,
  };
}
