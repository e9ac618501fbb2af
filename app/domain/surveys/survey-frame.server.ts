// Who could be asked: headcounts by unit from today's roster, and the clusters of the signed plan that
// units without enough answers are shown in. Public facts only.

import { notSaid } from "#app/domain/figures/fact.ts";
import { headcountsOfRoster } from "#app/domain/figures/headcount-store.server.ts";
import { signedPlans } from "#app/domain/figures/plan-store.server.ts";
import { clusterOfUnit } from "#app/domain/figures/release-plan.ts";
import { knownUnits } from "#app/domain/roster/staff-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { SurveyFrame } from "./wave.ts";

/** @param year of the wave; the newest plan not after it gives the clusters. */
export async function surveyFrame(year: number, { db }: World): Promise<SurveyFrame> {
  const [headcounts, units, plans] = await Promise.all([
    headcountsOfRoster(db),
    knownUnits(db),
    signedPlans(db),
  ]);
  const planYear = Math.max(...[...plans.keys()].filter((one) => one <= year));
  const plan = plans.get(planYear) ?? null;
  const nameOf = new Map(units.map(({ code, name }) => [code, name]));
  return {
    eligible: headcounts.staffCount,
    units: headcounts.units
      .map(({ code, staffCount }) => {
        const cluster = clusterOfUnit(plan, code);
        return {
          code,
          name: nameOf.get(code) ?? code,
          eligible: staffCount,
          cluster: cluster === notSaid ? null : cluster,
        };
      })
      .sort((a, b) => a.name.localeCompare(b.name) || a.code.localeCompare(b.code)),
    clusters: (plan?.clusters ?? []).map(({ id, name }) => ({ id, name })),
  };
}
