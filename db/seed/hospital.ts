// An invented hospital: three sites, forty units, four thousand people. Nothing in it is anybody real;
// its mail domain is one that can never exist (RFC 2606).
import type { Gender } from "#app/domain/peers/peer.ts";
import type { RoleFamily } from "#app/domain/roster/staff.ts";
import { castMembers } from "./cast.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { familyNames, menNames, womenNames } from "./names.ts";
import { type InventedUnit, professionsOf, unitsOfHospital } from "./units.ts";

export const mailDomain = "hospital.example";
const staffTotal = 4_000;

export interface InventedPerson {
  /** Position in the list; how the plan names people. */
  index: number;
  /** As HR writes it, leading zeros included. */
  number: string;
  givenName: string;
  familyName: string;
  gender: Gender;
  email: string;
  phone: string;
  unit: InventedUnit;
  profession: string;
  roleFamily: RoleFamily;
  language: string;
  managerNumber: string | null;
}

export interface InventedHospital {
  units: readonly InventedUnit[];
  staff: readonly InventedPerson[];
}

const languages: readonly (readonly [string, number])[] = [
  ["en", 78],
  ["es", 11],
  ["tl", 3],
  ["zh", 2],
  ["vi", 2],
  ["ar", 2],
  ["pl", 1],
  ["pt", 1],
];

export const nameOf = (person: Pick<InventedPerson, "givenName" | "familyName">): string =>
  `${person.givenName} ${person.familyName}`;

const asciiOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();

/** How many work in each unit: by weight, the rounding left to the largest. */
function sizesOf(units: readonly InventedUnit[]): Map<string, number> {
  const weight = units.reduce((sum, unit) => sum + unit.weight, 0);
  const sizes = new Map(
    units.map((unit) => [unit.code, Math.round((unit.weight * staffTotal) / weight)]),
  );
  const placed = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const largest = units.reduce((a, b) => (b.weight > a.weight ? b : a));
  sizes.set(largest.code, (sizes.get(largest.code) ?? 0) + staffTotal - placed);
  return sizes;
}

/** 555-01xx is never given out; the extension makes each number somebody's own. */
const phoneOf = (index: number): string =>
  `555-01${String(index % 100).padStart(2, "0")} ext. ${4_000 + index}`;

interface Place {
  unit: InventedUnit;
  roleFamily: RoleFamily;
}

function placesOf(units: readonly InventedUnit[], chance: Chance): Place[] {
  const sizes = sizesOf(units);
  return units.flatMap((unit) =>
    chance
      .dealt(sizes.get(unit.code) ?? 0, unit.mix)
      .map((roleFamily): Place => ({ unit, roleFamily })),
  );
}

/** The same hospital for the same seed. The people of cast.ts come first. */
export function inventedHospital(seed: string): InventedHospital {
  const chance = chanceOf(seed, "hospital");
  const units = unitsOfHospital;
  const places = placesOf(units, chance);
  const numbers = chance.shuffled(Array.from({ length: 40_000 }, (_, number) => number + 1_000));
  const numberOf = (index: number) => String(numbers[index] ?? index).padStart(6, "0");
  const takenMail = new Set<string>();
  const takenName = new Set<string>();
  const mailOf = (given: string, family: string): string => {
    const plain = `${asciiOf(given)}.${asciiOf(family)}`;
    for (let turn = 1; ; turn += 1) {
      const mail = `${plain}${turn === 1 ? "" : turn}@${mailDomain}`;
      if (takenMail.has(mail)) continue;
      takenMail.add(mail);
      return mail;
    }
  };
  const cast = castMembers.map((member) => {
    takenName.add(`${member.givenName} ${member.familyName}`);
    const email = member.mailbox
      ? `${member.mailbox}@${mailDomain}`
      : mailOf(member.givenName, member.familyName);
    takenMail.add(email);
    return { ...member, email };
  });
  const nameAnew = (isWoman: boolean): { givenName: string; familyName: string } => {
    for (;;) {
      const givenName = chance.pick(isWoman ? womenNames : menNames);
      const familyName = chance.pick(familyNames);
      // The people a visitor plays keep their names to themselves.
      if (!takenName.has(`${givenName} ${familyName}`)) return { givenName, familyName };
    }
  };
  // A member of the cast takes the first free place of their unit and role.
  const free = [...places];
  const placeFor = (unitCode: string, roleFamily: RoleFamily): Place => {
    const at = free.findIndex(
      (place) => place.unit.code === unitCode && place.roleFamily === roleFamily,
    );
    const [place] = free.splice(at < 0 ? 0 : at, 1);
    if (!place) throw new RangeError("The cast does not fit the hospital.");
    return place;
  };
  const castPlaces = cast.map((member) => placeFor(member.unitCode, member.roleFamily));
  const staff = [...castPlaces, ...free].map((place, index): InventedPerson => {
    const member = cast[index];
    const isWoman = chance.isLucky(place.roleFamily === "nursing" ? 0.8 : 0.55);
    const name = nameAnew(isWoman);
    const profession = chance.pick(professionsOf[place.roleFamily]);
    const language = chance.pickWeighted(languages);
    return {
      index,
      number: numberOf(index),
      givenName: member?.givenName ?? name.givenName,
      familyName: member?.familyName ?? name.familyName,
      gender: member?.gender ?? (isWoman ? "woman" : "man"),
      email: member?.email ?? mailOf(name.givenName, name.familyName),
      phone: phoneOf(index),
      unit: place.unit,
      profession: member?.profession ?? profession,
      roleFamily: place.roleFamily,
      language: member ? "en" : language,
      managerNumber: null,
    };
  });
  return { units, staff: withManagers(staff, units) };
}

/** The last person of a unit leads it; the leaders report to the leader of the largest unit. */
function withManagers(
  staff: readonly InventedPerson[],
  units: readonly InventedUnit[],
): InventedPerson[] {
  const leaders = new Map(
    units.map((unit) => [unit.code, staff.findLast((person) => person.unit.code === unit.code)]),
  );
  const top = leaders.get("1000") ?? staff.at(-1);
  return staff.map((person) => {
    const leader = leaders.get(person.unit.code);
    const isLeader = leader?.index === person.index;
    const manager = isLeader ? top : leader;
    return {
      ...person,
      ...(isLeader ? { profession: `Head of unit, ${person.profession}` } : {}),
      managerNumber: manager && manager.index !== person.index ? manager.number : null,
    };
  });
}
