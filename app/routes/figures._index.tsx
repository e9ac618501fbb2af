// The lead's first page: the trend with its error, the releases, and why nobody can be found in them. It
// reads released rows only; no other number exists in this role.
import { useLoaderData } from "@remix-run/react";
import {
  checkShown,
  figuresRead,
  guaranteeShown,
  releaseShown,
  trendShown,
} from "#app/http/figure-pages.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Check, Guarantee, Trend } from "#app/screens/work/figure-parts.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-releases", async (visit) => {
  const read = await figuresRead(visit);
  const { figures, checked } = read;
  return {
    work: workNav(visit),
    trend: trendShown(read, visit),
    check: checkShown(checked, visit),
    guarantee: guaranteeShown(figures, visit),
    releases: figures.map((figure) => {
      const { period, title, releasedOn } = releaseShown(figure, visit);
      return { period, title, releasedOn };
    }),
  };
});

export default function Figures() {
  const { t } = useTranslation();
  const { releases, trend, check, guarantee } = useLoaderData<typeof loader>();
  if (releases.length === 0) {
    return (
      <>
        <PageTitle>{t("figuresPage.title")}</PageTitle>
        <p>{t("figuresPage.empty")}</p>
      </>
    );
  }
  return (
    <>
      <PageTitle>{t("figuresPage.title")}</PageTitle>
      <p>{t("figuresPage.lead")}</p>
      <Trend {...trend} />
      <h2>{t("figuresReading.why.title")}</h2>
      <p>{t("figuresReading.why.text")}</p>
      <h2>{t("figuresPage.back")}</h2>
      <ul className="case-rows">
        {releases.map(({ period, title, releasedOn }) => (
          <li key={period}>
            <a href={`/figures/${period}`}>{title}</a>
            <p className="hint">{t("figuresPage.releasedOn", { on: releasedOn })}</p>
          </li>
        ))}
      </ul>
      <p>
        <a href="/figures/report">{t("figuresReading.files.report")}</a>
      </p>
      <Check sentences={check} />
      <Guarantee rows={guarantee} />
    </>
  );
}
