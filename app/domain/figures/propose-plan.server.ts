// The plan the roster suggests for a year, for somebody to read and sign. Last year's groups stay where
// the units still allow it, so that the years can be compared.
import type { Db } from "#db/connect.server.ts";
import { clustersKept } from "./groups.ts";
import { headcountsOfRoster } from "./headcount-store.server.ts";
import { signedPlanOf } from "./plan-store.server.ts";
import { defaultPlan, type ReleasePlan } from "./release-plan.ts";

/** @returns null where the roster holds too few staff for any figure. */
export async function proposedPlan(
  db: Pick<Db, "reader">,
  year: number,
  signedBy: readonly string[],
): Promise<ReleasePlan | null> {
  const [headcounts, before] = await Promise.all([
    headcountsOfRoster(db),
    signedPlanOf(db, year - 1),
  ]);
  const kept = before ? clustersKept(before.clusters, headcounts.units) : null;
  return defaultPlan({
    year,
    headcounts,
    signedBy,
    ...(kept && kept.length > 0 ? { clusters: kept } : {}),
  });
}
