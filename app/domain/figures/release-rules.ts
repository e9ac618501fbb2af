// What a release must keep to be the one its plan promised: tables, cells, price and stated error come
// from the plan alone. Anything more, or less, would say something that was never paid for.
import { tablesOf } from "./budget.ts";
import { errorNineteenInTwenty } from "./noise-error.ts";
import { rationalText } from "./rational.ts";
import type { Release } from "./release.ts";
import type { ReleasePlan } from "./release-plan.ts";

const inOrder = (names: readonly string[]): string => [...names].sort().join(" ");

/** @returns one sentence per difference between the release and its plan; none when it is the same. */
export function releaseProblems(release: Release, plan: ReleasePlan): string[] {
  const planned = tablesOf(plan, release.period);
  const problems: string[] = [];
  if (inOrder(planned.map(({ id }) => id)) !== inOrder(release.tables.map(({ id }) => id))) {
    problems.push("It holds other tables than the plan.");
  }
  for (const table of release.tables) {
    const spec = planned.find(({ id }) => id === table.id);
    if (!spec) continue;
    if (inOrder(spec.cells) !== inOrder(Object.keys(table.cells))) {
      problems.push(`${table.id} has other cells than the plan.`);
    }
    if (table.epsilon !== rationalText(spec.epsilon)) {
      problems.push(`${table.id} states another epsilon than the plan.`);
    }
    if (table.within !== errorNineteenInTwenty(spec.epsilon)) {
      problems.push(`${table.id} states an error that its noise does not keep.`);
    }
  }
  return problems;
}
