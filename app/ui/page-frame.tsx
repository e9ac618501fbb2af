// What stands around the content of every page: skip links, the site's name, the exit, crisis lines.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CrisisLines } from "#app/domain/crisis/crisis-lines.ts";

export interface FrameFacts {
  siteName: string;
  exitTo: string;
  crisisLines: CrisisLines;
  onCallPhone: string | null;
}

/** The crisis lines, on every page, without sign-in and without script. */
export function CrisisBanner({ facts }: { facts: FrameFacts }) {
  const { t } = useTranslation();
  const { emergency, lines } = facts.crisisLines;
  return (
    <aside className="crisis" aria-label={t("crisis.banner.label")}>
      <p>{t("crisis.banner.lead")}</p>
      <ul>
        {facts.onCallPhone ? (
          <li>
            <a href={`tel:${facts.onCallPhone.replace(/[^\d+]/g, "")}`}>
              {t("crisis.banner.line", {
                name: t("crisis.lines.onCall"),
                number: facts.onCallPhone,
              })}
            </a>
          </li>
        ) : null}
        {lines.map((line) => (
          <li key={line.key}>
            <a href={`tel:${line.dial}`}>
              {t("crisis.banner.line", {
                name: t(`crisis.lines.${line.key}` as "crisis.lines.onCall"),
                number: line.number,
              })}
            </a>
          </li>
        ))}
        <li>
          <a href={`tel:${emergency.dial}`}>
            {t("crisis.banner.emergency", { number: emergency.number })}
          </a>
        </li>
      </ul>
    </aside>
  );
}

export function PageFrame({
  facts,
  hasExit,
  children,
}: {
  facts: FrameFacts;
  hasExit: boolean;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t("frame.skipToContent")}
      </a>
      {hasExit ? (
        <a className="skip" href="#exit">
          {t("frame.skipToExit")}
        </a>
      ) : null}
      <header className="site">
        <a className="site-name" href="/">
          {facts.siteName}
        </a>
        {hasExit ? (
          <a id="exit" className="exit" href="/leave" rel="nofollow noreferrer">
            {t("frame.exit")}
          </a>
        ) : null}
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <CrisisBanner facts={facts} />
      <footer className="site">
        <nav aria-label={t("frame.footer.label")}>
          <ul>
            <li>
              <a href="/crisis">{t("frame.menu.crisis")}</a>
            </li>
            <li>
              <a href="/what-helps">{t("frame.menu.helps")}</a>
            </li>
            <li>
              <a href="/privacy">{t("frame.menu.privacy")}</a>
            </li>
          </ul>
        </nav>
      </footer>
    </>
  );
}
