// A hospital whose plan for 2026 is signed, and short words for what the figures tests do with it.
import { operator, timer } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { openAccumulator } from "#app/domain/figures/accumulator.server.ts";
import { openAccumulators } from "#app/domain/figures/accumulator-store.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { foldCounters } from "#app/domain/figures/fold-counters.server.ts";
import type { Period } from "#app/domain/figures/periods.ts";
import { choicesOf, planWith } from "#app/domain/figures/plan-choices.ts";
import { signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { rational, zero } from "#app/domain/figures/rational.ts";
import type { ReleasePlan } from "#app/domain/figures/release-plan.ts";
import { signPlan } from "#app/domain/figures/sign-plan.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { headcountsOf, rosterWith, unitSizes } from "./hospital-headcounts.ts";
import { type TestWorld, testWorld } from "./worlds.ts";

export const summer = "2026-08-03T02:00:00Z";
export const afterSummer = "2026-10-28T06:00:00Z";

/** A hospital of 332 staff whose plan for 2026 is signed, on a night in August. */
export async function hospital(
  moment = summer,
  sizes: readonly number[] = unitSizes,
  choose: (proposed: ReleasePlan) => ReleasePlan = (proposed) => proposed,
): Promise<TestWorld> {
  const world = await testWorld(moment);
  await rosterWith(world, headcountsOf(sizes));
  const plan = await proposedPlan(world.db, 2026, ["staff council"]);
  if (!plan) throw new Error("too few staff for a plan");
  const { outcome } = await signPlan(operator, { plan: choose(plan) }, world);
  if (outcome !== "signed") throw new Error(outcome);
  return world;
}

export async function planOf(world: TestWorld): Promise<ReleasePlan> {
  const plan = await signedPlanOf(world.db, 2026);
  if (!plan) throw new Error("no plan is signed");
  return plan;
}

/** The open counters of a period, as only the program itself can read them. */
export async function countersOf(
  world: TestWorld,
  period: Period,
): Promise<Record<string, number[]>> {
  const row = (await openAccumulators(world.db)).find((one) => one.period === period);
  if (!row) throw new Error(`no accumulator for ${period}`);
  const opened = openAccumulator(world.keyring, await planOf(world), period, row);
  if (typeof opened === "string") throw new Error(opened);
  return Object.fromEntries(opened.tally.counts);
}

export const fold = (world: TestWorld) => foldCounters(timer, {}, world);
export const close = (world: TestWorld, period: Period) => closePeriod(operator, { period }, world);

/** Closes the quarters before, so that later ones and the year can follow. */
export async function closeQuarters(world: TestWorld, ...periods: Period[]): Promise<void> {
  for (const period of periods) {
    const { outcome } = await close(world, period);
    if (outcome !== "released") throw new Error(outcome);
  }
}

/** Plans for this year and the next that count answers after support and after rounds, on a roster as it is. */
export async function signPulsePlans(world: World): Promise<void> {
  const year = Number(dayOf(world.now, world.settings.timeZone).slice(0, 4));
  for (const one of [year, year + 1]) {
    const proposed = await proposedPlan(world.db, one, ["staff council"]);
    if (!proposed) throw new Error("too few staff for a plan");
    const plan = planWith(proposed, {
      ...choicesOf(proposed),
      "event-family": zero,
      "pulse-helped": rational(1n, 10n),
      "gathering-helped": rational(1n, 10n),
    });
    const { outcome } = await signPlan(operator, { plan }, world);
    if (outcome !== "signed") throw new Error(outcome);
  }
}
