// Loads the case a receipt holder came back to, marked as theirs. Every verb of the requester begins here.

import type { Actor } from "#app/domain/access/actor.ts";
import { type Authorized, authorizeCase } from "#app/domain/access/authorize.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import type { RetentionRules } from "#app/domain/retention/retention-rules.ts";
import { retentionRules } from "#app/domain/retention/retention-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { type CaseWithGrant, caseOf, type SupportCase } from "./case-store.server.ts";
import { caseKeyOf } from "./case-vault.server.ts";

export interface OwnCase {
  supportCase: Authorized<SupportCase>;
  withGrant: CaseWithGrant;
  caseKey: CaseKey;
  rules: RetentionRules;
}

/** @returns null when there is none (any more), or when it is not this actor's: the same either way. */
export async function ownCase(
  actor: Actor,
  permission: "see-own-request" | "change-own-request",
  { db, keyring }: World,
): Promise<OwnCase | null> {
  if (actor.kind !== "receipt-holder") return null;
  const withGrant = await caseOf(db, actor.caseId);
  const supportCase = authorizeCase(actor, permission, withGrant?.supportCase ?? null);
  if (!withGrant || !supportCase) return null;
  const rules = await retentionRules(db);
  return { supportCase, withGrant, caseKey: caseKeyOf(keyring, withGrant), rules };
}
