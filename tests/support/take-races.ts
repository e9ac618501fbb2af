// Two peers reach for the same request at the same moment, many times over.
import { isNotNull } from "drizzle-orm";
import type { CaseId } from "#app/domain/ids.ts";
import { caseOf, waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { newCase } from "#app/domain/support-requests/new-case.server.ts";
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import { noWishes } from "#app/domain/support-requests/request-form.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { auditRows } from "#db/schema/audit.ts";
import { aPeer } from "./actors.ts";

/** Receipts are proven elsewhere; without their slow hash a thousand cases are made in seconds. */
export async function waitingCase(
  world: World,
  responseClass: ResponseClass = "standard",
): Promise<CaseId> {
  const { caseId, statements } = await newCase(
    {
      kind: "one-to-one",
      responseClass,
      request: {
        source: "self",
        howSoon: "next-days",
        eventKind: "not-said",
        unitCode: null,
        roleFamily: null,
        wishes: { area: noWishes.area, isSameProfession: false, gender: null, language: null },
        avoid: "",
        headCount: null,
        staffId: null,
        passedBy: [],
        limitsVersion: "test",
      },
      contact: { name: null, channel: "phone", reach: "4711" },
    },
    world,
  );
  await world.db.allOrNothing((tx) => statements(tx));
  return caseId;
}

export interface Raced {
  /** The two outcomes of a race, sorted and joined, and how often they came. */
  outcomes: Record<string, number>;
  /** Cases whose stored holder is not the peer who was told that it is theirs. */
  heldByAnother: number;
  stillWaiting: number;
  /** Written down for the person; one for each case that was taken. */
  openings: number;
}

/** @param atOnce how many races run side by side. */
export async function takeRaces(world: World, races: number, atOnce: number): Promise<Raced> {
  const caseCap = races + 1;
  const peers = [await aPeer(world, { caseCap }), await aPeer(world, { caseCap })] as const;
  const caseIds: CaseId[] = [];
  for (let made = 0; made < races; made += 1) caseIds.push(await waitingCase(world));
  const raced: Raced = { outcomes: {}, heldByAnother: 0, stillWaiting: 0, openings: 0 };
  const race = async (caseId: CaseId, nth: number): Promise<void> => {
    const order = nth % 2 === 0 ? peers : ([peers[1], peers[0]] as const);
    const both = await Promise.all(order.map((peer) => takeRequest(peer, { caseId }, world)));
    const told = both.map(({ outcome }) => outcome);
    const key = [...told].sort().join(" and ");
    raced.outcomes[key] = (raced.outcomes[key] ?? 0) + 1;
    const holder = (await caseOf(world.db, caseId))?.supportCase.holderId;
    if (holder !== order[told.indexOf("taken")]?.accountId) raced.heldByAnother += 1;
  };
  for (let at = 0; at < races; at += atOnce) {
    await Promise.all(caseIds.slice(at, at + atOnce).map(race));
  }
  raced.stillWaiting = (await waitingCases(world.db)).length;
  raced.openings = await world.db.reader.$count(auditRows, isNotNull(auditRows.caseId));
  return raced;
}
