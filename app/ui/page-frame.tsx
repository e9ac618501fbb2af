// What stands around the content of every page: skip links, the site's name, the way out, crisis lines.
import type { ReactNode } from "react";
import { useTranslation } from "#app/messages/use-translation.ts";
import { CrisisBanner, RightNow } from "./crisis-lines.tsx";
import { useFrameFacts } from "./frame-facts.tsx";
import { WorkNav, type WorkNavProps } from "./work-nav.tsx";

function SkipLinks({ hasExit }: { hasExit: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip" href="#content">
        {t("frame.skipToContent")}
      </a>
      {hasExit ? (
        <a className="skip" href="/leave" data-exit rel="nofollow noreferrer">
          {t("frame.skipToExit")}
        </a>
      ) : null}
    </>
  );
}

function Exit() {
  const { t } = useTranslation();
  return (
    <a
      className="exit"
      href="/leave"
      data-exit
      data-presses={t("frame.exitPresses", { n: "{n}" })}
      rel="nofollow noreferrer"
    >
      {t("frame.exit")}
      <span className="unseen"> {t("frame.exitHint")}</span>
    </a>
  );
}

function Foot() {
  const { t } = useTranslation();
  const links = [
    ["/crisis", t("frame.menu.crisis")],
    ["/what-helps", t("frame.menu.helps")],
    ["/privacy", t("frame.menu.privacy")],
  ];
  return (
    <footer className="foot">
      <nav className="column" aria-label={t("frame.footer.label")}>
        <ul>
          {links.map(([to, label]) => (
            <li key={to}>
              <a href={to}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

/**
 * @param work the way around for people at work; they have no exit button.
 * @param hasOwnNumbers the page itself is the list of numbers, so the end does not repeat it.
 */
export function PageFrame({
  hasExit,
  hasOwnNumbers,
  work,
  children,
}: {
  hasExit: boolean;
  hasOwnNumbers?: boolean;
  work?: WorkNavProps | null;
  children: ReactNode;
}) {
  const { siteName } = useFrameFacts();
  return (
    <>
      <header className="bar">
        <SkipLinks hasExit={hasExit} />
        <div className="column">
          <a className="site-name" href="/">
            {siteName}
          </a>
          {hasExit ? <Exit /> : <RightNow />}
        </div>
      </header>
      {hasExit ? <RightNow /> : null}
      {work ? <WorkNav {...work} /> : null}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      {hasOwnNumbers ? null : <CrisisBanner />}
      <Foot />
    </>
  );
}
