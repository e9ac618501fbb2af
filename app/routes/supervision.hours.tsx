// The hours a peer gave, by month, to print. For that peer alone.
import { useLoaderData } from "@remix-run/react";
import { seeGivenHours } from "#app/domain/peer-care/see-given-hours.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-own-standing", async (visit) => {
  const seen = await seeGivenHours(visit.actor, {}, visit.world);
  if (seen.outcome === "not-allowed") throw notFound();
  const { format: hours } = new Intl.NumberFormat(visit.locale, { maximumFractionDigits: 2 });
  const named = new Intl.DateTimeFormat(visit.locale, {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  const total = seen.months.reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    work: workNav(visit),
    total: hours(total / 60),
    months: seen.months.map(({ month, minutes }) => ({
      month: named.format(new Date(`${month}-01T00:00:00Z`)),
      hours: hours(minutes / 60),
    })),
  };
});

export default function GivenHours() {
  const { t } = useTranslation();
  const { months, total } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/supervision/own" />
      <PageTitle>{t("givenHours.title")}</PageTitle>
      <p>{t("givenHours.lead")}</p>
      <p>{t("givenHours.rule")}</p>
      {months.length === 0 ? (
        <p>{t("givenHours.none")}</p>
      ) : (
        <>
          <DataTable
            caption={t("givenHours.title")}
            columns={[t("givenHours.month"), { label: t("givenHours.hours"), isNumber: true }]}
            rows={months.map(({ month, hours }) => [month, hours])}
          />
          <p>{t("givenHours.total", { hours: total })}</p>
          <PrintButton />
        </>
      )}
    </>
  );
}
