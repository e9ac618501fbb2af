// The plan of a year as the administrator's page shows it: proposed or signed, with what it will be worth
// and every reason why it may not be signed. Reads headcounts and plans, never a count.

import { dayOf } from "#app/domain/calendar/local-time.ts";
import { figureWords } from "#app/domain/figures/figure-words.ts";
import { headcountsOfRoster } from "#app/domain/figures/headcount-store.server.ts";
import {
  choiceOfText,
  choicesOf,
  expectedTables,
  isPossible,
  offeredBudgets,
  type PlanChoices,
  planWith,
} from "#app/domain/figures/plan-choices.ts";
import { type PlanProblem, plannedLoss, validatePlan } from "#app/domain/figures/plan-rules.ts";
import { signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { amountShown, rationalShown, rationalText } from "#app/domain/figures/rational.ts";
import {
  type Attribute,
  attributes,
  type Headcounts,
  type ReleasePlan,
} from "#app/domain/figures/release-plan.ts";
import { joinedNames } from "./figure-text.server.ts";
import type { Reader, StaffVisit } from "./guard.server.ts";

export type ProblemWord =
  | "over-budget"
  | "maximum-too-high"
  | "too-few-staff"
  | "cadence-too-fine"
  | "group-size"
  | "group-overlap"
  | "table-shape"
  | "other";

const wordOf: Record<PlanProblem["problem"], ProblemWord> = {
  "too-few-staff": "too-few-staff",
  "cadence-too-fine": "cadence-too-fine",
  "version-of-another-year": "other",
  "headcount-not-from-roster": "other",
  "cluster-too-small": "group-size",
  "cluster-leaves-too-few": "group-size",
  "unit-in-two-clusters": "group-overlap",
  "unit-unknown": "group-overlap",
  "unit-without-cluster": "group-overlap",
  "group-too-small": "group-size",
  "family-in-two-groups": "group-overlap",
  "family-without-group": "group-overlap",
  "same-name-twice": "table-shape",
  "not-a-partition": "table-shape",
  "cadence-of-table": "table-shape",
  "epsilon-not-above-zero": "table-shape",
  "maximum-too-high": "maximum-too-high",
  "over-budget": "over-budget",
  "lag-too-short": "other",
};

export const problemWords = (problems: readonly PlanProblem[]): ProblemWord[] => [
  ...new Set(problems.map(({ problem }) => wordOf[problem])),
];

/** The year that is asked for: this one, or the next. */
export function yearAsked(text: string | null, visit: StaffVisit): number {
  const thisYear = Number(dayOf(visit.world.now, visit.world.settings.timeZone).slice(0, 4));
  return text === String(thisYear + 1) ? thisYear + 1 : thisYear;
}

/** The proposed plan with what was chosen in the form or the address. */
export async function planChosen(
  year: number,
  chosenOf: (name: string) => string | null,
  signedBy: readonly string[],
  visit: StaffVisit,
): Promise<ReleasePlan | null> {
  const proposed = await proposedPlan(visit.world.db, year, signedBy);
  if (!proposed) return null;
  const own = choicesOf(proposed);
  const choices = Object.fromEntries(
    attributes.map((attribute) => [attribute, choiceOfText(chosenOf(attribute), own[attribute])]),
  ) as PlanChoices;
  return planWith(proposed, choices);
}

function planShown(plan: ReleasePlan, visit: Reader) {
  const { t } = visit.language;
  const table = (attribute: Attribute) => t(`figures.table.${attribute}`);
  const choices = choicesOf(plan);
  const groupNames = figureWords(
    {
      format: "alongside-release-1",
      plan: plan.version,
      period: `${plan.year}`,
      releasedOn: "",
      tables: plan.tables.map(({ id, cells }) => ({
        id,
        cells: Object.fromEntries(cells.map((cell) => [cell, 0])),
        epsilon: "1/1",
        within: 0,
      })),
    },
    plan,
  ).tables.flatMap(({ cells }) => cells);
  const nameOf = (id: string) => {
    const found = groupNames.find(({ cell }) => cell === id);
    return found ? joinedNames(found.names, visit) : id;
  };
  return {
    loss: t("figuresPlan.loss", {
      loss: rationalShown(plannedLoss(plan)),
      maximum: rationalShown(plan.personYearEpsilonMax),
    }),
    expected: expectedTables(plan).map(({ attribute, period, about, within, isUseless }) => ({
      table: `${table(attribute)}, ${t(`figuresPlan.expected.period.${period}`)}`,
      about,
      within: t("figuresPlan.expected.within", { within }),
      worth: t(isUseless ? "figuresPlan.expected.useless" : "figuresPlan.expected.useful"),
    })),
    groups: [...plan.clusters, ...plan.professionGroups].map(({ id, headcount }) => ({
      name: nameOf(id),
      headcount,
    })),
    choices: attributes
      .filter((attribute) => isPossible(plan, attribute))
      .map((attribute) => ({
        name: attribute,
        label: t("figuresPlan.choose.budget", { table: table(attribute) }),
        value: rationalText(choices[attribute]),
        options: offeredBudgets.map((budget) => ({
          value: budget,
          label: budget === "0/1" ? t("figuresPlan.choose.off") : amountShown(budget),
        })),
      })),
  };
}

/** What the page shows for a year; `plan` is null where there are too few staff. */
export async function planPage(year: number, chosen: ReleasePlan | null, visit: StaffVisit) {
  const signed = await signedPlanOf(visit.world.db, year);
  const headcounts = await headcountsOfRoster(visit.world.db);
  return planFacts(year, { signed, chosen, headcounts }, visit);
}

/** The same of any hospital. */
export function planFacts(
  year: number,
  facts: { signed: ReleasePlan | null; chosen: ReleasePlan | null; headcounts: Headcounts },
  visit: Reader,
) {
  const { t } = visit.language;
  const { signed, chosen, headcounts } = facts;
  const plan = signed ?? chosen;
  const words = plan && !signed ? problemWords(validatePlan(plan, headcounts)) : [];
  return {
    year,
    title: t("figuresPlan.title", { year: String(year) }),
    signed: signed ? t("figuresPlan.signed", { who: signed.signedBy.join(", ") }) : null,
    tooFew: plan ? null : t("figuresPlan.tooFew", { count: headcounts.staffCount }),
    plan: plan ? planShown(plan, visit) : null,
    problems: words.map((word) => t(`figuresPlan.problems.${word}`)),
  };
}
