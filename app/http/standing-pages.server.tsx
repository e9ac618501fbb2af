// Pages that must be there when the rest is not: no database, no Remix, only the catalogue and the
// crisis lines. Made once per language and kept.
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { crisisLinesOf } from "#app/domain/crisis/crisis-lines.ts";
import type { Settings } from "#app/env.server.ts";
import { chosenLocale, languageOf } from "#app/messages/languages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorPage, type ErrorPageName } from "#app/ui/error-page.tsx";
import { type FrameFacts, FrameFactsProvider } from "#app/ui/frame-facts.tsx";
import { PageFrame } from "#app/ui/page-frame.tsx";
import { scriptAddress, stylesheetAddress } from "./built-files.server.ts";

export type StandingPage = ErrorPageName;

export const frameFactsOf = (settings: Settings): FrameFacts => ({
  siteName: settings.siteName,
  crisisLines: crisisLinesOf[settings.country],
  onCallPhone: settings.onCallPhone,
  scriptAddress: scriptAddress("enhance.js"),
  workScriptAddress: scriptAddress("at-work.js"),
});

function Standing({ page, facts }: { page: StandingPage; facts: FrameFacts }) {
  const { i18n, direction } = useTranslation();
  return (
    <html lang={i18n.language} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{facts.siteName}</title>
        <link rel="stylesheet" href={stylesheetAddress()} />
        <link rel="icon" href="/files/favicon.svg" type="image/svg+xml" />
        <script src={facts.scriptAddress} defer />
      </head>
      <body>
        <FrameFactsProvider value={facts}>
          <PageFrame hasExit={true}>
            <ErrorPage page={page} />
          </PageFrame>
        </FrameFactsProvider>
      </body>
    </html>
  );
}

const made = new Map<string, string>();

/** @param acceptLanguage the request's header. @returns a whole HTML document. */
export function standingPage(
  page: StandingPage,
  acceptLanguage: string | null,
  settings: Settings,
): string {
  const locale = chosenLocale(acceptLanguage, settings.locales);
  const key = `${page}/${locale}`;
  const known = made.get(key);
  if (known) return known;
  const html = `<!DOCTYPE html>${renderToStaticMarkup(
    <I18nextProvider i18n={languageOf(locale)}>
      <Standing page={page} facts={frameFactsOf(settings)} />
    </I18nextProvider>,
  )}`;
  made.set(key, html);
  return html;
}
