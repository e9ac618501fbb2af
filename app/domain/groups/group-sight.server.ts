// Who may be chosen for a group, and for whom a group does not exist: a coordinator or supervisor who is
// also a peer sees no group that they may not see as a peer.
import { accountsWithRole, openPerson } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { peerOf, peersForMatching } from "#app/domain/peers/peer-store.server.ts";
import {
  type CaseWithGrant,
  openGroupCases,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { concernOf, exclusionsFor } from "#app/domain/triage/case-concern.server.ts";
import { exclusionsOf, isHiddenFrom } from "#app/domain/triage/conflict-of-interest.ts";
import type { World } from "#app/domain/world.server.ts";
import { stageOf } from "./group.ts";
import { groupOfCase, peopleOfGroup } from "./group-store.server.ts";

export interface Choosable {
  accountId: AccountId;
  name: string;
}

const byName = (a: Choosable, b: Choosable): number => a.name.localeCompare(b.name);

/** Supervisors, who are trained in mental health as not every peer is; but none who as a peer must not see this group. */
export async function facilitatorsToChoose(
  entry: CaseWithGrant,
  world: World,
): Promise<Choosable[]> {
  const found: Choosable[] = [];
  for (const account of await accountsWithRole(world.db, "supervisor")) {
    if (await isHiddenGroup({ accountId: account.id }, entry, world)) continue;
    found.push({ accountId: account.id, name: openPerson(world.keyring, account).name });
  }
  return found.sort(byName);
}

/** Peers whom neither the request nor their own state keeps away. Whoever was asked before may stay. */
export async function peersToChoose(
  entry: CaseWithGrant,
  known: ReadonlySet<string>,
  world: World,
): Promise<Choosable[]> {
  const { supportCase } = entry;
  const caseKey = caseKeyOf(world.keyring, entry);
  const asked = openRequest(caseKey, supportCase);
  const concern = await concernOf(caseKey, supportCase, asked, world);
  const today = dayOf(world.now, world.settings.timeZone);
  return (await peersForMatching(world.db, world.keyring))
    .filter(({ peer, standing }) => {
      const reasons = exclusionsOf(standing, concern, today);
      return known.has(peer.accountId) ? !isHiddenFrom(reasons) : reasons.length === 0;
    })
    .map(({ peer, standing }) => ({ accountId: peer.accountId, name: standing.name }))
    .sort(byName);
}

/** How many open groups need a time or people: for the coordinator's first page. */
export async function groupsToStaff(actor: StaffActor, world: World): Promise<number> {
  let count = 0;
  for (const entry of await openGroupCases(world.db)) {
    if (await isHiddenGroup(actor, entry, world)) continue;
    const group = await groupOfCase(world.db, entry.supportCase.id);
    const people = await peopleOfGroup(world.db, entry.supportCase.id);
    const standing = { meetsAt: group?.meetsAt ?? null, minutes: group?.minutes ?? 0, people };
    if (stageOf(standing, world.now) === "to-staff") count += 1;
  }
  return count;
}

/** As in the queue: what a peer must not see is not there, in whatever role they look. */
export async function isHiddenGroup(
  actor: Pick<StaffActor, "accountId">,
  entry: CaseWithGrant,
  world: World,
): Promise<boolean> {
  const found = await peerOf(world.db, world.keyring, actor.accountId);
  if (!found) return false;
  const caseKey = caseKeyOf(world.keyring, entry);
  const asked = openRequest(caseKey, entry.supportCase);
  const today = dayOf(world.now, world.settings.timeZone);
  const { supportCase } = entry;
  return isHiddenFrom(
    await exclusionsFor(found.standing, caseKey, supportCase, asked, today, world),
  );
}
