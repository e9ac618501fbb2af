// A peer's own duty at a glance: turns to come, what others offer, shifts, leave, kept time, load, training.
import type { StaffActor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { type Peer, peerOf } from "#app/domain/peers/peer-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Leave, type Shift, type Turn, turnsOf } from "./rota.ts";
import { type Hold, hasFeed, holdsOf, rotaFrom } from "./rota-store.server.ts";

const shownDays = 14;

export interface OwnRota {
  outcome: "seen";
  turns: Turn[];
  offered: Turn[];
  shifts: Shift[];
  leaves: Leave[];
  holds: Hold[];
  isCalendarShared: boolean;
  caseCap: number;
  openCases: number;
  restingUntilOn: string | null;
  trainedUntilOn: string;
  /** Everything that a peer must have done holds today. */
  isTrained: boolean;
  /** What the peer has said of themselves. */
  self: Pick<Peer, "unitCode" | "roleFamily" | "seniority" | "gender" | "languages" | "channels">;
}

export async function seeOwnRota(
  actor: StaffActor,
  _input: Record<string, never>,
  world: World,
): Promise<OwnRota | { outcome: "not-allowed" }> {
  const { db, keyring, now, settings } = world;
  const found = await peerOf(db, keyring, actor.accountId);
  if (!may(actor, "plan-own-duty") || !found) return { outcome: "not-allowed" };
  const today = dayOf(now, settings.timeZone);
  const rota = await rotaFrom(db, addDays(today, -2));
  const toCome = turnsOf(rota, addDays(today, -1), shownDays + 1).filter(
    ({ to }) => to > now.getTime(),
  );
  const isTheirs = ({ accountId }: { accountId: string }) => accountId === actor.accountId;
  const { restingUntilOn, trainedUntilOn, caseCap } = found.peer;
  const { unitCode, roleFamily, seniority, gender, languages, channels } = found.peer;
  return {
    outcome: "seen",
    turns: toCome.filter((turn) => isTheirs(turn) && !turn.isAway),
    offered: toCome.filter((turn) => turn.isOffered && turn.ownerId !== actor.accountId),
    shifts: rota.shifts.filter(isTheirs).sort((a, b) => a.weekday - b.weekday),
    leaves: rota.leaves.filter((leave) => isTheirs(leave) && leave.toOn >= today),
    holds: await holdsOf(db, actor.accountId, now),
    isCalendarShared: await hasFeed(db, actor.accountId),
    caseCap,
    openCases: found.standing.openCases,
    restingUntilOn: restingUntilOn !== null && restingUntilOn > today ? restingUntilOn : null,
    trainedUntilOn,
    isTrained: trainedUntilOn >= today,
    self: { unitCode, roleFamily, seniority, gender, languages, channels },
  };
}
