// The only file that queries planned follow-ups and private plans.
import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import {
  type CaseKey,
  sealForCase,
  unsealForCase,
} from "#app/domain/confidentiality/case-key.server.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { followUps, privatePlans } from "#db/schema/encounters.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { emptyPlan, type PlannedFollowUp, type PrivatePlan, planForm } from "./follow-up.ts";

const shown = { id: followUps.id, dueOn: followUps.dueOn };

export const followUpsOf = (db: Db, caseId: CaseId): Promise<PlannedFollowUp[]> =>
  db.reader
    .select(shown)
    .from(followUps)
    .where(eq(followUps.caseId, caseId))
    .orderBy(asc(followUps.dueOn), asc(followUps.id));

const talkedOf = inArray(supportCases.state, ["taken", "in-touch"]);

/** Of every case this peer has, those that rest while the person has paused left out. */
export const followUpsOfPeer = (
  db: Db,
  holderId: AccountId,
): Promise<(PlannedFollowUp & { caseId: CaseId })[]> =>
  db.reader
    .select({ ...shown, caseId: followUps.caseId })
    .from(followUps)
    .innerJoin(supportCases, eq(supportCases.id, followUps.caseId))
    .where(and(eq(supportCases.holderId, holderId), talkedOf))
    .orderBy(asc(followUps.dueOn), asc(followUps.id));

/** Due by this day, with a peer, and not told of yet. */
export const followUpsToTell = (
  db: Db,
  today: string,
): Promise<{ id: string; holderId: AccountId | null }[]> =>
  db.reader
    .select({ id: followUps.id, holderId: supportCases.holderId })
    .from(followUps)
    .innerJoin(supportCases, eq(supportCases.id, followUps.caseId))
    .where(and(lte(followUps.dueOn, today), isNull(followUps.toldOn), talkedOf))
    .orderBy(asc(followUps.id));

export const followUpToAdd = (tx: Writer, row: { id: string; caseId: CaseId; dueOn: string }) =>
  tx
    .insert(followUps)
    .values({ ...row, toldOn: null })
    .returning();

/** Expect one row: it may have been skipped by the other side. */
export const followUpToSkip = (tx: Writer, caseId: CaseId, id: string) =>
  tx
    .delete(followUps)
    .where(and(eq(followUps.id, id), eq(followUps.caseId, caseId)))
    .returning();

/** A talk fulfils what was due by then. */
export const dueFollowUpsToEnd = (tx: Writer, caseId: CaseId, today: string) =>
  tx
    .delete(followUps)
    .where(and(eq(followUps.caseId, caseId), lte(followUps.dueOn, today)))
    .returning();

/** Expect one row: another worker may have told already. */
export const followUpToTell = (tx: Writer, id: string, today: string) =>
  tx
    .update(followUps)
    .set({ toldOn: today })
    .where(and(eq(followUps.id, id), isNull(followUps.toldOn)))
    .returning();

const planPlace = (caseId: CaseId) => ({
  table: "private_plans",
  column: "sealed_plan",
  row: caseId as string,
});

export async function privatePlanOf(db: Db, caseKey: CaseKey): Promise<PrivatePlan> {
  const [row] = await db.reader
    .select()
    .from(privatePlans)
    .where(eq(privatePlans.caseId, caseKey.caseId));
  if (!row) return emptyPlan;
  return planForm.parse(unsealForCase(caseKey, planPlace(caseKey.caseId), row.sealedPlan));
}

export const privatePlanToKeep = (tx: Writer, caseKey: CaseKey, plan: PrivatePlan) => {
  const sealedPlan = sealForCase(caseKey, planPlace(caseKey.caseId), plan);
  return tx
    .insert(privatePlans)
    .values({ caseId: caseKey.caseId, sealedPlan })
    .onConflictDoUpdate({ target: privatePlans.caseId, set: { sealedPlan } })
    .returning({ caseId: privatePlans.caseId });
};
