// What somebody answered for themselves alone. Under the key of their case, and gone with it; for a person
// without a case, under a key that only their own code opens. No figure ever reads these tables.
import type { CaseId, Sealed } from "#app/domain/ids.ts";
import { day, id, index, sealed, table, text } from "#db/words.ts";
import { supportCases } from "./support-requests.ts";

export const selfViews = table(
  "self_views",
  {
    id: id<string>("id").primaryKey(),
    /** Keyed hash of the code, to find the row. */
    tag: text("tag").notNull().unique(),
    salt: text("salt").notNull(),
    /** The key of the answers, wrapped under a key made from the code: the program cannot open it. */
    wrappedKey: sealed<Sealed>("wrapped_key").notNull(),
    /** Everything is destroyed after this day; moved on by each visit. */
    lapsesOn: day("lapses_on").notNull(),
  },
  (t) => [index("self_views_lapse").on(t.lapsesOn)],
);

export const selfChecks = table(
  "self_checks",
  {
    id: id<string>("id").primaryKey(),
    /** The case whose key it is under; null for a person without one. */
    caseId: id<CaseId>("case_id").references(() => supportCases.id, { onDelete: "cascade" }),
    selfViewId: id<string>("self_view_id").references(() => selfViews.id, { onDelete: "cascade" }),
    /** Day, instrument, version and answers. */
    sealedCheck: sealed<Sealed>("sealed_check").notNull(),
  },
  (t) => [index("self_checks_case").on(t.caseId), index("self_checks_view").on(t.selfViewId)],
);
