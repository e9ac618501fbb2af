// Who can see what, and where the protection ends.

import { useLoaderData } from "@remix-run/react";
import { limitsVersion } from "#app/domain/confidentiality/limits-text.ts";
import { keepingDays } from "#app/domain/retention/keeping-days.server.ts";
import { retention } from "#app/domain/retention/retention-rules.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ViewLinks } from "#app/screens/privacy/view-parts.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { LimitsOfConfidentiality } from "#app/ui/limits-of-confidentiality.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const loader = guardOpen("read-public-pages", ({ world }) => keepingDays(world));

const people = [
  "you",
  "queue",
  "peer",
  "coordinator",
  "referrer",
  "manager",
  "lead",
  "administrator",
] as const;
const neverStored = ["story", "patient", "notes", "address"] as const;

export default function Privacy() {
  const days = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("privacy.title")}</PageTitle>
      <p className="lead">{t("privacy.lead")}</p>
      <DataTable
        isStacked
        caption={t("privacy.table.caption")}
        columns={[t("privacy.table.who"), t("privacy.table.sees"), t("privacy.table.never")]}
        rows={people.map((person) => [
          t(`privacy.table.rows.${person}.who`),
          t(`privacy.table.rows.${person}.sees`),
          t(`privacy.table.rows.${person}.never`),
        ])}
      />
      <h2>{t("views.link.title")}</h2>
      <p>{t("views.link.body")}</p>
      <ViewLinks />
      <h2>{t("privacy.never.title")}</h2>
      <ul className="plain-list">
        {neverStored.map((what) => (
          <li key={what}>{t(`privacy.never.${what}`)}</li>
        ))}
        <li>{t("privacy.never.code", { minutes: retention.receiptAgainAtMostMinutes })}</li>
      </ul>
      <h2>{t("privacy.erased.title")}</h2>
      <p>{t("privacy.erased.body", { ...days })}</p>
      <h2 id="limits">{t("privacy.limits.title")}</h2>
      <LimitsOfConfidentiality />
      <p className="soft">{t("privacy.version", { version: limitsVersion })}</p>
    </>
  );
}
