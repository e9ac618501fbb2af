// The frame of every page. No framework script is sent: pages are HTML and forms; what script adds is one
// small file (public/files/enhance.js) on the pages that want it.

import type { LinksFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  useLoaderData,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { guardOpen } from "#app/http/guard.server.ts";
import { frameFactsOf } from "#app/http/standing-pages.server.tsx";
import { type FrameFacts, PageFrame } from "#app/ui/page-frame.tsx";
import stylesheet from "./site.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: stylesheet }];

export const loader = guardOpen("read-public-pages", async ({ world, nonce }) => ({
  facts: frameFactsOf(world.settings),
  nonce,
}));

/** What a route may say about the page it makes. */
export interface PageHandle {
  /** Pages of people at work have no exit button and may be wide. */
  isForStaff?: boolean;
}

function Document({ facts, children }: { facts: FrameFacts | null; children: ReactNode }) {
  const { i18n } = useTranslation();
  const isForStaff = useMatches().some((match) => (match.handle as PageHandle)?.isForStaff);
  return (
    <html lang={i18n.language} dir={i18n.dir()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{facts?.siteName ?? "Staff Connect"}</title>
        <Links />
        <script src="/files/enhance.js" defer />
      </head>
      <body className={isForStaff ? "at-work" : undefined}>
        {facts ? (
          <PageFrame facts={facts} hasExit={!isForStaff}>
            {children}
          </PageFrame>
        ) : (
          children
        )}
      </body>
    </html>
  );
}

export default function Root() {
  const { facts } = useLoaderData<typeof loader>();
  return (
    <Document facts={facts}>
      <Outlet />
    </Document>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { t } = useTranslation();
  const root = useMatches().find((match) => match.id === "root");
  const facts = (root?.data as { facts: FrameFacts } | undefined)?.facts ?? null;
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  const page = isMissing ? "notFound" : "broken";
  return (
    <Document facts={facts}>
      <h1>{t(`errors.${page}.title`)}</h1>
      <p>{t(`errors.${page}.body`)}</p>
      <p>
        <a href="/">{t("errors.home")}</a>
      </p>
    </Document>
  );
}
