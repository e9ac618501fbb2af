// The released results of a survey: response, then one table for each scale.
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
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
  credits: { title: string; attribution: string; language: string }[];
  /** Made by another tool. */
  isImported: boolean;
}

export function SurveyResultScreen({
  title,
  response,
  scales,
  hasOwnQuestions,
  credits,
  isImported,
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
      <p>{t(isImported ? "surveys.imported.why" : "surveys.result.why")}</p>
      {credits.length > 0 ? (
        <>
          <h2>{t("surveys.result.credits")}</h2>
          <CheckAnswers
            rows={credits.map(({ title, attribution, language }) => ({
              label: title,
              value: attribution,
              language,
              labelLanguage: language,
            }))}
          />
        </>
      ) : null}
      <PrintButton />
    </>
  );
}
