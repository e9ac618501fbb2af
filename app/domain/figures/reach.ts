// Whom the support reaches: the released numbers of the profession groups for every 100 staff, each with
// its error. Porters, cleaners and night staff are in them like everybody else. Pure, released rows only.
import type { Release } from "./release.ts";
import { type ReleasePlan, tableIdOf } from "./release-plan.ts";

export interface ReachedGroup {
  id: string;
  headcount: number;
  /** Requests for every 100 staff: as shown, and where the truth lies nineteen times in twenty. */
  shown: number;
  from: number;
  to: number;
}

export interface Reach {
  /** In the plan's order, so that nobody reads a ranking. */
  groups: ReachedGroup[];
  /** `apart` when some group's range lies wholly below another's: more than the added chance explains. */
  finding: "apart" | "within-error";
}

const perHundred = (count: number, headcount: number): number =>
  Math.round((Math.max(0, count) * 100) / headcount);

/** @returns null for a release without a table of professions. */
export function reachOf(release: Release, plan: ReleasePlan): Reach | null {
  const table = release.tables.find(({ id }) => id === tableIdOf("profession-group", "year"));
  if (!table) return null;
  const groups = plan.professionGroups.map(({ id, headcount }): ReachedGroup => {
    const noisy = table.cells[id] ?? 0;
    return {
      id,
      headcount,
      shown: perHundred(noisy, headcount),
      from: perHundred(noisy - table.within, headcount),
      to: perHundred(noisy + table.within, headcount),
    };
  });
  const isApart = groups.some((low) => groups.some((high) => low.to < high.from));
  return { groups, finding: isApart ? "apart" : "within-error" };
}
