// Renders a page whole, without streaming: pages are small, an error never arrives half-way, and there
// is no abort timer to forget.
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { keptMarkup, keptMarkupKey } from "#app/http/kept-markup.server.ts";
import { faultLine } from "#app/http/log.server.ts";
import { shownByAsking, withReply } from "#app/http/shown-again.server.ts";
import { frameFactsOf, standingPage } from "#app/http/standing-pages.server.tsx";
import { chosenLocale, languageOf } from "#app/messages/languages.server.ts";
import { FrameFactsProvider } from "#app/ui/frame-facts.tsx";
import type { DatabaseFault } from "#db/errors.server.ts";

/**
 * Milliseconds Remix waits for data that is still on its way. Ours never is, yet its timer runs after every
 * page: at the five seconds it takes by default, it keeps each page's data and the ending process as long.
 */
export const streamTimeout = 100;

export default function handleRequest(
  request: Request,
  answered: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Response {
  const { settings } = context.world;
  const asking = shownByAsking(request, answered, headers, remixContext, context.world);
  if (asking) return asking;
  const status = withReply(request, answered, headers, remixContext, context.world);
  const wanted = request.headers.get("accept-language");
  headers.set("Content-Type", "text/html; charset=utf-8");
  // Forbidden and absent are one page, byte for byte, whichever route said so.
  if (status === 404 && remixContext.staticHandlerContext.errors) {
    return new Response(standingPage("notFound", wanted, settings), { status, headers });
  }
  const locale = chosenLocale(wanted, settings.locales);
  const draw = () =>
    renderToStaticMarkup(
      <I18nextProvider i18n={languageOf(locale)}>
        <FrameFactsProvider value={frameFactsOf(settings)}>
          <RemixServer context={remixContext} url={request.url} />
        </FrameFactsProvider>
      </I18nextProvider>,
    );
  const html = keptMarkup(settings, keptMarkupKey(request, status, locale, remixContext), draw);
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Says that something failed, in the words of the logger: no message, no address, no parameter. */
export function handleError(error: unknown, { context }: { context: AppLoadContext }): void {
  if (error instanceof Response || isRouteErrorResponse(error)) return; // a page of ours, not a fault
  if (error instanceof Error && error.name === "DatabaseFault") {
    const { kind, code } = error as DatabaseFault;
    context.log.error({ event: "database-fault", kind, code });
    return;
  }
  context.log.error({ event: "unexpected-fault", ...faultLine(error) });
}
