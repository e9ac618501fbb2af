// The hospital of a simulated month before its first day: the staff list taken on as HR exports it, peers from
// its units on a rota by their own hands, some away for a week, some turns swapped.
import { planDutyHours, takeOnStaff } from "#app/command-line/demo/set-up-hospital.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { staffByEmail } from "#app/domain/roster/staff-store.server.ts";
import { addLeave } from "#app/domain/rota/add-leave.server.ts";
import { addShift } from "#app/domain/rota/add-shift.server.ts";
import { offerTurn } from "#app/domain/rota/offer-turn.server.ts";
import { shiftForm } from "#app/domain/rota/rota-form.ts";
import { seeOwnRota } from "#app/domain/rota/see-own-rota.server.ts";
import { takeTurn } from "#app/domain/rota/take-turn.server.ts";
import { castMembers } from "#db/seed/cast.ts";
import { chanceOf } from "#db/seed/chance.ts";
import { type InventedHospital, inventedHospital, nameOf } from "#db/seed/hospital.ts";
import { inventedTeam } from "#db/seed/team.ts";
import { newAgenda } from "./agenda.ts";
import { joinedPeople } from "./many-peers.ts";
import type { ClockedWorld } from "./response-runs.ts";
import { type Crew, hourMs } from "./simulated-peers.ts";

export type RotaShape = "day-and-night" | "by-day";

const turnsOfDay: Record<RotaShape, readonly (readonly [string, string])[]> = {
  "day-and-night": [
    ["06:00", "14:00"],
    ["14:00", "22:00"],
    ["22:00", "06:00"],
  ],
  "by-day": [
    ["06:00", "14:00"],
    ["14:00", "22:00"],
  ],
};
/** In each turn, so that one of them may be full or away. */
const peersInTurn = 2;

export interface LivingHospital {
  hospital: InventedHospital;
  outside: ReadonlySet<number>;
  crew: Crew;
  addressOf: ReadonlyMap<string, string>;
  coordinatorAddress: string;
}

/** @param startMs the first moment of the month; everything is made two days before. */
export async function livingHospital(
  { seed, rota, days }: { seed: string; rota: RotaShape; days: number },
  world: ClockedWorld,
  startMs: number,
): Promise<LivingHospital> {
  const before = world.at(new Date(startMs - 48 * hourMs).toISOString());
  const hospital = inventedHospital(seed);
  await takeOnStaff(hospital, before);
  await planDutyHours(before);
  const team = inventedTeam(seed, hospital);
  const today = dayOf(before.now, before.settings.timeZone);
  const peers = await Promise.all(
    team.peers.map(async ({ person, languages, caseCap, trainedForDays }) => ({
      name: nameOf(person),
      email: person.email,
      roles: ["peer" as const],
      staffId: (await staffByEmail(before.db, before.keyring, person.email))?.id ?? null,
      peer: {
        unitCode: person.unit.code,
        roleFamily: person.roleFamily,
        gender: person.gender,
        languages: languages.join(" "),
        caseCap,
        trainedUntilOn: addDays(today, trainedForDays),
      },
    })),
  );
  const coordinatorAddress = "coordinator@hospital.example";
  const coordination = {
    name: "Carla Ortiz",
    email: coordinatorAddress,
    roles: ["coordinator" as const],
  };
  const ids = await joinedPeople([...peers, coordination], before);
  const actors = ids.map((accountId, index): StaffActor => {
    const roles = index < peers.length ? (["peer"] as const) : (["coordinator"] as const);
    return { kind: "staff", accountId, roles };
  });
  const coordinator = actors.at(-1);
  if (!coordinator) throw new Error("nobody joined");
  const crew: Crew = {
    peers: peers.map(({ email }, index) => ({
      actor: actors[index] as StaffActor,
      email,
      onDutyUntil: 0,
    })),
    coordinator,
    agenda: newAgenda(),
    chance: chanceOf(seed, "people"),
    isGone: false,
  };
  await planRota(crew, turnsOfDay[rota], days, before);
  const all = [...team.peers, ...team.others].map(({ person }) => person.index);
  return {
    hospital,
    outside: new Set([...castMembers.keys(), ...all]),
    crew,
    addressOf: new Map(ids.map((id, index) => [id, peers[index]?.email ?? coordinatorAddress])),
    coordinatorAddress,
  };
}

async function planRota(
  crew: Crew,
  times: readonly (readonly [string, string])[],
  days: number,
  world: ClockedWorld,
): Promise<void> {
  let next = 0;
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    for (const [from, to] of times) {
      for (let place = 0; place < peersInTurn; place += 1) {
        const peer = crew.peers[next];
        next += 1;
        if (!peer) throw new Error("too few peers for this rota");
        await addShift(peer.actor, shiftForm.parse({ weekday, from, to, everyWeeks: "1" }), world);
      }
    }
  }
  const today = dayOf(world.now, world.settings.timeZone);
  const spare = crew.peers[next];
  // One of two in a turn is away for a week, another hands a turn to somebody without shifts of their own.
  for (const [index, peer] of crew.peers.slice(0, 10).entries()) {
    if (index === 2 || index === 6) {
      const fromOn = addDays(today, Math.floor(days / 3));
      await addLeave(peer.actor, { fromOn, toOn: addDays(fromOn, 6) }, world);
    }
    if (index !== 9 || !spare) continue;
    const own = await seeOwnRota(peer.actor, {}, world);
    const turn = own.outcome === "seen" ? own.turns.at(-1) : undefined;
    if (!turn) continue;
    const named = { shiftId: turn.shiftId, turnOn: turn.on };
    await offerTurn(peer.actor, named, world);
    await takeTurn(spare.actor, named, world);
  }
}
