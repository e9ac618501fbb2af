// The released results of a survey: response, then one table for each scale.
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export interface ShownTable {
  name: string;
  columns: string[];
  rows: string[][];
}

interface SurveyResultProps {
  title: string;
  response: string[][];
  scales: ShownTable[];
  /** Questions of ours are among them, which are no published scale. */
  hasOwnQuestions: boolean;
}

export function SurveyResultScreen({
  title,
  response,
  scales,
  hasOwnQuestions,
}: SurveyResultProps) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to="/surveys" />
      <PageTitle>{title}</PageTitle>
      <p className="lead">{t("surveys.result.lead")}</p>
      {response.length === 0 && scales.length === 0 ? <p>{t("surveys.result.nothing")}</p> : null}
      {response.length > 0 ? (
        <DataTable
          caption={t("surveys.result.responseCaption")}
          columns={[t("surveys.result.group"), t("surveys.result.response")]}
          rows={response}
        />
      ) : null}
      {scales.map(({ name, columns, rows }) => (
        <DataTable key={name} caption={name} columns={columns} rows={rows} />
      ))}
      {hasOwnQuestions ? <p>{t("surveys.result.caution")}</p> : null}
      <p>{t("surveys.result.why")}</p>
      <PrintButton />
    </>
  );
}
