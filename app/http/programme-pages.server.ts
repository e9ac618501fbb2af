// The coordinator's pages in words. Peers' names and hours; nothing about who asked.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { DutyHours } from "#app/domain/duty/duty-hours.ts";
import { neverTrained } from "#app/domain/peers/peer.ts";
import type { PeerAtLimit, Programme } from "#app/domain/programme/see-programme.server.ts";
import type { ProgrammeRota } from "#app/domain/programme/see-rota.server.ts";
import { clockWords, dayWords, weekdayWords } from "#app/ui/moment.ts";
import { spanWords } from "./availability-page.server.ts";
import type { Visit } from "./guard.server.ts";

const shownPeer = (peer: PeerAtLimit, visit: Visit) => {
  const words = (day: string) => dayWords(day, visit.locale);
  const left = peer.trainingEndsInDays;
  const isLapsed = left !== null && left < 0;
  return {
    name: peer.name,
    openCases: peer.openCases,
    caseCap: peer.caseCap,
    isFull: peer.isFull,
    isNearFull: !peer.isFull && peer.openCases === peer.caseCap - 1 && peer.openCases > 0,
    restingUntil: peer.restingUntilOn ? words(peer.restingUntilOn) : null,
    isUntrained: peer.trainedUntilOn === neverTrained,
    lapsedOn: isLapsed && peer.trainedUntilOn !== neverTrained ? words(peer.trainedUntilOn) : null,
    trainedUntil: left !== null && left >= 0 ? words(peer.trainedUntilOn) : null,
  };
};

export function programmePage(seen: Programme, visit: Visit) {
  return {
    waiting: seen.waiting,
    gaps: seen.gaps.map((gap) => spanWords(gap, visit)),
    hasRota: seen.hasRota,
    hasHours: seen.hasHours,
    canCall: seen.canCall,
    peers: seen.peers.map((peer) => shownPeer(peer, visit)),
    peerCount: seen.peerCount,
    groupsToStaff: seen.groupsToStaff,
    unansweredHandOffs: seen.unansweredHandOffs,
  };
}
export type ProgrammePage = ReturnType<typeof programmePage>;

/** Names one line of the hours in a form. */
export const hoursKey = ({ weekday, fromMinute, toMinute }: DutyHours): string =>
  `${weekday} ${fromMinute} ${toMinute}`;

export function rotaPage(seen: ProgrammeRota, visit: Visit) {
  const { timeZone } = visit.world.settings;
  return {
    hours: seen.hours.map((hours) => ({
      key: hoursKey(hours),
      day: weekdayWords(hours.weekday, visit.locale),
      from: clockWords(hours.fromMinute, visit.locale),
      to: clockWords(hours.toMinute, visit.locale),
    })),
    turns: seen.turns.map((turn) => ({
      ...spanWords(turn, visit),
      on: dayOf(new Date(turn.from), timeZone),
      name: turn.name,
      isAway: turn.isAway,
      isOffered: turn.isOffered,
    })),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      value: String(weekday),
      label: weekdayWords(weekday, visit.locale),
    })),
  };
}
export type RotaPage = ReturnType<typeof rotaPage>;
