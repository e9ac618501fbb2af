// The staff list as HR exports it: the only place that knows who works where. It holds nothing about
// support, and nothing about support points to it in clear.
import type { Sealed, StaffId } from "#app/domain/ids.ts";
import { roleFamilies, staffStates } from "#app/domain/roster/staff.ts";
import { id, index, oneOf, sealed, table, text } from "#db/words.ts";

export const units = table("units", {
  /** The unit's code as HR writes it. */
  code: text("code").primaryKey(),
  name: text("name").notNull(),
  site: text("site").notNull(),
});

export const staff = table(
  "staff",
  {
    id: id<StaffId>("id").primaryKey(),
    /** Keyed hash of the staff number, to recognise the row at the next import. */
    numberTag: text("number_tag").notNull().unique(),
    /** Keyed hash of the work address, to reach a colleague who is offered support; null if none. */
    emailTag: text("email_tag"),
    /** Name, address and staff number, sealed under the roster key. */
    sealedPerson: sealed<Sealed>("sealed_person").notNull(),
    unitCode: text("unit_code")
      .notNull()
      .references(() => units.code),
    /** As HR names it. */
    profession: text("profession").notNull(),
    roleFamily: oneOf("role_family", roleFamilies).notNull(),
    language: text("language").notNull(),
    /** Who leads this person; for conflict of interest only. */
    managerId: id<StaffId>("manager_id"),
    state: oneOf("state", staffStates).notNull(),
  },
  (t) => [index("staff_email").on(t.emailTag), index("staff_unit").on(t.unitCode)],
);
