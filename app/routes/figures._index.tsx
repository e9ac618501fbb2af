// The list of releases. It reads released rows only; no other number exists in this role.
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { figureWords } from "#app/domain/figures/figure-words.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import { figureText } from "#app/http/figure-text.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { dayWords } from "#app/ui/moment.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-releases", async (visit) => {
  const released = await releasedFigures(visit.world.db);
  return {
    work: workNav(visit),
    releases: released.map(({ release, plan }) => {
      const words = figureWords(release, plan);
      return {
        period: release.period,
        title: figureText(words.period, visit),
        releasedOn: dayWords(words.releasedOn, visit.locale),
      };
    }),
  };
});

export default function Figures() {
  const { t } = useTranslation();
  const { releases } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle>{t("figuresPage.title")}</PageTitle>
      <p>{t(releases.length > 0 ? "figuresPage.lead" : "figuresPage.empty")}</p>
      <ul className="case-rows">
        {releases.map(({ period, title, releasedOn }) => (
          <li key={period}>
            <a href={`/figures/${period}`}>{title}</a>
            <p className="hint">{t("figuresPage.releasedOn", { on: releasedOn })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
