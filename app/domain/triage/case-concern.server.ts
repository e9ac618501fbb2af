// What stands against a peer taking one case. Reads the name inside the case to compare, and returns only
// reasons; neither the name nor the list of people to avoid goes further.
import type { Authorized } from "#app/domain/access/authorize.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { staffOf } from "#app/domain/roster/staff-store.server.ts";
import type { RequestContents } from "#app/domain/support-requests/case-contents.ts";
import type { SupportCase } from "#app/domain/support-requests/case-store.server.ts";
import { openContact } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import {
  type CaseConcern,
  type Exclusion,
  exclusionsOf,
  type PeerStanding,
} from "./conflict-of-interest.ts";

export async function concernOf(
  caseKey: CaseKey,
  supportCase: SupportCase,
  asked: RequestContents,
  { db }: World,
): Promise<CaseConcern> {
  // The comparison is made by the program for the requester's protection, on nobody's behalf.
  const { name } = openContact(caseKey, supportCase as Authorized<SupportCase>);
  const person = asked.staffId ? await staffOf(db, asked.staffId as StaffId) : null;
  return {
    avoid: asked.avoid,
    requesterName: name,
    requesterStaffId: asked.staffId,
    requesterManagerId: person?.managerId ?? null,
    passedBy: asked.passedBy,
  };
}

export async function exclusionsFor(
  standing: PeerStanding,
  caseKey: CaseKey,
  supportCase: SupportCase,
  asked: RequestContents,
  today: string,
  world: World,
): Promise<readonly Exclusion[]> {
  return exclusionsOf(standing, await concernOf(caseKey, supportCase, asked, world), today);
}
