// Signs the plan of a programme year: from now on it is frozen. Before: release-plan.ts proposes one.
// After: fold-counters.server.ts counts under it.

import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { writtenInSite } from "#app/domain/audit/site-audit.server.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { headcountsOfRoster } from "./headcount-store.server.ts";
import { type PlanProblem, validatePlan } from "./plan-rules.ts";
import { keepPlan } from "./plan-store.server.ts";
import type { ReleasePlan } from "./release-plan.ts";

export type SignPlanOutcome =
  | { outcome: "signed" }
  | { outcome: "not-allowed" }
  /** A year has one plan; what was signed stays. */
  | { outcome: "already-signed" }
  /** A plan for a year that is over would choose its tables with the truth in view. */
  | { outcome: "year-not-open" }
  | { outcome: "unsound"; problems: PlanProblem[] };

/** Checks the plan against today's roster and keeps it, for this year or the next. */
export async function signPlan(
  actor: Actor,
  input: { plan: ReleasePlan },
  world: World,
): Promise<SignPlanOutcome> {
  if (!may(actor, "sign-release-plan")) return { outcome: "not-allowed" };
  const { plan } = input;
  const today = dayOf(world.now, world.settings.timeZone);
  const thisYear = Number(today.slice(0, 4));
  if (plan.year < thisYear || plan.year > thisYear + 1) return { outcome: "year-not-open" };
  const problems = validatePlan(plan, await headcountsOfRoster(world.db));
  if (problems.length > 0) return { outcome: "unsound", problems };
  const audit = await writtenInSite(actor, "plan-signed", null, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(keepPlan(tx, plan, today), "already-signed"),
    ...audit(tx),
  ]);
  if (written.done) return { outcome: "signed" };
  // Somebody else wrote in the audit in this very moment: nothing was done, so it is done again.
  if (written.refused === "changed-meanwhile") return signPlan(actor, input, world);
  return { outcome: "already-signed" };
}
