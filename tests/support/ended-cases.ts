// Cases as the figures meet them: ended, with a stub sealed under the case's own key.

import {
  newCaseKey,
  sealForCase,
  systemGrant,
  unsealForCase,
  unwrapCaseKey,
} from "#app/domain/confidentiality/case-key.server.ts";
import { endedStubs } from "#app/domain/figures/figures-source.server.ts";
import {
  type CaseNotes,
  endedStub,
  type FiguresStub,
  openStub,
  type SaidAtAsking,
  stubBytes,
  stubPlace,
  stubShape,
} from "#app/domain/figures/stub.ts";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import { defaultRules, epochMonthOf } from "#app/domain/retention/retention-rules.ts";
import { caseKeyGrants, supportCases } from "#db/schema/support-requests.ts";
import type { TestWorld } from "./worlds.ts";

/** Opens and ends one case. @param endedOn ISO day; null leaves the case open. */
export async function caseThatEnded(
  world: TestWorld,
  endedOn: string | null,
  said: Partial<SaidAtAsking> = {},
): Promise<CaseId> {
  return caseWithStub(world, endedOn, openStub({ person: null, ...said }));
}

/** As `caseThatEnded`, for a stub made elsewhere and what was found out at the end. */
export async function caseWithStub(
  world: TestWorld,
  endedOn: string | null,
  asked: FiguresStub,
  notes: CaseNotes = {},
): Promise<CaseId> {
  const caseKey = newCaseKey(world.newId<CaseId>());
  const stub = endedOn === null ? asked : endedStub(asked, endedOn, notes);
  const openedOn = endedOn ?? "2026-01-01";
  await world.db.allOrNothing((tx) => [
    tx
      .insert(supportCases)
      .values({
        id: caseKey.caseId,
        kind: asked.sort === "group" ? "group" : "one-to-one",
        state: endedOn === null ? "waiting" : "closed",
        responseClass: "standard",
        version: 1,
        openedOn,
        lapsesOn: openedOn,
        endedOn,
        sealedRequest: "" as Sealed,
        sealedContact: "" as Sealed,
        sealedStub: sealForCase(caseKey, stubPlace(caseKey.caseId), stub, stubBytes),
      })
      .returning(),
    tx
      .insert(caseKeyGrants)
      .values(systemGrant(world.keyring, caseKey, epochMonthOf(openedOn, defaultRules)))
      .returning(),
  ]);
  return caseKey.caseId;
}

/** The sealed stubs of every case that ended, and what they say. */
export async function stubsKept(
  world: TestWorld,
): Promise<{ caseId: CaseId; sealed: Sealed; stub: FiguresStub }[]> {
  const ended = await endedStubs(world.db, "", 10_000);
  return ended.map(({ caseId, sealedStub, grant }) => ({
    caseId,
    sealed: sealedStub,
    stub: stubShape.parse(
      unsealForCase(unwrapCaseKey(world.keyring, grant), stubPlace(caseId), sealedStub),
    ),
  }));
}
