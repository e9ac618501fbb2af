// Signed plans. A row is written once and never changed.

import type { Writer } from "#db/all-or-nothing.server.ts";
import type { Db } from "#db/connect.server.ts";
import { releasePlans } from "#db/schema/figures.ts";
import { planOfText, planText, type ReleasePlan } from "./release-plan.ts";

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
export const signedPlanOf = async (
  db: Pick<Db, "reader">,
  year: number,
): Promise<ReleasePlan | null> => (await signedPlans(db)).get(year) ?? null;

/** Touches no row when the year already has a plan. */
export const keepPlan = (tx: Writer, plan: ReleasePlan, signedOn: string) =>
  tx
    .insert(releasePlans)
    .values({ version: plan.version, year: plan.year, body: planText(plan), signedOn })
    .onConflictDoNothing()
    .returning();
