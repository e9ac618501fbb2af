// Markup of a page that is the same for everybody who brought nothing with them, drawn once for each set of
// facts. Only what holds no person may be kept: a page without a cookie, without an answer, without a fault.
import type { EntryContext } from "@remix-run/node";
import type { Settings } from "#app/env.server.ts";

/** Languages, minutes and addresses of a few pages; whoever asks for more only makes us draw again. */
const mostKept = 64;
const kept = new WeakMap<Settings, Map<string, string>>();

/**
 * What the markup depends on, or null when it may not be kept. The facts are part of it, so a page that would
 * say anything else is drawn anew.
 */
export function keptMarkupKey(
  request: Request,
  status: number,
  locale: string,
  { routeModules, staticHandlerContext }: EntryContext,
): string | null {
  const { matches, loaderData, actionData, errors } = staticHandlerContext;
  const page = matches.at(-1)?.route.id ?? "";
  const handle = routeModules[page]?.handle as { isSameForAll?: boolean } | undefined;
  const isKept =
    handle?.isSameForAll === true &&
    request.method === "GET" &&
    !request.headers.has("cookie") &&
    status === 200 &&
    !actionData &&
    !errors;
  return isKept ? JSON.stringify([locale, request.url, loaderData]) : null;
}

/** @param key as `keptMarkupKey` says; null draws without keeping. */
export function keptMarkup(settings: Settings, key: string | null, draw: () => string): string {
  if (key === null) return draw();
  const pages = kept.get(settings) ?? new Map<string, string>();
  kept.set(settings, pages);
  const known = pages.get(key);
  if (known !== undefined) return known;
  const html = draw();
  if (pages.size >= mostKept) pages.clear();
  pages.set(key, html);
  return html;
}
