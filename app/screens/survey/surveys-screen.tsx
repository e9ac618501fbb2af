// The lead's list of surveys and the form that plans one.
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import type { importedShown, planOffered, wavesShown } from "#app/http/surveys-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Choices } from "#app/ui/choices.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import type { ShownTable } from "./survey-result-screen.tsx";

interface SurveysScreenProps {
  waves: ReturnType<typeof wavesShown>;
  imported: Awaited<ReturnType<typeof importedShown>>;
  time: ShownTable[];
  offered: Awaited<ReturnType<typeof planOffered>>;
  said: "planned" | "withdrawn" | "tooLate" | null;
  problems: FieldProblem[];
  values: TypedValues;
}

export function SurveysScreen({
  waves,
  imported,
  time,
  offered,
  said,
  problems,
  values,
}: SurveysScreenProps) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorSummary problems={problems} />
      {said ? (
        <Notice>
          <p role="status">{t(`surveys.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("surveys.title")}</PageTitle>
      <p className="lead">{t("surveys.lead")}</p>
      {waves.length === 0 ? <p>{t("surveys.empty")}</p> : <Waves waves={waves} />}
      {time.length > 0 ? (
        <>
          <h2>{t("surveys.time.title")}</h2>
          <p>{t("surveys.time.lead")}</p>
          {time.map(({ name, columns, rows }) => (
            <DataTable
              key={name}
              caption={t("surveys.time.caption", { scale: name })}
              columns={columns}
              rows={rows}
            />
          ))}
        </>
      ) : null}
      {imported.length > 0 ? (
        <>
          <h2>{t("surveys.imported.title")}</h2>
          <p>{t("surveys.imported.lead")}</p>
          <ul>
            {imported.map(({ id, title }) => (
              <li key={id}>
                <a href={`/surveys/${id}`}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <PlanForm offered={offered} problems={problems} values={values} />
    </>
  );
}

function Waves({ waves }: Pick<SurveysScreenProps, "waves">) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("surveys.listTitle")}</h2>
      <ul className="case-rows">
        {waves.map(({ id, title, lines, asks, isPlanned, isReleased }) => (
          <li key={id}>
            <h3>{title}</h3>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <ul>
              {asks.map((asked) => (
                <li key={asked} lang="en" dir="auto" translate="no">
                  {asked}
                </li>
              ))}
            </ul>
            {isReleased ? (
              <p>
                <a href={`/surveys/${id}`} aria-label={`${t("surveys.results")}, ${title}`}>
                  {t("surveys.results")}
                </a>
              </p>
            ) : null}
            {isPlanned ? (
              <form method="post" action="/surveys" data-once>
                <button type="submit" className="quiet" name="withdraw" value={id}>
                  {t("surveys.withdraw")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}

const textIn = (values: TypedValues, name: string): string => [values[name] ?? ""].flat()[0] ?? "";

function PlanForm({
  offered,
  problems,
  values,
}: Pick<SurveysScreenProps, "offered" | "problems" | "values">) {
  const { t } = useTranslation();
  const problemAt = (field: string) => {
    const text = problems.find((problem) => problem.field === field)?.text;
    return text === undefined ? {} : { problem: text };
  };
  const day = (name: "opensOn" | "closesOn") => (
    <TextField
      name={name}
      label={t(`surveys.plan.${name}`)}
      hint={t("surveys.plan.dayHint")}
      value={textIn(values, name)}
      inputMode="numeric"
      {...problemAt(name)}
    />
  );
  return (
    <>
      <h2>{t("surveys.plan.title")}</h2>
      <form method="post" action="/surveys" noValidate data-once>
        <Choices
          name="instruments"
          legend={t("surveys.plan.what")}
          isMany
          options={offered.instruments}
          value={[values.instruments ?? []].flat()}
          {...problemAt("instruments")}
        />
        <Choices
          name="languages"
          legend={t("surveys.plan.languages")}
          isMany
          options={offered.languages}
          value={[values.languages ?? offered.languages[0]?.value ?? []].flat()}
          {...problemAt("languages")}
        />
        {day("opensOn")}
        {day("closesOn")}
        <p className="actions">
          <button type="submit" className="primary">
            {t("surveys.plan.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
