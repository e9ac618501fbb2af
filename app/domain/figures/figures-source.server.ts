// The only figures file that reads cases: stubs of cases that ended, with the program's own grant. It
// reads nothing else of a case, and no route may import it.
import { and, asc, eq, gt, isNotNull, type SQL } from "drizzle-orm";
import {
  type CaseKeyGrant,
  sealForCase,
  unsealForCase,
  unwrapCaseKey,
} from "#app/domain/confidentiality/case-key.server.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import { changesOf } from "#db/changes.ts";
import type { Db } from "#db/connect.server.ts";
import { caseKeyGrants, supportCases } from "#db/schema/support-requests.ts";
import { type FiguresStub, stubBytes, stubPlace, stubShape } from "./stub.ts";

export interface EndedStub {
  caseId: CaseId;
  sealedStub: Sealed;
  grant: CaseKeyGrant;
}

export interface OpenedStub {
  stub: FiguresStub;
  /** The same case's stub, sealed anew: the one given, at the same length. */
  sealAgain(stub: FiguresStub): Sealed;
}

/** A page of the cases that ended, by id. @param after the last id of the page before, "" at first. */
export const endedStubs = (
  db: Pick<Db, "reader">,
  after: string,
  limit: number,
): Promise<EndedStub[]> =>
  db.reader
    .select({
      caseId: supportCases.id,
      sealedStub: supportCases.sealedStub,
      grant: caseKeyGrants,
    })
    .from(supportCases)
    .innerJoin(caseKeyGrants, eq(caseKeyGrants.caseId, supportCases.id))
    .where(
      and(
        isNotNull(supportCases.endedOn),
        eq(caseKeyGrants.recipientKind, "system"),
        // By the grants' own index, or SQLite sorts every ended case for each page.
        gt(caseKeyGrants.caseId, after as CaseId),
      ),
    )
    .orderBy(asc(caseKeyGrants.caseId))
    .limit(limit);

/** @returns null when the case's key is gone or the stub is damaged: it can never be counted. */
export function openedStub(keyring: Keyring, ended: EndedStub): OpenedStub | null {
  try {
    const caseKey = unwrapCaseKey(keyring, ended.grant);
    const place = stubPlace(ended.caseId);
    const stub = stubShape.parse(unsealForCase(caseKey, place, ended.sealedStub));
    return { stub, sealAgain: (next) => sealForCase(caseKey, place, next, stubBytes) };
  } catch {
    return null;
  }
}

const casesAtATime = 1_000;

/** Whether any case that ended waits to be counted. Reads stubs page by page until it finds one. */
export async function isAnyCaseUncounted(
  db: Pick<Db, "reader">,
  keyring: Keyring,
): Promise<boolean> {
  for (let after = ""; ; ) {
    const page = await endedStubs(db, after, casesAtATime);
    if (page.some((ended) => openedStub(keyring, ended)?.stub.countable)) return true;
    const last = page.length === casesAtATime ? page.at(-1) : undefined;
    if (!last) return false;
    after = last.caseId;
  }
}

/** For the audit of raw bytes, which looks for them where they must not be. */
export const everyCaseId = async (db: Pick<Db, "reader">): Promise<CaseId[]> =>
  (await db.reader.select({ id: supportCases.id }).from(supportCases)).map(({ id }) => id);

export interface ReplacedStub {
  ended: EndedStub;
  sealedStub: Sealed;
}

/** Touches fewer rows than it is given when a stub changed or a case went since it was read. */
export function replaceStubs(tx: Writer, replaced: readonly ReplacedStub[]) {
  const { list, id, before, after } = changesOf(
    replaced.map(({ ended, sealedStub }) => ({
      id: ended.caseId,
      before: ended.sealedStub,
      after: sealedStub,
    })),
  );
  return tx
    .update(supportCases)
    .set({ sealedStub: after as SQL<Sealed> })
    .from(list)
    .where(and(eq(supportCases.id, id), eq(supportCases.sealedStub, before)))
    .returning({ id: supportCases.id });
}
