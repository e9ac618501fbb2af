// The sheet "what often helps": one page on paper (A4 or Letter), with the site's address on it.
import { useLoaderData } from "@remix-run/react";
import { directoryShown } from "#app/http/directory-pages.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { HelpList } from "#app/screens/help-list.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export const loader = guardOpen("read-public-pages", async (visit) => ({
  address: new URL(visit.world.settings.publicOrigin).host,
  turnTo: await directoryShown(visit),
}));

const parts = {
  notice: ["sleep", "loop", "body", "doubt", "alone"],
  hours: ["pause", "water", "home", "one", "swap"],
  days: ["rhythm", "move", "night", "drink", "like", "return", "say"],
  more: ["weeks", "sleep", "need", "think"],
} as const;

function Part({ name }: { name: keyof typeof parts }) {
  const { t } = useTranslation();
  return (
    <section>
      <h2>{t(`helps.${name}.title`)}</h2>
      <ul className="plain-list">
        {parts[name].map((line) => (
          <li key={line}>{t(`helps.${name}.${line}` as "helps.notice.sleep")}</li>
        ))}
      </ul>
    </section>
  );
}

export default function WhatHelps() {
  const { address, turnTo } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("helps.title")}</PageTitle>
      <p className="lead">{t("helps.lead")}</p>
      <PrintButton />
      <div className="sheet">
        <Part name="notice" />
        <Part name="hours" />
        <Part name="days" />
        <section>
          <h2>{t("helps.near.title")}</h2>
          <p>{t("helps.near.body")}</p>
        </section>
        <Part name="more" />
        {turnTo.length > 0 ? (
          <section>
            <h2>{t("directory.turnTo")}</h2>
            <HelpList helps={turnTo} />
          </section>
        ) : null}
      </div>
      <p>
        <strong>{t("helps.reach", { address })}</strong>
      </p>
      <p>
        <a href="/support/check-in">{t("selfView.link")}</a>
        <br />
        {t("selfView.linkHint")}
      </p>
    </>
  );
}
