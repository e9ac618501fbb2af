// Loads a case for the peer who has it, marked. Every verb on a taken case begins here; anybody else gets
// what an absent case gives.

import type { StaffActor } from "#app/domain/access/actor.ts";
import { type Authorized, authorizeCase } from "#app/domain/access/authorize.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type { RetentionRules } from "#app/domain/retention/retention-rules.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import {
  type CaseWithGrant,
  caseOf,
  type SupportCase,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import { isOpen } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";

export interface HeldCase {
  supportCase: Authorized<SupportCase>;
  withGrant: CaseWithGrant;
  caseKey: CaseKey;
  rules: RetentionRules;
}

/** @returns null for absent, another peer's, and ended cases. */
export async function heldCase(
  actor: StaffActor,
  caseId: CaseId,
  { db, keyring }: World,
): Promise<HeldCase | null> {
  const withGrant = await caseOf(db, caseId);
  const supportCase = authorizeCase(actor, "work-on-case", withGrant?.supportCase ?? null);
  if (!withGrant || !supportCase || !isOpen(supportCase.state)) return null;
  const rules = await retentionRules(db);
  return { supportCase, withGrant, caseKey: caseKeyOf(keyring, withGrant), rules };
}
