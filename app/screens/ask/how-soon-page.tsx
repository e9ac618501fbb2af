// Page 1: how soon. Says when somebody will be there, truthfully, at night too.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { AskForm, type AskPageProps, ContinueButton, problemOf, textIn } from "./ask-screen.tsx";

export function HowSoonPage({ facts, values, problems }: AskPageProps) {
  const { t } = useTranslation();
  return (
    <AskForm page={1} question="how-soon">
      <Choices
        name="howSoon"
        legend={t("ask.howSoon.title")}
        isHeading
        value={textIn(values, "howSoon")}
        {...problemOf(problems, "howSoon")}
        options={[
          {
            value: "now",
            label: t("ask.howSoon.options.now"),
            hint: t("ask.howSoon.options.nowHint"),
          },
          { value: "next-days", label: t("ask.howSoon.options.nextDays") },
          { value: "no-hurry", label: t("ask.howSoon.options.noHurry") },
        ]}
      />
      <Notice>
        {facts.nextDuty ? <p>{t("ask.howSoon.nobodyNow", { when: facts.nextDuty })}</p> : null}
        <p>
          {facts.expected
            ? t("ask.howSoon.expectedIfNow", { when: facts.expected })
            : t("ask.howSoon.expectedUnknown")}
        </p>
      </Notice>
      <ContinueButton />
    </AskForm>
  );
}
