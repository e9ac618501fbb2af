// Opens what matching needs of one case: what was wished for, and who must not be asked. Nothing of it
// goes further than the program; what people see is made from the results.
import type { Authorized } from "#app/domain/access/authorize.ts";
import type { CaseKey } from "#app/domain/confidentiality/case-key.server.ts";
import type { RequestContents } from "#app/domain/support-requests/case-contents.ts";
import type { CaseWithGrant, SupportCase } from "#app/domain/support-requests/case-store.server.ts";
import {
  caseKeyOf,
  openContact,
  openRequest,
} from "#app/domain/support-requests/case-vault.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { concernOf } from "./case-concern.server.ts";
import type { CaseConcern } from "./conflict-of-interest.ts";
import { drawOf } from "./draw.ts";
import type { Sought } from "./matching.ts";

export interface SoughtCase {
  caseKey: CaseKey;
  asked: RequestContents;
  sought: Sought;
  concern: CaseConcern;
  draw(accountId: string): number;
}

/** @param siteOf where a unit is. */
export async function soughtBy(
  entry: CaseWithGrant,
  siteOf: ReadonlyMap<string, string>,
  world: World,
): Promise<SoughtCase> {
  const { supportCase } = entry;
  const caseKey = caseKeyOf(world.keyring, entry);
  const asked = openRequest(caseKey, supportCase);
  const { channel } = openContact(caseKey, supportCase as Authorized<SupportCase>);
  return {
    caseKey,
    asked,
    sought: {
      unitCode: asked.unitCode,
      site: asked.unitCode === null ? null : (siteOf.get(asked.unitCode) ?? null),
      roleFamily: asked.roleFamily,
      channel,
      wishes: asked.wishes,
    },
    concern: await concernOf(caseKey, supportCase, asked, world),
    draw: drawOf(world.keyring.tag("matching-draw", supportCase.id)),
  };
}
