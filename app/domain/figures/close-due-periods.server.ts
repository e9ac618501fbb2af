// The scheduled run: releases every period whose day has come, oldest first, and finishes what a crash left
// of an earlier release. The calendar alone decides when, never a person and never a count.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import type { World } from "#app/domain/world.server.ts";
import { type Attack, type ClosePeriodOutcome, closePeriod } from "./close-period.server.ts";
import { periodsOfPlan } from "./counting-period.ts";
import { closableOn, type Period } from "./periods.ts";
import { signedPlans } from "./plan-store.server.ts";
import { releasedPeriods } from "./release-store.server.ts";

export interface ClosedPeriod {
  period: Period;
  outcome: ClosePeriodOutcome;
}

export type CloseDueOutcome =
  /** In the order of closing. The last may be a refusal; then nothing was tried after it. */
  { outcome: "tried"; periods: ClosedPeriod[] } | { outcome: "not-allowed" };

export async function closeDuePeriods(
  actor: Actor,
  input: { attack: Attack },
  world: World,
): Promise<CloseDueOutcome> {
  if (!may(actor, "close-figures")) return { outcome: "not-allowed" };
  const [plans, released] = await Promise.all([signedPlans(world.db), releasedPeriods(world.db)]);
  const today = dayOf(world.now, world.settings.timeZone);
  const due = [...plans.values()]
    .sort((a, b) => a.year - b.year)
    .flatMap((plan) =>
      periodsOfPlan(plan).filter((period) =>
        released.has(period)
          ? world.keyring.existingPeriodKey(period) !== null
          : closableOn(period, plan.lagDays) <= today,
      ),
    );
  const periods: ClosedPeriod[] = [];
  for (const period of due) {
    const outcome = await closePeriod(actor, { period, attack: input.attack }, world);
    periods.push({ period, outcome });
    if (outcome.outcome !== "released") break;
  }
  return { outcome: "tried", periods };
}
