// The only file that queries peers. A peer's standing joins what decides whether a case may be theirs.
import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { openPerson, type Person } from "#app/domain/access/account-store.server.ts";
import type { AccountState } from "#app/domain/access/roles.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { openCaseCount, openCaseCounts } from "#app/domain/support-requests/case-store.server.ts";
import type { PeerStanding } from "#app/domain/triage/conflict-of-interest.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { accountRoles, accounts } from "#db/schema/access.ts";
import { peers } from "#db/schema/peers.ts";
import { staff, units } from "#db/schema/roster.ts";
import { neverTrained } from "./peer.ts";

export type Peer = typeof peers.$inferSelect;

export interface PeerWithStanding {
  peer: Peer;
  standing: PeerStanding;
}

export async function peerOf(
  db: Db,
  keyring: Keyring,
  accountId: AccountId,
): Promise<PeerWithStanding | null> {
  const rows = await db.reader
    .select({ peer: peers, account: accounts, managerId: staff.managerId })
    .from(peers)
    .innerJoin(accounts, eq(accounts.id, peers.accountId))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(eq(peers.accountId, accountId))
    .limit(1);
  const [row] = rows;
  if (!row) return null;
  const { peer, account, managerId } = row;
  return {
    peer,
    standing: {
      accountId,
      name: openPerson(keyring, account).name,
      staffId: account.staffId,
      managerId,
      openCases: await openCaseCount(db, accountId),
      caseCap: peer.caseCap,
      isApproved: peer.approvedOn !== null,
      restingUntilOn: peer.restingUntilOn,
      trainedUntilOn: peer.trainedUntilOn,
    },
  };
}

export interface PeerForMatching extends PeerWithStanding {
  email: string;
  /** Where the unit is; null when not known. */
  site: string | null;
}

/** Opening 2,000 names takes longer than matching them; a ciphertext never means another name. */
const opened = new Map<string, Person>();
const mostOpened = 5_000;
function openedPerson(keyring: Keyring, account: Parameters<typeof openPerson>[1]): Person {
  const key = `${account.id} ${account.sealedPerson}`;
  const known = opened.get(key);
  if (known) return known;
  if (opened.size >= mostOpened) opened.clear();
  const person = openPerson(keyring, account);
  opened.set(key, person);
  return person;
}

/** Only whoever has the role is asked for anything, row or not. */
const isPeerStill = and(eq(accountRoles.accountId, peers.accountId), eq(accountRoles.role, "peer"));

/** Every approved peer with a working account, for matching. */
export const peersForMatching = async (db: Db, keyring: Keyring): Promise<PeerForMatching[]> =>
  (await peersWithAccount(db, keyring, ["active"])).filter(({ standing }) => standing.isApproved);

/** Every peer with the role, approved or not; their open cases counted in one go. */
export async function peersWithAccount(
  db: Db,
  keyring: Keyring,
  states: readonly AccountState[],
): Promise<PeerForMatching[]> {
  const rows = await db.reader
    .select({
      peer: peers,
      account: {
        id: accounts.id,
        sealedPerson: accounts.sealedPerson,
        staffId: accounts.staffId,
      },
      managerId: staff.managerId,
      site: units.site,
    })
    .from(peers)
    .innerJoin(accounts, eq(accounts.id, peers.accountId))
    .innerJoin(accountRoles, isPeerStill)
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .leftJoin(units, eq(units.code, peers.unitCode))
    .where(inArray(accounts.state, [...states]))
    .orderBy(asc(peers.accountId));
  const open = await openCaseCounts(db);
  return rows.map(({ peer, account, managerId, site }) => {
    const { name, email } = openedPerson(keyring, account);
    return {
      peer,
      email,
      site,
      standing: {
        accountId: peer.accountId,
        name,
        staffId: account.staffId,
        managerId,
        openCases: open.get(peer.accountId) ?? 0,
        caseCap: peer.caseCap,
        isApproved: peer.approvedOn !== null,
        restingUntilOn: peer.restingUntilOn,
        trainedUntilOn: peer.trainedUntilOn,
      },
    };
  });
}

/** Until when each approved peer with a working account is trained. */
export async function peersOnRota(db: Db): Promise<Map<string, string>> {
  const rows = await db.reader
    .select({ accountId: peers.accountId, trainedUntilOn: peers.trainedUntilOn })
    .from(peers)
    .innerJoin(accounts, eq(accounts.id, peers.accountId))
    .innerJoin(accountRoles, isPeerStill)
    .where(and(eq(accounts.state, "active"), isNotNull(peers.approvedOn)));
  return new Map(rows.map((row) => [row.accountId as string, row.trainedUntilOn]));
}

export type PeerToAdd = typeof peers.$inferInsert;
export const peerToAdd = (tx: Writer, peer: PeerToAdd) => tx.insert(peers).values(peer).returning();

/** Expect one row. */
export const peerToChange = (
  tx: Writer,
  accountId: AccountId,
  changes: Partial<Omit<Peer, "accountId">>,
) => tx.update(peers).set(changes).where(eq(peers.accountId, accountId)).returning();

/** Leaves a peer who is known as they are. */
export const peerToAddOnce = (tx: Writer, peer: PeerToAdd) =>
  tx.insert(peers).values(peer).onConflictDoNothing().returning();

/** Expect one row: nobody else moved it in between. */
export const trainedUntilToMove = (tx: Writer, accountId: AccountId, from: string, to: string) =>
  tx
    .update(peers)
    .set({ trainedUntilOn: to })
    .where(and(eq(peers.accountId, accountId), eq(peers.trainedUntilOn, from)))
    .returning({ id: peers.accountId });

/** They are no peer any more: what matching knew of them goes. */
export const peerToForget = (tx: Writer, accountId: AccountId) =>
  tx.delete(peers).where(eq(peers.accountId, accountId)).returning({ id: peers.accountId });

/** Expect one row: approved once. */
export const peerToApprove = (tx: Writer, accountId: AccountId, approvedOn: string) =>
  tx
    .update(peers)
    .set({ approvedOn })
    .where(and(eq(peers.accountId, accountId), isNull(peers.approvedOn)))
    .returning({ id: peers.accountId });

/** Somebody who got the role: takes nothing before approval, and before the training is written down. */
export const peerOfNobodyYet = (
  accountId: AccountId,
  { settings }: Pick<World, "settings">,
): PeerToAdd => ({
  accountId,
  unitCode: null,
  roleFamily: null,
  gender: "not-said",
  seniority: null,
  channels: null,
  languages: settings.locales[0] ?? "en",
  caseCap: 3,
  approvedOn: null,
  restingUntilOn: null,
  trainedUntilOn: neverTrained,
});

/** Every language at least one peer speaks, sorted. */
export async function languagesOfPeers(db: Db): Promise<string[]> {
  const rows = await db.reader.select({ languages: peers.languages }).from(peers);
  return [...new Set(rows.flatMap((row) => row.languages.split(" ")))].filter(Boolean).sort();
}
