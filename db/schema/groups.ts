// Support for a team: when and where it meets, and which colleagues give it. Nothing here knows who asked,
// and nobody who comes is written down. It hangs on the case and goes with it.

import { groupAnswers, groupParts, groupWays } from "#app/domain/groups/group.ts";
import type { AccountId, CaseId, GroupId } from "#app/domain/ids.ts";
import { accounts } from "#db/schema/access.ts";
import { supportCases } from "#db/schema/support-requests.ts";
import { id, index, instant, oneOf, table, text, uniqueIndex, wholeNumber } from "#db/words.ts";

export const supportGroups = table(
  "support_groups",
  {
    /** What calendars call it; the case's own id leaves the site in no file. */
    id: id<GroupId>("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    /** To the minute, since people have to find each other; gone with the case. */
    meetsAt: instant("meets_at").notNull(),
    minutes: wholeNumber("minutes").notNull(),
    way: oneOf("way", groupWays).notNull(),
    /** One of the closed list, or `directory:` and the id of an entry. */
    place: text("place").notNull(),
  },
  (t) => [uniqueIndex("groups_case").on(t.caseId)],
);

export const groupPeople = table(
  "group_people",
  {
    /** `case id:account id`: one part for one person. */
    id: text("id").primaryKey(),
    caseId: id<CaseId>("case_id")
      .notNull()
      .references(() => supportCases.id, { onDelete: "cascade" }),
    accountId: id<AccountId>("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    part: oneOf("part", groupParts).notNull(),
    answer: oneOf("answer", groupAnswers).notNull(),
  },
  (t) => [index("group_people_case").on(t.caseId), index("group_people_account").on(t.accountId)],
);
