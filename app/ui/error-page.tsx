// What a page says when it cannot be what was asked for. It blames nobody and never tells whether
// something exists.

import type { en } from "#app/messages/en/index.ts";
import { useTranslation } from "#app/messages/use-translation.ts";

export type ErrorPageName = Exclude<keyof (typeof en)["errors"], "home">;

export function ErrorPage({ page }: { page: ErrorPageName }) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t(`errors.${page}.title`)}</h1>
      <p className="lead">{t(`errors.${page}.body`)}</p>
      <p>
        <a href="/">{t("errors.home")}</a>
      </p>
    </>
  );
}
