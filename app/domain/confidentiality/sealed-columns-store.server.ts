// Every column that holds a ciphertext under a key of the keyring, so that rotation leaves none behind.
// Columns under a case's own key are not here: rotation changes what that key is wrapped by (grants).
import { and, asc, eq, getTableColumns, getTableName, gt, isNotNull } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Sealed } from "#app/domain/ids.ts";
import { keyName } from "#app/domain/surveys/answer-vault.server.ts";
import type { Statement, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { accounts, authenticatorApps } from "#db/schema/access.ts";
import { accumulators, waitingPulses } from "#db/schema/figures.ts";
import { jobs } from "#db/schema/jobs.ts";
import { offers } from "#db/schema/offers.ts";
import { givenHours } from "#db/schema/peer-care.ts";
import { peerCandidates } from "#db/schema/peers.ts";
import { staff } from "#db/schema/roster.ts";
import { keyCanaries } from "#db/schema/site.ts";
import { caseKeyGrants, submissions } from "#db/schema/support-requests.ts";
import { surveyAnswers, surveyArrivals } from "#db/schema/surveys.ts";
import type { KeyPurpose, Keyring } from "./keyring.server.ts";
import type { Place, SealingKey } from "./seal.server.ts";

export interface SealedRow {
  row: string;
  sealed: Sealed;
  /** The month of a grant, the period of counters, the year of an answer. */
  shelf: string | number;
}

export interface SealedColumn {
  /** `table.column`, as in the database. */
  name: string;
  placeOf(row: string): Place;
  /** A page by primary key. @param after the last key of the page before, "" at first. */
  page(db: Pick<Db, "reader">, after: string, limit: number): Promise<SealedRow[]>;
  /** Touches no row when the value changed since it was read. */
  toReseal(tx: Writer, row: string, from: Sealed, to: Sealed): Statement;
  newest(keyring: Keyring, found: SealedRow): SealingKey | null;
  /** Null when the key with this id is gone. */
  opening(keyring: Keyring, found: SealedRow, keyId: string): SealingKey | null;
}

type Keys = Pick<SealedColumn, "newest" | "opening">;

const underMaster = (purpose: KeyPurpose): Keys => ({
  newest: (keyring) => keyring.sealingKey(purpose),
  opening(keyring, _found, keyId) {
    const isThere = keyring.contents().masters.some(({ id }) => id === keyId);
    return isThere ? keyring.openingKey(purpose, keyId) : null;
  },
});
const underEpoch: Keys = {
  newest: (keyring, { shelf }) => keyring.existingEpochKey(String(shelf)),
  opening: (keyring, { shelf }, keyId) => keyring.existingEpochKey(String(shelf), keyId),
};
const underPeriod: Keys = {
  newest: (keyring, { shelf }) => keyring.existingPeriodKey(String(shelf)),
  opening: (keyring, { shelf }, keyId) => keyring.existingPeriodKey(String(shelf), keyId),
};
const underWave: Keys = {
  newest: (keyring, { shelf }) => keyring.existingPeriodKey(keyName(String(shelf))),
  opening: (keyring, { shelf }, keyId) => keyring.existingPeriodKey(keyName(String(shelf)), keyId),
};

function sealedColumn(
  table: SQLiteTable,
  key: SQLiteColumn,
  column: SQLiteColumn,
  keys: Keys,
  shelf: SQLiteColumn = key,
): SealedColumn {
  const tableName = getTableName(table);
  const property = Object.entries(getTableColumns(table)).find(([, one]) => one === column)?.[0];
  if (!property) throw new RangeError(`${tableName} has no such column.`);
  return {
    ...keys,
    name: `${tableName}.${column.name}`,
    placeOf: (row) => ({ table: tableName, column: column.name, row }),
    async page(db, after, limit) {
      const rows = await db.reader
        .select({ row: key, sealed: column, shelf })
        .from(table)
        .where(and(gt(key, after), isNotNull(column)))
        .orderBy(asc(key))
        .limit(limit);
      return rows as SealedRow[];
    },
    toReseal: (tx, row, from, to) =>
      tx
        .update(table)
        .set({ [property]: to })
        .where(and(eq(key, row), eq(column, from)))
        .returning({ row: key }),
  };
}

export const sealedColumns: readonly SealedColumn[] = [
  sealedColumn(keyCanaries, keyCanaries.id, keyCanaries.sealedCanary, underMaster("canary")),
  sealedColumn(accounts, accounts.id, accounts.sealedPerson, underMaster("people")),
  sealedColumn(
    authenticatorApps,
    authenticatorApps.accountId,
    authenticatorApps.sealedSecret,
    underMaster("second-factors"),
  ),
  sealedColumn(givenHours, givenHours.accountId, givenHours.sealedMonths, underMaster("people")),
  sealedColumn(
    peerCandidates,
    peerCandidates.id,
    peerCandidates.sealedPerson,
    underMaster("people"),
  ),
  sealedColumn(staff, staff.id, staff.sealedPerson, underMaster("roster")),
  sealedColumn(offers, offers.id, offers.sealedPerson, underMaster("offers")),
  sealedColumn(jobs, jobs.id, jobs.sealedPayload, underMaster("jobs")),
  sealedColumn(submissions, submissions.tag, submissions.sealedReceipt, underMaster("submissions")),
  sealedColumn(accumulators, accumulators.period, accumulators.sealedCounters, underPeriod),
  sealedColumn(
    waitingPulses,
    waitingPulses.id,
    waitingPulses.sealedPulse,
    underPeriod,
    waitingPulses.year,
  ),
  ...[surveyArrivals, surveyAnswers].map((shelf) =>
    sealedColumn(shelf, shelf.id, shelf.sealedAnswer, underWave, shelf.waveId),
  ),
  sealedColumn(
    caseKeyGrants,
    caseKeyGrants.id,
    caseKeyGrants.wrappedKey,
    underEpoch,
    caseKeyGrants.epochKeyId,
  ),
];

/** Sealed under the key of their case, which its grants wrap. */
export const columnsUnderCaseKeys: readonly string[] = [
  "support_cases.sealed_request",
  "support_cases.sealed_contact",
  "support_cases.sealed_stub",
  "contact_attempts.sealed_attempt",
  "encounters.sealed_log",
  "case_messages.sealed_message",
  "self_checks.sealed_check",
  "crisis_hand_offs.sealed_day",
  "hand_offs.sealed_card",
  "private_plans.sealed_plan",
];

/** Sealed under a key the site does not keep. */
export const columnsUnderForeignKeys: readonly string[] = [
  "kept_forms.sealed_form",
  "self_views.wrapped_key",
];
