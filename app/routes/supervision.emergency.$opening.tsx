// How to reach a person in danger, for the supervisor whom two administrators named. For others it is absent.
import { useLoaderData } from "@remix-run/react";
import { seeInEmergency } from "#app/domain/emergency/see-in-emergency.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Reach } from "#app/screens/work/case-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
import { dayWords } from "#app/ui/moment.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("receive-step-ups", async (visit) => {
  const id = visit.params.opening ?? "";
  const seen = await seeInEmergency(visit.actor, { id }, visit.world);
  if (seen.outcome === "not-found") throw notFound();
  const { name, channel, reach } = seen.contact;
  const until = dayWords(seen.untilOn, visit.locale);
  return { work: workNav(visit), shown: { name, channel, reach, until } };
});

export default function OpenedInEmergency() {
  const { t } = useTranslation();
  const { name, channel, reach, until } = useLoaderData<typeof loader>().shown;
  return (
    <>
      <BackLink to="/supervision" />
      <PageTitle>{t("supervision.emergencies.one.title")}</PageTitle>
      <p className="lead">{t("supervision.emergencies.one.lead")}</p>
      <CheckAnswers
        rows={[
          { label: t("handOff.name"), value: name ?? t("cases.one.noName") },
          {
            label: t("handOff.reach"),
            value: (
              <>
                {t(`cases.one.reachBy.${channel}`)} <Reach channel={channel} reach={reach} />
              </>
            ),
          },
        ]}
      />
      <p>{t("supervision.emergencies.one.until", { until })}</p>
    </>
  );
}
