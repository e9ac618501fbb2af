// What the programme began in a released period, to stand beside its number: from the rollout, which is
// public within the hospital. It says when, never that one thing caused the other. Pure.
import { type Lever, levers, type RolloutStep } from "#app/domain/evaluation/rollout.ts";
import { firstDayOf, lastDayOf, type Period } from "./periods.ts";

export interface Milestone {
  period: Period;
  lever: Lever;
  /** Units in which it began. */
  units: number;
}

const beganIn = ({ startMonth }: RolloutStep, period: Period): boolean =>
  startMonth >= firstDayOf(period).slice(0, 7) && startMonth <= lastDayOf(period).slice(0, 7);

/** @param periods that are shown, in their order; what began before or after them is left out. */
export const milestonesIn = (
  steps: readonly RolloutStep[],
  periods: readonly Period[],
): Milestone[] =>
  periods.flatMap((period) =>
    levers.flatMap((lever): Milestone[] => {
      const units = steps.filter((step) => step.lever === lever && beganIn(step, period)).length;
      return units > 0 ? [{ period, lever, units }] : [];
    }),
  );
