// The only file that queries the tables of cases, their grants and receipts. What it returns is
// unmarked: access/authorize.ts decides who may go on with it.
import { and, asc, count, eq, gt, inArray, isNotNull, lt, notInArray } from "drizzle-orm";
import { nextMidnight } from "#app/domain/calendar/local-time.ts";
import type { CaseKeyGrant } from "#app/domain/confidentiality/case-key.server.ts";
import type { Keyring } from "#app/domain/confidentiality/keyring.server.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import { retention } from "#app/domain/retention/retention-rules.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import {
  caseKeyGrants,
  caseReceipts,
  submissions,
  supportCases,
} from "#db/schema/support-requests.ts";
import type { ReceiptProof } from "./receipt.server.ts";
import type { CaseState } from "./request.ts";

export type SupportCase = typeof supportCases.$inferSelect;
export interface CaseWithGrant {
  supportCase: SupportCase;
  grant: CaseKeyGrant;
}

const openStates: CaseState[] = ["waiting", "taken", "in-touch", "paused"];

const withSystemGrant = (db: Db) =>
  db.reader
    .select({ supportCase: supportCases, grant: caseKeyGrants })
    .from(supportCases)
    .innerJoin(
      caseKeyGrants,
      and(eq(caseKeyGrants.caseId, supportCases.id), eq(caseKeyGrants.recipientKind, "system")),
    );

export async function caseOf(db: Db, caseId: CaseId): Promise<CaseWithGrant | null> {
  const rows = await withSystemGrant(db).where(eq(supportCases.id, caseId)).limit(1);
  return rows[0] ?? null;
}

export type WaitingHead = Pick<SupportCase, "id" | "responseClass" | "contactDueAt">;

/** What puts the queue in order (triage/queue-order.ts), of every case nobody has yet. */
export async function waitingHeads(db: Db): Promise<WaitingHead[]> {
  const { id, responseClass, contactDueAt } = supportCases;
  return db.reader
    .select({ id, responseClass, contactDueAt })
    .from(supportCases)
    .where(eq(supportCases.state, "waiting"));
}

/** @param among only these, if they still wait; all when left out. */
export async function waitingCases(db: Db, among?: readonly CaseId[]): Promise<CaseWithGrant[]> {
  const isAmong = among ? inArray(supportCases.id, [...among]) : undefined;
  return withSystemGrant(db)
    .where(and(eq(supportCases.state, "waiting"), isAmong))
    .orderBy(asc(supportCases.id));
}

export async function casesHeldBy(db: Db, holderId: AccountId): Promise<CaseWithGrant[]> {
  return withSystemGrant(db)
    .where(and(eq(supportCases.holderId, holderId), inArray(supportCases.state, openStates)))
    .orderBy(asc(supportCases.openedOn), asc(supportCases.id));
}

/** Every request for a team that has not ended. */
export const openGroupCases = (db: Db): Promise<CaseWithGrant[]> =>
  withSystemGrant(db)
    .where(and(eq(supportCases.kind, "group"), inArray(supportCases.state, openStates)))
    .orderBy(asc(supportCases.openedOn), asc(supportCases.id));

export async function openCaseCount(db: Db, holderId: AccountId): Promise<number> {
  const rows = await db.reader
    .select({ open: count() })
    .from(supportCases)
    .where(and(eq(supportCases.holderId, holderId), inArray(supportCases.state, openStates)));
  return Number(rows[0]?.open ?? 0);
}

/** Of everybody who has a case. */
export async function openCaseCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db.reader
    .select({ holderId: supportCases.holderId, open: count() })
    .from(supportCases)
    .where(inArray(supportCases.state, openStates))
    .groupBy(supportCases.holderId);
  return new Map(
    rows.flatMap(({ holderId, open }) => (holderId ? [[holderId, Number(open)]] : [])),
  );
}

export async function lapsedCases(db: Db, today: string): Promise<CaseWithGrant[]> {
  return withSystemGrant(db).where(
    and(inArray(supportCases.state, openStates), lt(supportCases.lapsesOn, today)),
  );
}

/** What decides how long a case's key is kept. */
export interface CaseKeeping {
  caseId: CaseId;
  endedOn: string | null;
  lapsesOn: string;
  grant: CaseKeyGrant;
}

/** A page of all cases by id. @param after the last id of the page before, "" at first. */
export const caseKeepings = (db: Db, after: string, limit: number): Promise<CaseKeeping[]> =>
  db.reader
    .select({
      caseId: supportCases.id,
      endedOn: supportCases.endedOn,
      lapsesOn: supportCases.lapsesOn,
      grant: caseKeyGrants,
    })
    .from(supportCases)
    .innerJoin(
      caseKeyGrants,
      and(eq(caseKeyGrants.caseId, supportCases.id), eq(caseKeyGrants.recipientKind, "system")),
    )
    .where(gt(supportCases.id, after as CaseId))
    .orderBy(asc(supportCases.id))
    .limit(limit);

/** A page of all cases by id. @param after the last id of the page before, "" at first. */
export const casesFrom = (db: Db, after: string, limit: number): Promise<CaseWithGrant[]> =>
  withSystemGrant(db)
    .where(gt(supportCases.id, after as CaseId))
    .orderBy(asc(supportCases.id))
    .limit(limit);

/** The months whose keys some case still needs. */
export async function epochsInUse(db: Pick<Db, "reader">): Promise<string[]> {
  const rows = await db.reader
    .selectDistinct({ month: caseKeyGrants.epochKeyId })
    .from(caseKeyGrants);
  return rows.map(({ month }) => month);
}

/** As `grantToRewrap`, only if the grant is still as it was read. */
export const grantToMove = (tx: Writer, before: CaseKeyGrant, after: CaseKeyGrant) =>
  tx
    .update(caseKeyGrants)
    .set({
      epochKeyId: after.epochKeyId,
      furthestEpoch: after.furthestEpoch,
      wrappedKey: after.wrappedKey,
    })
    .where(and(eq(caseKeyGrants.id, before.id), eq(caseKeyGrants.wrappedKey, before.wrappedKey)))
    .returning({ id: caseKeyGrants.id });

export async function caseByReceiptTag(
  db: Db,
  tag: string,
): Promise<{ proof: ReceiptProof; caseId: CaseId } | null> {
  const rows = await db.reader
    .select()
    .from(caseReceipts)
    .where(eq(caseReceipts.tag, tag))
    .limit(1);
  const [row] = rows;
  return row ? { proof: row, caseId: row.caseId } : null;
}

export type Submission = typeof submissions.$inferSelect;
export async function submissionOf(db: Db, tag: string): Promise<Submission | null> {
  const rows = await db.reader.select().from(submissions).where(eq(submissions.tag, tag)).limit(1);
  return rows[0] ?? null;
}

export const caseToAdd = (tx: Writer, row: SupportCase) =>
  tx.insert(supportCases).values(row).returning();

export const grantToAdd = (tx: Writer, grant: CaseKeyGrant) =>
  tx.insert(caseKeyGrants).values(grant).returning();

/** The same key under another month's key, when the case lives longer or ends sooner than planned. */
export const grantToRewrap = (tx: Writer, grant: CaseKeyGrant) =>
  tx
    .update(caseKeyGrants)
    .set({
      epochKeyId: grant.epochKeyId,
      furthestEpoch: grant.furthestEpoch,
      wrappedKey: grant.wrappedKey,
    })
    .where(eq(caseKeyGrants.id, grant.id))
    .returning();

export const receiptToAdd = (tx: Writer, caseId: CaseId, proof: ReceiptProof) =>
  tx
    .insert(caseReceipts)
    .values({ caseId, ...proof })
    .returning();

/** No code opens the case any more; a new one follows in the same list. */
export const receiptsToRemove = (tx: Writer, caseId: CaseId) =>
  tx
    .delete(caseReceipts)
    .where(eq(caseReceipts.caseId, caseId))
    .returning({ tag: caseReceipts.tag });

/** Adds nothing when the same form was sent before; expect one row to know. */
export const submissionToAdd = (tx: Writer, row: Submission) =>
  tx.insert(submissions).values(row).onConflictDoNothing().returning();

/** For forms without a receipt: the same form does its work once. Expect one row. */
export const sentOnceToAdd = (tx: Writer, keyring: Keyring, formKey: string, now: Date) => {
  const forgetAt = nextMidnight(new Date(now.getTime() + retention.formDays * 86_400_000));
  const tag = keyring.tag("submission", formKey);
  return submissionToAdd(tx, { tag, sealedReceipt: null, forgetReceiptAt: forgetAt, forgetAt });
};

/** What is left then says the day, and no longer the hour. */
const receiptForgotten = { sealedReceipt: null, forgetReceiptAt: submissions.forgetAt };

export const receiptToForget = (tx: Writer, tag: string) =>
  tx
    .update(submissions)
    .set(receiptForgotten)
    .where(and(eq(submissions.tag, tag), isNotNull(submissions.sealedReceipt)))
    .returning();

export const oldReceiptsToForget = (tx: Writer, now: Date) =>
  tx
    .update(submissions)
    .set(receiptForgotten)
    .where(and(lt(submissions.forgetReceiptAt, now), isNotNull(submissions.sealedReceipt)))
    .returning();

export const oldSubmissionsToForget = (tx: Writer, now: Date) =>
  tx.delete(submissions).where(lt(submissions.forgetAt, now)).returning();

/** Changes a case only if nobody changed it since it was read. Expect one row. */
export const caseToChange = (
  tx: Writer,
  read: Pick<SupportCase, "id" | "version">,
  changes: Partial<Omit<SupportCase, "id" | "version">>,
) =>
  tx
    .update(supportCases)
    .set({ ...changes, version: read.version + 1 })
    .where(and(eq(supportCases.id, read.id), eq(supportCases.version, read.version)))
    .returning();

/** Every row of the cases that ended before this day; what hangs on them goes with them. */
export const casesToDestroy = (tx: Writer, endedBefore: string, except: CaseId[] = []) =>
  tx
    .delete(supportCases)
    .where(
      and(
        isNotNull(supportCases.endedOn),
        lt(supportCases.endedOn, endedBefore),
        ...(except.length > 0 ? [notInArray(supportCases.id, except)] : []),
      ),
    )
    .returning({ id: supportCases.id });

/** Every row of these cases, whatever their state. */
export const casesToErase = (tx: Writer, caseIds: CaseId[]) =>
  tx
    .delete(supportCases)
    .where(inArray(supportCases.id, caseIds))
    .returning({ id: supportCases.id });
