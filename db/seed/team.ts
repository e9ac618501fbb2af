// Who has a task in the programme: the cast, and peers from every kind of unit.
import type { Role } from "#app/domain/access/roles.ts";
import { castMembers } from "./cast.ts";
import { chanceOf } from "./chance.ts";
import type { InventedHospital, InventedPerson } from "./hospital.ts";

export const peerTotal = 60;

export interface TeamMember {
  person: InventedPerson;
  roles: readonly Role[];
  /** Languages spoken; peers only. */
  languages: string[];
  caseCap: number;
  /** Days from the present until training lapses, and until a rest ends; peers only. */
  trainedForDays: number;
  restsForDays: number;
}

const secondLanguages: Record<string, string> = { Maya: "es", Jonas: "de" };

/** Peers first, in the order the plan counts them; then the others. */
export function inventedTeam(
  seed: string,
  hospital: InventedHospital,
): { peers: TeamMember[]; others: TeamMember[] } {
  const chance = chanceOf(seed, "team");
  const cast = castMembers.map((member, index) => ({ member, person: hospital.staff[index] }));
  const castPeople = new Set(cast.map(({ person }) => person?.index));
  const memberOf = (person: InventedPerson, roles: readonly Role[]): TeamMember => ({
    person,
    roles,
    languages: [...new Set(["en", person.language, secondLanguages[person.givenName] ?? "en"])],
    caseCap: 3,
    trainedForDays: 60 + chance.whole(400),
    restsForDays: 0,
  });
  const played = cast.flatMap(({ member, person }) =>
    person && member.roles.length > 0 ? [memberOf(person, member.roles)] : [],
  );
  const candidates = chance.shuffled(
    hospital.staff.filter(
      (person) => !castPeople.has(person.index) && person.unit.kind !== "behind",
    ),
  );
  const porters = chance
    .shuffled(hospital.staff.filter((person) => person.unit.kind === "behind"))
    .filter((person) => !castPeople.has(person.index))
    .slice(0, 6);
  const peersPlayed = played.filter(({ roles }) => roles.includes("peer"));
  const rest = [...porters, ...candidates].slice(0, peerTotal - peersPlayed.length);
  const peers = [...peersPlayed, ...rest.map((person) => memberOf(person, ["peer"]))].map(
    (peer, index) => ({ ...peer, restsForDays: index === 7 ? 12 : 0 }),
  );
  return { peers, others: played.filter(({ roles }) => !roles.includes("peer")) };
}
