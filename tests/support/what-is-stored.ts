// Looks into a site's data the way the product would: every case opened with its key, every row that a
// submission consists of counted, and SQLite's own checks run.
import Database from "better-sqlite3";
import type { Authorized } from "#app/domain/access/authorize.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type { ContactContents } from "#app/domain/support-requests/case-contents.ts";
import { caseOf, type SupportCase } from "#app/domain/support-requests/case-store.server.ts";
import {
  caseKeyOf,
  openContact,
  openRequest,
} from "#app/domain/support-requests/case-vault.server.ts";
import type { RunningSite } from "./running-site.ts";

export interface Stored {
  /** What each case holds about reaching the person; one entry a case. */
  contacts: ContactContents[];
  rows: { cases: number; grants: number; receipts: number; submissions: number; mails: number };
  integrity: unknown;
  orphans: unknown[];
}

/** @param site not running, or running and quiet. Every case must open, or this throws. */
export async function storedIn(site: RunningSite): Promise<Stored> {
  const sqlite = new Database(site.databaseFile, { readonly: true });
  const countOf = (from: string) =>
    sqlite.prepare(`select count(*) from ${from}`).pluck().get() as number;
  const ids = sqlite.prepare("select id from support_cases").pluck().all() as CaseId[];
  const stored = {
    rows: {
      cases: ids.length,
      grants: countOf("case_key_grants"),
      receipts: countOf("case_receipts"),
      submissions: countOf("submissions"),
      mails: countOf("jobs where kind = 'send-mail'"),
    },
    integrity: sqlite.pragma("integrity_check", { simple: true }),
    orphans: sqlite.pragma("foreign_key_check") as unknown[],
  };
  sqlite.close();
  const here = await site.openHere();
  try {
    const contacts = [];
    for (const id of ids) {
      const entry = await caseOf(here.db, id);
      if (!entry) throw new Error("a case without a key");
      const caseKey = caseKeyOf(here.keyring, entry);
      openRequest(caseKey, entry.supportCase);
      contacts.push(openContact(caseKey, entry.supportCase as Authorized<SupportCase>));
    }
    return { ...stored, contacts };
  } finally {
    await here.close();
  }
}
