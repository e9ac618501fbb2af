// The report for the board: two pages of A4 or Letter. The first says what the numbers are, the second
// how to read them and what they promise.
import { useLoaderData } from "@remix-run/react";
import {
  checkShown,
  figuresRead,
  guaranteeShown,
  releaseShown,
  trendShown,
  yearShown,
} from "#app/http/figure-pages.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Check, Guarantee, ReleasedTables, Trend } from "#app/screens/work/figure-parts.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export const handle = { isForStaff: true };

/** A page holds about two years of quarters; older ones stay on the site. */
const mostPoints = 8;

export const loader = guardStaff("read-releases", async (visit) => {
  const read = await figuresRead(visit);
  const { figures, checked } = read;
  const newestYear = figures.find(({ release }) => !release.period.includes("Q"));
  const shown = newestYear ?? figures[0];
  if (!shown) throw notFound();
  return {
    work: workNav(visit),
    trend: trendShown(read, visit, mostPoints),
    check: checkShown(checked, visit),
    guarantee: guaranteeShown(figures, visit),
    latest: releaseShown(shown, visit),
    year: yearShown(figures, shown, visit),
  };
});

export default function Report() {
  const { t } = useTranslation();
  const { trend, check, guarantee, latest, year } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/figures" />
      <div className="report-page">
        <PageTitle context={t("figuresPage.releasedOn", { on: latest.releasedOn })}>
          {t("figuresReading.report.title")}
        </PageTitle>
        <p>{t("figuresReading.report.lead")}</p>
        <PrintButton />
        {year ? <p>{year.text}</p> : null}
        <Trend {...trend} />
        <ReleasedTables tables={latest.tables.slice(0, 1)} />
      </div>
      <div className="report-page">
        <ReleasedTables tables={latest.tables.slice(1)} />
        <Check sentences={check} />
        <h2>{t("figuresReading.report.method")}</h2>
        <p>{t("figuresReading.why.text")}</p>
        <Guarantee rows={guarantee} />
      </div>
    </>
  );
}
