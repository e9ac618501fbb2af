// The frame of every page. No framework script is sent: pages are HTML and forms; what script adds is one
// small file (public/files/enhance.js).

import type { LinksFunction } from "@remix-run/node";
import { isRouteErrorResponse, Links, Outlet, useMatches, useRouteError } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFrameFacts } from "#app/ui/frame-facts.tsx";
import { PageFrame } from "#app/ui/page-frame.tsx";
import type { WorkNavProps } from "#app/ui/work-nav.tsx";
import stylesheet from "./site.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

/** What a route may say about the page it makes. */
export interface PageHandle {
  /** Pages of people at work: wide, with their own way around, without the exit button. */
  isForStaff?: boolean;
}

/** The way around that a staff loader returned as `work`. */
function useWork(): WorkNavProps | null {
  const withWork = useMatches().findLast(
    ({ data }) => typeof data === "object" && data !== null && "work" in data,
  );
  return withWork ? (withWork.data as { work: WorkNavProps }).work : null;
}

function Document({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const { siteName, scriptAddress } = useFrameFacts();
  const isForStaff = useMatches().some((match) => (match.handle as PageHandle)?.isForStaff);
  return (
    <html lang={i18n.language} dir={i18n.dir()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{siteName}</title>
        <Links />
        <link rel="icon" href="/files/favicon.svg" type="image/svg+xml" />
        <script src={scriptAddress} defer />
      </head>
      <body className={isForStaff ? "at-work" : undefined}>
        <PageFrame hasExit={!isForStaff} work={useWork()}>
          {children}
        </PageFrame>
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

export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useTranslation();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  const page = isMissing ? "notFound" : "broken";
  return (
    <Document>
      <h1>{t(`errors.${page}.title`)}</h1>
      <p>{t(`errors.${page}.body`)}</p>
      <p>
        <a href="/">{t("errors.home")}</a>
      </p>
    </Document>
  );
}
