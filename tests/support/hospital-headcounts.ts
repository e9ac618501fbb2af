// Invented headcounts for plans, and a roster in the database that has them.
import type { Headcounts } from "#app/domain/figures/release-plan.ts";
import type { Sealed, StaffId } from "#app/domain/ids.ts";
import { type RoleFamily, roleFamilies } from "#app/domain/roster/staff.ts";
import { staff, units } from "#db/schema/roster.ts";
import type { TestWorld } from "./worlds.ts";

/** The twelve units of disclosure.md section 2: 332 staff, 8 to 60 in each. */
export const unitSizes = [8, 10, 12, 14, 18, 22, 26, 30, 36, 44, 52, 60] as const;

const shares: Record<RoleFamily, number> = {
  nursing: 0.5,
  medical: 0.2,
  allied: 0.12,
  "pharmacy-laboratory": 0.08,
  support: 0.1,
};

const codeOf = (index: number): string => `U${String(index + 1).padStart(2, "0")}`;

/** @param sizes staff per unit; role families by fixed shares, nursing takes what is left. */
export function headcountsOf(sizes: readonly number[] = unitSizes): Headcounts {
  const staffCount = sizes.reduce((sum, size) => sum + size, 0);
  const families = Object.fromEntries(
    roleFamilies.map((family) => [family, Math.floor(staffCount * shares[family])]),
  ) as Record<RoleFamily, number>;
  const counted = Object.values(families).reduce((sum, people) => sum + people, 0);
  families.nursing += staffCount - counted;
  return {
    staffCount,
    units: sizes.map((size, index) => ({
      code: codeOf(index),
      site: index % 2 === 0 ? "East" : "West",
      staffCount: size,
    })),
    families,
  };
}

/** Fills the roster so that it counts exactly these. Names are not needed here, so nobody has one. */
export async function rosterWith(world: TestWorld, headcounts: Headcounts): Promise<void> {
  const left = roleFamilies.flatMap((family) =>
    Array.from({ length: headcounts.families[family] }, () => family),
  );
  const people = headcounts.units.flatMap((unit) =>
    Array.from({ length: unit.staffCount }, () => ({
      id: world.newId<StaffId>(),
      numberTag: world.newId<string>(),
      sealedPerson: "" as Sealed,
      unitCode: unit.code,
      profession: "invented",
      roleFamily: left.pop() ?? "nursing",
      language: "en",
      state: "active" as const,
    })),
  );
  await world.db.allOrNothing((tx) => [
    tx
      .insert(units)
      .values(headcounts.units.map(({ code, site }) => ({ code, site, name: code })))
      .returning(),
    tx.insert(staff).values(people).returning({ id: staff.id }),
  ]);
}
