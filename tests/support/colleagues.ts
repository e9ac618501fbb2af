// A colleague on the roster, who can be offered support by work address.

import type { StaffId } from "#app/domain/ids.ts";
import { normalAddress } from "#app/domain/mail/mail-address.ts";
import { knownUnits, staffToAdd, unitsToAdd } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

export async function aColleague(
  world: World,
  email: string,
  details: { name?: string; managerId?: StaffId } = {},
): Promise<StaffId> {
  const id = world.newId<StaffId>();
  const isFirst = (await knownUnits(world.db)).length === 0;
  await world.db.allOrNothing((tx) => [
    ...(isFirst ? unitsToAdd(tx, [{ code: "U1", name: "Ward 1", site: "Main" }]) : []),
    ...staffToAdd(tx, world.keyring, [
      {
        id,
        number: id,
        name: details.name ?? "Colleague",
        email: normalAddress(email),
        leavesOn: null,
        unitCode: "U1",
        profession: "Nurse",
        roleFamily: "nursing",
        language: "en",
        managerId: details.managerId ?? null,
      },
    ]).map(({ statement }) => statement),
  ]);
  return id;
}
