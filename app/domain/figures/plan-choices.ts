// What an administrator may choose in a year's plan: which tables, and how exact each is. Everything else
// (groups, cells, caps, the year's maximum) follows from public headcounts. Pure.
import { errorNineteenInTwenty } from "./noise-error.ts";
import { type Rational, rationalOf, rationalText, zero } from "./rational.ts";
import {
  type Attribute,
  attributes,
  cellsOf,
  type ReleasePlan,
  sortOf,
  type TableSpec,
  tableIdOf,
} from "./release-plan.ts";

/** Budgets that can be given to a table; `0/1` leaves it out. */
export const offeredBudgets = ["0/1", "1/10", "1/5", "3/10", "2/5", "1/2"] as const;

export type PlanChoices = Readonly<Record<Attribute, Rational>>;

/** The budgets of a plan as choices. */
export const choicesOf = (plan: ReleasePlan): PlanChoices =>
  Object.fromEntries(
    attributes.map((attribute) => [
      attribute,
      plan.tables.find((table) => table.attribute === attribute)?.epsilon ?? zero,
    ]),
  ) as PlanChoices;

/** @returns the budget that was asked for, or the plan's own where the text is none that is offered. */
export function choiceOfText(text: string | null, otherwise: Rational): Rational {
  const isOffered = offeredBudgets.some((budget) => budget === text);
  return (isOffered && text !== null ? rationalOf(text) : null) ?? otherwise;
}

/** Whether the hospital is large enough to split by this attribute at all. */
export const isPossible = (plan: ReleasePlan, attribute: Attribute): boolean =>
  (attribute !== "cluster" || plan.clusters.length > 1) &&
  (attribute !== "profession-group" || plan.professionGroups.length > 1);

/** The proposed plan with these tables and budgets instead. It still has to pass the rules. */
export function planWith(plan: ReleasePlan, choices: PlanChoices): ReleasePlan {
  const tables = attributes
    .filter((attribute) => choices[attribute].num > 0n && isPossible(plan, attribute))
    .map((attribute): TableSpec => {
      const period = attribute === "hospital" && plan.cadence === "quarter" ? "quarter" : "year";
      return {
        id: tableIdOf(attribute, period),
        attribute,
        period,
        cells: cellsOf(attribute, plan),
        epsilon: choices[attribute],
      };
    });
  return { ...plan, tables };
}

export interface ExpectedTable {
  attribute: Attribute;
  period: TableSpec["period"];
  epsilon: string;
  /** About how many a number of this table will stand for, if a year goes as `partsOfStaff` says. */
  about: number;
  /** How far off it will be shown at most, nineteen times in twenty. */
  within: number;
  /** The error is as large as the number: such a table says nothing. */
  isUseless: boolean;
}

/** One in four staff asks in a year; for fifty staff a group is held; one request in three is answered on, and as many answers come from rounds. */
const partsOfStaff = { request: 4, group: 50, pulse: 12, gathering: 12 } as const;

/** What each table of the plan will be worth, before anything is counted. */
export const expectedTables = (plan: ReleasePlan): ExpectedTable[] =>
  plan.tables.map(({ attribute, period, epsilon, cells }) => {
    // Places for those who did not say are nearly empty; the others share the requests.
    const shared = Math.max(1, cells.filter((cell) => cell !== "not-said").length);
    const parts = shared * (period === "quarter" ? 4 : 1) * partsOfStaff[sortOf(attribute)];
    const about = Math.round(plan.staffCount / parts);
    const within = errorNineteenInTwenty(epsilon);
    return {
      attribute,
      period,
      epsilon: rationalText(epsilon),
      about,
      within,
      isUseless: within >= about,
    };
  });
