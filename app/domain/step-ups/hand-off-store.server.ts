// The only file that queries hand-offs and days of crisis hand-offs, and opens and seals them.
import { and, asc, eq, gte, isNull } from "drizzle-orm";
import {
  type CaseKey,
  sealForCase,
  unsealForCase,
} from "#app/domain/confidentiality/case-key.server.ts";
import type { AccountId, CaseId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { directoryEntries, handOffs } from "#db/schema/directory.ts";
import { crisisHandOffs } from "#db/schema/encounters.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { type HandOffCard, type HandOffState, handOffCard } from "./hand-off.ts";

export type HandOff = typeof handOffs.$inferSelect;
export type HandOffTo = { handOff: HandOff; entryName: string; toAccountId: AccountId | null };

const placeOf = (id: string) => ({ table: "hand_offs", column: "sealed_card", row: id });
const crisisPlace = (id: string) => ({ table: "crisis_hand_offs", column: "sealed_day", row: id });

const shown = {
  handOff: handOffs,
  entryName: directoryEntries.name,
  toAccountId: directoryEntries.accountId,
};
const withEntry = (db: Db) =>
  db.reader
    .select(shown)
    .from(handOffs)
    .innerJoin(directoryEntries, eq(directoryEntries.id, handOffs.entryId));

export const handOffsOf = (db: Db, caseId: CaseId): Promise<HandOffTo[]> =>
  withEntry(db).where(eq(handOffs.caseId, caseId)).orderBy(asc(handOffs.id));

/** One whose link still works on this day, answered or not. */
export async function handOffByTag(db: Db, tag: string, today: string): Promise<HandOffTo | null> {
  const rows = await withEntry(db)
    .where(and(eq(handOffs.codeTag, tag), gte(handOffs.expiresOn, today)))
    .limit(1);
  return rows[0] ?? null;
}

export async function handOffOf(db: Db, id: string): Promise<HandOffTo | null> {
  const rows = await withEntry(db).where(eq(handOffs.id, id)).limit(1);
  return rows[0] ?? null;
}

/** Handed to this supervisor on the site itself. */
export const handOffsTo = (db: Db, accountId: AccountId): Promise<HandOffTo[]> =>
  withEntry(db).where(eq(directoryEntries.accountId, accountId)).orderBy(asc(handOffs.id));

export interface UnansweredHandOff {
  id: string;
  expiresOn: string;
  /** The peer who has the case now; null while it waits. */
  holderId: AccountId | null;
  /** The supervisor who receives it on the site itself. */
  toAccountId: AccountId | null;
}

/** Sent and not answered, in cases that are still open; those whose week is over included. */
export const unansweredHandOffs = (db: Db): Promise<UnansweredHandOff[]> =>
  db.reader
    .select({
      id: handOffs.id,
      expiresOn: handOffs.expiresOn,
      holderId: supportCases.holderId,
      toAccountId: directoryEntries.accountId,
    })
    .from(handOffs)
    .innerJoin(directoryEntries, eq(directoryEntries.id, handOffs.entryId))
    .innerJoin(supportCases, eq(supportCases.id, handOffs.caseId))
    .where(and(eq(handOffs.state, "sent"), isNull(supportCases.endedOn)))
    .orderBy(asc(handOffs.id));

export const openCard = (caseKey: CaseKey, handOff: HandOff): HandOffCard =>
  handOffCard.parse(unsealForCase(caseKey, placeOf(handOff.id), handOff.sealedCard));

export const handOffToAdd = (
  tx: Writer,
  caseKey: CaseKey,
  row: Omit<HandOff, "sealedCard" | "caseId">,
  card: HandOffCard,
) =>
  tx
    .insert(handOffs)
    .values({
      ...row,
      caseId: caseKey.caseId,
      sealedCard: sealForCase(caseKey, placeOf(row.id), card),
    })
    .returning({ id: handOffs.id });

/** Expect one row: it may have been answered in another window. */
export const handOffToAnswer = (
  tx: Writer,
  caseKey: CaseKey,
  id: string,
  state: HandOffState,
  card: HandOffCard,
) =>
  tx
    .update(handOffs)
    .set({ state, sealedCard: sealForCase(caseKey, placeOf(id), card) })
    .where(and(eq(handOffs.id, id), eq(handOffs.state, "sent")))
    .returning({ id: handOffs.id });

export async function crisisDaysOf(db: Db, caseKey: CaseKey): Promise<string[]> {
  const rows = await db.reader
    .select()
    .from(crisisHandOffs)
    .where(eq(crisisHandOffs.caseId, caseKey.caseId));
  return rows
    .map(({ id, sealedDay }) => String(unsealForCase(caseKey, crisisPlace(id), sealedDay)))
    .sort();
}

export const crisisDayToAdd = (tx: Writer, caseKey: CaseKey, id: string, day: string) =>
  tx
    .insert(crisisHandOffs)
    .values({
      id,
      caseId: caseKey.caseId,
      sealedDay: sealForCase(caseKey, crisisPlace(id), day),
    })
    .returning({ id: crisisHandOffs.id });
