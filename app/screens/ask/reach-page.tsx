// Page 2: how to be reached, with or without a name. The limits of confidentiality stand before the first
// field in which anything is typed.
import { useTranslation } from "#app/messages/use-translation.ts";
import { LimitsNotice } from "#app/screens/limits-notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { AskForm, type AskPageProps, ContinueButton } from "./ask-screen.tsx";
import { ReachFields } from "./reach-fields.tsx";

export function ReachPage({ values, problems }: AskPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("ask.reach.title")}</PageTitle>
      <LimitsNotice />
      <AskForm page={2} question="reach">
        <ReachFields values={values} problems={problems} />
        <ContinueButton />
      </AskForm>
    </>
  );
}
