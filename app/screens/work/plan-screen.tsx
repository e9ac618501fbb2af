// The plan of a year: what it will show and how far off, before anybody signs. Choosing and signing are two
// forms, so that nothing is signed that was not looked at.
import { useTranslation } from "react-i18next";
import type { planPage } from "#app/http/plan-page.server.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextField } from "#app/ui/text-field.tsx";

type Page = Awaited<ReturnType<typeof planPage>>;
type Shown = NonNullable<Page["plan"]>;

export type PlanScreenProps = Page & { said: string | null; whoProblem: string | null };

export function PlanScreen(page: PlanScreenProps) {
  const { plan, problems, said, signed, tooFew, title } = page;
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <p>{t("figuresPlan.lead")}</p>
      {[said, signed, tooFew]
        .filter((text) => text !== null)
        .map((text) => (
          <Notice key={text}>
            <p>{text}</p>
          </Notice>
        ))}
      {problems.length > 0 ? (
        <section aria-labelledby="problems">
          <h2 id="problems">{t("figuresPlan.problems.title")}</h2>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {plan ? <Expected plan={plan} /> : null}
      {plan && !signed ? <Choices plan={plan} year={page.year} /> : null}
      {plan && !signed && problems.length === 0 ? (
        <Signing plan={plan} year={page.year} whoProblem={page.whoProblem} />
      ) : null}
    </>
  );
}

function Expected({ plan }: { plan: Shown }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("figuresPlan.expected.title")}</h2>
      <DataTable
        caption={t("figuresPlan.expected.caption")}
        columns={[
          t("figuresPlan.expected.columns.table"),
          { label: t("figuresPlan.expected.columns.number"), isNumber: true },
          t("figuresPlan.expected.columns.within"),
          t("figuresPlan.expected.columns.worth"),
        ]}
        rows={plan.expected.map(({ table, about, within, worth }) => [table, about, within, worth])}
      />
      <p>{plan.loss}</p>
      <h2>{t("figuresPlan.groups.title")}</h2>
      <DataTable
        caption={t("figuresPlan.groups.caption")}
        columns={[
          t("figuresPlan.groups.columns.group"),
          { label: t("figuresPlan.groups.columns.staff"), isNumber: true },
        ]}
        rows={plan.groups.map(({ name, headcount }) => [name, headcount])}
      />
    </>
  );
}

function Choices({ plan, year }: { plan: Shown; year: number }) {
  const { t } = useTranslation();
  return (
    <form method="get" action="/admin/plan">
      <h2>{t("figuresPlan.choose.title")}</h2>
      <p>{t("figuresPlan.choose.lead")}</p>
      <input type="hidden" name="year" value={year} />
      {plan.choices.map((choice) => (
        <Select key={choice.name} {...choice} />
      ))}
      <p className="actions">
        <button type="submit" className="quiet">
          {t("figuresPlan.choose.show")}
        </button>
      </p>
    </form>
  );
}

function Signing({
  plan,
  year,
  whoProblem,
}: {
  plan: Shown;
  year: number;
  whoProblem: string | null;
}) {
  const { t } = useTranslation();
  return (
    <form method="post" action="/admin/plan">
      <h2>{t("figuresPlan.sign.title")}</h2>
      <input type="hidden" name="year" value={year} />
      {plan.choices.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField
        name="who"
        label={t("figuresPlan.sign.who")}
        hint={t("figuresPlan.sign.whoHint")}
        maxLength={200}
        {...(whoProblem ? { problem: whoProblem } : {})}
      />
      <p className="actions">
        <button type="submit" className="primary">
          {t("figuresPlan.sign.button", { year: String(year) })}
        </button>
      </p>
    </form>
  );
}
