// Who did what, on which day. Every case has a chain of its own, sealed under its key and gone with it; what
// concerns the site and no case is one chain in clear. A link hangs on the one before.
import type { CaseId } from "#app/domain/ids.ts";
import { id, index, table, text, wholeNumber } from "#db/words.ts";
import { supportCases } from "./support-requests.ts";

export const auditRows = table(
  "audit_rows",
  {
    /** `chain:place`, so that two writers cannot make the same link. */
    id: text("id").primaryKey(),
    /** "site", or the case's id. */
    chain: text("chain").notNull(),
    /** Of a case's chain: the rows go when the case does. */
    caseId: id<CaseId>("case_id").references(() => supportCases.id, { onDelete: "cascade" }),
    /** 1, 2, 3 within the chain. */
    place: wholeNumber("place").notNull(),
    /** What happened, by whom, on which day; sealed under the case key in a case's chain. */
    body: text("body").notNull(),
    /** The mark of the row before. */
    previous: text("previous").notNull(),
    /** Keyed hash over place, previous mark and what happened; its key is not in the database. */
    mark: text("mark").notNull(),
  },
  (t) => [index("audit_rows_case").on(t.caseId), index("audit_rows_chain").on(t.chain)],
);

export const auditHeads = table("audit_heads", {
  /** "site", or the case's id. */
  chain: text("chain").primaryKey(),
  caseId: id<CaseId>("case_id").references(() => supportCases.id, { onDelete: "cascade" }),
  /** How many rows there must be. */
  rowCount: wholeNumber("row_count").notNull(),
  /** Keyed hash over the count and the last mark: taking away the last rows shows. */
  mark: text("mark").notNull(),
});
