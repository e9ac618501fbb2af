// The start page: who answers, how soon, who can see it, what is kept; then four ways on, equal in weight.
import { useLoaderData } from "@remix-run/react";
import { keepingDays } from "#app/domain/retention/keeping-days.server.ts";
import { expectedWords } from "#app/http/ask-pages.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ExpectedTime } from "#app/ui/expected-time.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isSameForAll: true };

export const loader = guardOpen("read-public-pages", async (visit) => {
  const standard = await expectedWords("standard", visit);
  const urgent = await expectedWords("urgent", visit);
  const { graceDays } = await keepingDays(visit.world);
  return {
    graceDays,
    expected: {
      contactBy: standard.expected,
      nextDuty: standard.nextDuty,
      urgentBy: urgent.expected === standard.expected ? null : urgent.expected,
    },
  };
});

export default function Start() {
  const { expected, graceDays } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("start.title")}</PageTitle>
      <p className="lead">{t("start.who")}</p>
      <p>
        {t("start.seen")} {t("start.kept", { days: graceDays })}
      </p>
      <Notice tone="lamp">
        <ExpectedTime {...expected} />
      </Notice>
      <Ways />
      <h2>{t("start.limits.title")}</h2>
      <ul className="plain-list">
        <li>{t("start.limits.emergency")}</li>
        <li>{t("start.limits.therapy")}</li>
        <li>
          {t("start.limits.secret")} <a href="/privacy">{t("start.limits.secretLink")}</a>
        </li>
        <li>{t("start.limits.device")}</li>
      </ul>
    </>
  );
}

function Ways() {
  const { t } = useTranslation();
  const ways = [
    { to: "/ask", label: t("start.ways.ask"), hint: t("start.ways.askHint") },
    { to: "/return", label: t("start.ways.return"), hint: t("start.ways.returnHint") },
    { to: "/refer", label: t("start.ways.refer"), hint: t("start.ways.referHint") },
    { to: "/crisis", label: t("start.ways.phone"), hint: t("start.ways.phoneHint") },
  ];
  return (
    <section aria-labelledby="ways">
      <h2 id="ways">{t("start.ways.title")}</h2>
      <ul className="ways">
        {ways.map(({ to, label, hint }) => (
          <li key={to}>
            <a href={to}>{label}</a>
            <p>{hint}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
