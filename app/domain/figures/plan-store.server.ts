// Signed plans. A row is written once and never changed.
import { eq } from "drizzle-orm";
import type { Day } from "#app/domain/calendar/local-time.ts";
import type { RoleFamily } from "#app/domain/roster/staff.ts";

import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { releasePlans } from "#db/schema/figures.ts";
import {
  clusterOfUnit,
  groupOfFamily,
  planOfText,
  planText,
  type ReleasePlan,
} from "./release-plan.ts";

/** Every signed plan by its year. */
export async function signedPlans(db: Pick<Db, "reader">): Promise<Map<number, ReleasePlan>> {
  const rows = await db.reader.select({ body: releasePlans.body }).from(releasePlans);
  return new Map(
    rows.map(({ body }) => {
      const plan = planOfText(body);
      return [plan.year, plan];
    }),
  );
}

/** The plan signed for a year, or null. */
export async function signedPlanOf(
  db: Pick<Db, "reader">,
  year: number,
): Promise<ReleasePlan | null> {
  const [row] = await db.reader
    .select({ body: releasePlans.body })
    .from(releasePlans)
    .where(eq(releasePlans.year, year));
  return row ? planOfText(row.body) : null;
}

export interface PlanGroups {
  /** What a stub says of a unit and a role family; not-said for what nobody said or planned. */
  of(said: { unitCode: string | null; roleFamily: RoleFamily | null }): {
    cluster: string;
    professionGroup: string;
  };
}

/** The groups of the plan that is in force on a day, for the stub of a case opened then. */
export async function planGroupsOn(db: Pick<Db, "reader">, day: Day): Promise<PlanGroups> {
  const plan = await signedPlanOf(db, Number(day.slice(0, 4)));
  return {
    of: ({ unitCode, roleFamily }) => ({
      cluster: clusterOfUnit(plan, unitCode),
      professionGroup: groupOfFamily(plan, roleFamily),
    }),
  };
}

/** Touches no row when the year already has a plan. */
export const keepPlan = (tx: Writer, plan: ReleasePlan, signedOn: string) =>
  tx
    .insert(releasePlans)
    .values({ version: plan.version, year: plan.year, body: planText(plan), signedOn })
    .onConflictDoNothing()
    .returning();
