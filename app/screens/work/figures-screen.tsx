// The lead's first page. On the pages that show it as a sample, its links lead nowhere.
import type { figuresShown } from "#app/http/figure-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PlaceLink } from "#app/ui/sample.tsx";
import { Check, Guarantee, Trend } from "./figure-parts.tsx";

export function FiguresScreen({ shown }: { shown: ReturnType<typeof figuresShown> }) {
  const { t } = useTranslation();
  const { releases, trend, check, guarantee } = shown;
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
            <PlaceLink to={`/figures/${period}`}>{title}</PlaceLink>
            <p className="hint">{t("figuresPage.releasedOn", { on: releasedOn })}</p>
          </li>
        ))}
      </ul>
      <p>
        <PlaceLink to="/figures/report">{t("figuresReading.files.report")}</PlaceLink>
      </p>
      <Check sentences={check} />
      <Guarantee rows={guarantee} />
    </>
  );
}
