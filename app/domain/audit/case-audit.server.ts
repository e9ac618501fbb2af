// The chain of one case. Its mark and its pseudonym are made with a key that comes out of the case's own, so
// both die with the case: afterwards nothing says that these rows, or this name for the case, ever were.
import { createHmac, hkdfSync } from "node:crypto";
import {
  type CaseKey,
  sealForCase,
  unsealForCase,
} from "#app/domain/confidentiality/case-key.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import type { Step, Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { type AuditRow, type Marker, nextLink } from "./audit-chain.ts";
import { type CaseHappening, caseHappening, isOpening } from "./audit-events.ts";
import { chainEnd, chainRows, linkToAdd } from "./audit-store.server.ts";

const placeOf = (row: string) => ({ table: "audit_rows", column: "body", row });

export function caseMarker({ key }: CaseKey): Marker {
  const secret = Buffer.from(hkdfSync("sha256", key.secret, "alongside", "case-audit", 32));
  return (text) => createHmac("sha256", secret).update(text).digest("base64url");
}

/** What the case is called outside the database; ten characters that only its key can make. */
export const pseudonymOf = (caseKey: CaseKey): string =>
  `case-${caseMarker(caseKey)("pseudonym").slice(0, 10)}`;

/** @returns the statements that write this down with the change it is about. */
export async function writtenInCase(
  db: Db,
  caseKey: CaseKey,
  happening: CaseHappening,
): Promise<(tx: Writer) => Step<"changed-meanwhile">[]> {
  const chain = caseKey.caseId;
  const end = await chainEnd(db, chain);
  const body = sealForCase(caseKey, placeOf(`${chain}:${end.rowCount + 1}`), happening);
  const said = JSON.stringify(happening);
  const link = nextLink({ chain, caseId: chain }, end, said, body, caseMarker(caseKey));
  return (tx) => linkToAdd(tx, link);
}

/** What one row says. @throws SealBroken or ZodError when it is not one of ours. */
export const openedRow = (caseKey: CaseKey, row: AuditRow): CaseHappening =>
  caseHappening.parse(unsealForCase(caseKey, placeOf(row.id), row.body as Sealed));

export async function happeningsOf(db: Db, caseKey: CaseKey): Promise<CaseHappening[]> {
  return (await chainRows(db, caseKey.caseId)).map((row) => openedRow(caseKey, row));
}

/**
 * Writes down that somebody looked at the case, once a day for each person. That they opened it stands there
 * since they took it; so when nothing can be written, a full disk for one, they may still read.
 */
export async function writeSeen(
  db: Db,
  caseKey: CaseKey,
  seen: Omit<CaseHappening, "event">,
): Promise<void> {
  const before = await happeningsOf(db, caseKey);
  const isThere = before.some(
    (one) => isOpening(one) && one.by === seen.by && one.role === seen.role && one.on === seen.on,
  );
  if (isThere) return;
  try {
    for (let tries = 0; tries < 3; tries += 1) {
      const steps = await writtenInCase(db, caseKey, { event: "seen", ...seen });
      if ((await db.allOrNothing(steps)).done) return;
    }
  } catch (error) {
    if (!(error instanceof Error && error.name === "DatabaseFault")) throw error;
  }
}
