// The frame of every page. No framework script is sent: pages are HTML and forms; what script adds is one
// small file (public/files/enhance.js).

import font from "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url";
import type { LinksFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Outlet, useMatches, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorPage, type ErrorPageName } from "#app/ui/error-page.tsx";
import { useFrameFacts } from "#app/ui/frame-facts.tsx";
import { PageFrame } from "#app/ui/page-frame.tsx";
import { SessionEnding } from "#app/ui/session-ending.tsx";
import type { WorkNavProps } from "#app/ui/work-nav.tsx";
import stylesheet from "./site.css?url";

export const links: LinksFunction = () => [
  // Asked for at once, so that on a slow ward network the letters do not change under the reader's eyes.
  { rel: "preload", href: font, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: stylesheet },
];

/** What a route may say about the page it makes. */
export interface PageHandle {
  /** Pages of people at work: wide, with their own way around, without the exit button. */
  isForStaff?: boolean;
  /** The page is the list of crisis numbers; the frame does not repeat it at the end. */
  hasOwnNumbers?: boolean;
  /** Who brings no cookie sees what everybody sees, and its markup may be kept (app/http/kept-markup). */
  isSameForAll?: boolean;
}

/** The way around that a staff loader returned as `work`. */
function useWork(): WorkNavProps | null {
  const withWork = useMatches().findLast(
    ({ data }) => typeof data === "object" && data !== null && "work" in data,
  );
  return withWork ? (withWork.data as { work: WorkNavProps }).work : null;
}

function Document({ isError = false, children }: { isError?: boolean; children: ReactNode }) {
  const { i18n, direction } = useTranslation();
  const { siteName, scriptAddress, workScriptAddress } = useFrameFacts();
  const work = useWork();
  const handles = useMatches().map((match) => match.handle as PageHandle | undefined);
  const isForStaff = handles.some((handle) => handle?.isForStaff);
  const hasOwnNumbers = handles.some((handle) => handle?.hasOwnNumbers) && !isError;
  return (
    <html lang={i18n.language} dir={direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{siteName}</title>
        <Links />
        <link rel="icon" href="/files/favicon.svg" type="image/svg+xml" />
        <script src={scriptAddress} defer />
        {isForStaff ? <script src={workScriptAddress} defer /> : null}
      </head>
      <body className={isForStaff ? "at-work" : undefined}>
        <PageFrame hasExit={!isForStaff} hasOwnNumbers={hasOwnNumbers} work={work}>
          {children}
        </PageFrame>
        {work?.endsInSeconds ? <SessionEnding endsInSeconds={work.endsInSeconds} /> : null}
      </body>
    </html>
  );
}

export default function Root() {
  return (
    <Document>
      <Outlet />
    </Document>
  );
}

const pageOfStatus: Record<number, ErrorPageName> = {
  403: "refused",
  404: "notFound",
  405: "notFound",
  413: "tooLarge",
  503: "unavailable",
};

export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  return (
    <Document isError>
      <ErrorPage page={pageOfStatus[status] ?? "broken"} />
    </Document>
  );
}
