// The coordinator's page: for now, the hours in which peers answer, which is what everybody is told.
import { useLoaderData } from "@remix-run/react";
import { plannedDutyHours } from "#app/domain/duty/duty-store.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { clockWords, weekdayWords } from "#app/ui/moment.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-programme", async (visit) => {
  const hours = await plannedDutyHours(visit.world.db);
  return {
    work: workNav(visit),
    hours: hours
      .sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute)
      .map(({ weekday, fromMinute, toMinute }) => ({
        day: weekdayWords(weekday, visit.locale),
        from: clockWords(fromMinute, visit.locale),
        to: clockWords(toMinute, visit.locale),
      })),
  };
});

export default function Programme() {
  const { t } = useTranslation();
  const { hours } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle>{t("programme.title")}</PageTitle>
      {hours.length === 0 ? (
        <p className="lead">{t("programme.noHours")}</p>
      ) : (
        <DataTable
          caption={t("programme.hours")}
          columns={[t("programme.day"), t("programme.from"), t("programme.to")]}
          rows={hours.map(({ day, from, to }) => [day, from, to])}
        />
      )}
    </>
  );
}
