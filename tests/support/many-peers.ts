// Peers by the dozen, written as rows: nobody signs in as them, and hashing a password for each would take
// longer than what is tested.
import { accountToAdd, roleToAdd, sealPerson } from "#app/domain/access/account-store.server.ts";
import type { Role } from "#app/domain/access/roles.ts";
import type { AccountId, StaffId } from "#app/domain/ids.ts";
import { type PeerToAdd, peerToAdd } from "#app/domain/peers/peer-store.server.ts";
import type { World } from "#app/domain/world.server.ts";

export interface PersonToJoin {
  name: string;
  email: string;
  roles: readonly Role[];
  staffId?: StaffId | null;
  /** For peers. */
  peer?: Partial<Omit<PeerToAdd, "accountId">>;
}

const peerAsUsual = {
  unitCode: null,
  roleFamily: "nursing",
  gender: "not-said",
  languages: "en",
  caseCap: 3,
  approvedOn: "2020-01-01",
  restingUntilOn: null,
  trainedUntilOn: "2099-12-31",
} as const;

/** @returns their accounts, in the order given. */
export async function joinedPeople(
  people: readonly PersonToJoin[],
  world: World,
): Promise<AccountId[]> {
  const ids = people.map(() => world.newId<AccountId>());
  for (let made = 0; made < people.length; made += 100) {
    await world.db.allOrNothing((tx) =>
      people.slice(made, made + 100).flatMap((person, index) => {
        const id = ids[made + index] as AccountId;
        const { name, email, roles, staffId = null, peer } = person;
        return [
          accountToAdd(tx, {
            id,
            emailTag: id,
            sealedPerson: sealPerson(world.keyring, id, { name, email }),
            passwordHash: null,
            state: "active",
            staffId,
            createdOn: "2026-01-01",
          }),
          ...roles.map((role) => roleToAdd(tx, id, role)),
          ...(roles.includes("peer")
            ? [peerToAdd(tx, { ...peerAsUsual, ...peer, accountId: id })]
            : []),
        ];
      }),
    );
  }
  return ids;
}
