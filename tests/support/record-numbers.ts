// The record number of a case, as the person and their peer see it.
import type { CaseId } from "#app/domain/ids.ts";
import { recordNumberFor } from "#app/domain/retention/record-number.server.ts";
import { caseOf } from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf } from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";

export async function recordNumberOf(world: World, caseId: CaseId): Promise<string> {
  const entry = await caseOf(world.db, caseId);
  if (!entry) throw new Error("no such case");
  return recordNumberFor(caseKeyOf(world.keyring, entry));
}
