// How soon: the same question when asking, when a peer enters it for somebody, and on paper.
import { howSoonChoices } from "#app/domain/support-requests/request.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";
import { problemOf, textIn } from "./ask-screen.tsx";

/** What each choice is called in the catalogue. */
export const howSoonWords = {
  now: "ask.howSoon.options.now",
  "next-days": "ask.howSoon.options.nextDays",
  "no-hurry": "ask.howSoon.options.noHurry",
} as const;

export function HowSoonField({
  legend,
  isHeading,
  values,
  problems,
}: {
  legend: string;
  isHeading?: boolean;
  values: TypedValues;
  problems: readonly FieldProblem[];
}) {
  const { t } = useTranslation();
  return (
    <Choices
      name="howSoon"
      legend={legend}
      {...(isHeading ? { isHeading } : {})}
      value={textIn(values, "howSoon")}
      {...problemOf(problems, "howSoon")}
      options={howSoonChoices.map((value) => ({
        value,
        label: t(howSoonWords[value]),
        ...(value === "now" ? { hint: t("ask.howSoon.options.nowHint") } : {}),
      }))}
    />
  );
}
