// Professional help around the programme, as everybody may read it, and what was handed to it. The links
// that were sent show what the person allowed and nothing else.
import { costs, helpKinds } from "#app/domain/directory/directory.ts";
import type { AccountId, CaseId, Sealed } from "#app/domain/ids.ts";
import { handOffStates } from "#app/domain/step-ups/hand-off.ts";
import { accounts } from "#db/schema/access.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { day, id, index, oneOf, sealed, table, text, wholeNumber } from "#db/words.ts";

export const directoryEntries = table("directory_entries", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  kind: oneOf("kind", helpKinds).notNull(),
  /** 1 near and informal, 2 trained, 3 professional. */
  level: wholeNumber("level").notNull(),
  /** As typed: `mon-fri 08:00-16:00`, several parted by `;`, or `always`. */
  hours: text("hours").notNull(),
  cost: oneOf("cost", costs).notNull(),
  /** One line on who learns of it, in the service's own words. */
  confidentiality: text("confidentiality").notNull(),
  phone: text("phone").notNull(),
  /** Where a hand-off is sent; empty when it is told by phone. */
  email: text("email").notNull(),
  /** Place in the order of calling in a crisis, from 1; null when not called then. */
  crisisOrder: wholeNumber("crisis_order"),
  /** The supervisor who receives what is handed to this entry on the site itself. */
  accountId: id<AccountId>("account_id").references(() => accounts.id, { onDelete: "set null" }),
});

export const handOffs = table(
  "hand_offs",
  {
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    entryId: text("entry_id")
      .notNull()
      .references(() => directoryEntries.id, { onDelete: "cascade" }),
    /** Keyed hash of the code in the link. */
    codeTag: text("code_tag").notNull().unique(),
    state: oneOf("state", handOffStates).notNull(),
    /** The link shows nothing after this day. */
    expiresOn: day("expires_on").notNull(),
    /** What the person allowed, and the days; under the case key. */
    sealedCard: sealed<Sealed>("sealed_card").notNull(),
  },
  (t) => [index("hand_offs_case").on(t.caseId), index("hand_offs_entry").on(t.entryId)],
);

export const crisisDrills = table("crisis_drills", {
  id: text("id").primaryKey(),
  heldOn: day("held_on").notNull(),
  /** How many of those on the list answered, of how many. */
  reachedCount: wholeNumber("reached_count").notNull(),
  listedCount: wholeNumber("listed_count").notNull(),
});
