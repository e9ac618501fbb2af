// How many work where, from the roster: public facts, the only ones the shape of a release hangs on.
import { count, eq } from "drizzle-orm";
import { type RoleFamily, roleFamilies } from "#app/domain/roster/staff.ts";
import type { Db } from "#db/connect.server.ts";
import { staff, units } from "#db/schema/roster.ts";
import type { Headcounts } from "./release-plan.ts";

/** Active staff of today's roster, per unit and per role family. */
export async function headcountsOfRoster(db: Pick<Db, "reader">): Promise<Headcounts> {
  const [known, groups] = await Promise.all([
    db.reader.select({ code: units.code, site: units.site }).from(units),
    db.reader
      .select({ unit: staff.unitCode, family: staff.roleFamily, people: count() })
      .from(staff)
      .where(eq(staff.state, "active"))
      .groupBy(staff.unitCode, staff.roleFamily),
  ]);
  const families = Object.fromEntries(roleFamilies.map((family) => [family, 0])) as Record<
    RoleFamily,
    number
  >;
  const byUnit = new Map<string, number>();
  for (const { unit, family, people } of groups) {
    families[family] += Number(people);
    byUnit.set(unit, (byUnit.get(unit) ?? 0) + Number(people));
  }
  return {
    staffCount: [...byUnit.values()].reduce((sum, people) => sum + people, 0),
    // A unit without staff is no part of any group: nobody could be counted in it.
    units: known.flatMap(({ code, site }) => {
      const staffCount = byUnit.get(code) ?? 0;
      return staffCount > 0 ? [{ code, site, staffCount }] : [];
    }),
    families,
  };
}
