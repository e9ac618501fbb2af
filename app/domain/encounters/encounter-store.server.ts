// The only file that queries attempts and encounters, and opens and seals them. Figures may not import
// this file (tests/architecture.test.ts).
import { count, eq } from "drizzle-orm";
import {
  type CaseKey,
  sealForCase,
  unsealForCase,
} from "#app/domain/confidentiality/case-key.server.ts";
import type { CaseId, EncounterId } from "#app/domain/ids.ts";
import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { contactAttempts, encounters } from "#db/schema/encounters.ts";
import {
  type AttemptContents,
  attemptContents,
  type EncounterContents,
  encounterContents,
} from "./encounter-form.ts";

const attemptPlace = (id: string) => ({
  table: "contact_attempts",
  column: "sealed_attempt",
  row: id,
});
const logPlace = (id: string) => ({ table: "encounters", column: "sealed_log", row: id });

export async function encounterCount(db: Db, caseId: CaseId): Promise<number> {
  const rows = await db.reader
    .select({ found: count() })
    .from(encounters)
    .where(eq(encounters.caseId, caseId));
  return Number(rows[0]?.found ?? 0);
}

export async function encountersOf(db: Db, caseKey: CaseKey): Promise<EncounterContents[]> {
  const rows = await db.reader
    .select()
    .from(encounters)
    .where(eq(encounters.caseId, caseKey.caseId));
  return rows
    .map((row) => encounterContents.parse(unsealForCase(caseKey, logPlace(row.id), row.sealedLog)))
    .sort((a, b) => a.visitNumber - b.visitNumber);
}

export async function attemptsOf(db: Db, caseKey: CaseKey): Promise<AttemptContents[]> {
  const rows = await db.reader
    .select()
    .from(contactAttempts)
    .where(eq(contactAttempts.caseId, caseKey.caseId));
  return rows
    .map((row) =>
      attemptContents.parse(unsealForCase(caseKey, attemptPlace(row.id), row.sealedAttempt)),
    )
    .sort((a, b) => a.on.localeCompare(b.on));
}

export const attemptToAdd = (tx: Writer, caseKey: CaseKey, id: string, contents: AttemptContents) =>
  tx
    .insert(contactAttempts)
    .values({
      id,
      caseId: caseKey.caseId,
      sealedAttempt: sealForCase(caseKey, attemptPlace(id), contents),
    })
    .returning();

export const encounterToAdd = (
  tx: Writer,
  caseKey: CaseKey,
  id: EncounterId,
  contents: EncounterContents,
) =>
  tx
    .insert(encounters)
    .values({
      id,
      caseId: caseKey.caseId,
      sealedLog: sealForCase(caseKey, logPlace(id), contents),
    })
    .returning();
