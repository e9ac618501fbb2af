// Page 1: how soon. Says when somebody will be there, truthfully, at night too.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";
import { AskForm, type AskPageProps, ContinueButton } from "./ask-screen.tsx";
import { HowSoonField } from "./how-soon-field.tsx";

export function HowSoonPage({ facts, values, problems }: AskPageProps) {
  const { t } = useTranslation();
  return (
    <AskForm page={1} question="how-soon">
      <HowSoonField legend={t("ask.howSoon.title")} isHeading values={values} problems={problems} />
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
