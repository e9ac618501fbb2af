// The problems of a planned wave, each at the field it belongs to.
import { longestDays, type PlanProblem, shortestDays } from "#app/domain/surveys/wave.ts";
import { type FieldProblem, type TypedValues, textOf } from "./form-reply.server.ts";
import type { StaffVisit } from "./guard.server.ts";

const fieldOf: Record<PlanProblem, string> = {
  "opens-in-the-past": "opensOn",
  "too-short": "closesOn",
  "too-long": "closesOn",
  "nothing-asked": "instruments",
  "too-much-asked": "instruments",
  "no-language": "languages",
  "too-few-staff": "opensOn",
  "another-wave-then": "opensOn",
};

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** One sentence per field: what is no day first, then what the plan itself says. */
export function problemsShown(
  values: TypedValues,
  found: readonly PlanProblem[],
  { language: { t } }: StaffVisit,
): FieldProblem[] {
  const noDays = ["opensOn", "closesOn"]
    .filter((field) => !isDay(textOf(values, field)))
    .map((field) => ({ field, text: t("surveys.plan.problems.not-a-day") }));
  const said = found.map((problem) => ({
    field: fieldOf[problem],
    text: t(`surveys.plan.problems.${problem}`, {
      days: problem === "too-short" ? shortestDays : longestDays,
    }),
  }));
  return [...noDays, ...said].filter(
    ({ field }, index, all) => all.findIndex((one) => one.field === field) === index,
  );
}
