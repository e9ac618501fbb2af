// The sheet "what often helps": one page on paper (A4 or Letter), with the site's address on it.
import { useLoaderData } from "@remix-run/react";
import { guardOpen } from "#app/http/guard.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export const loader = guardOpen("read-public-pages", async ({ world }) => ({
  address: new URL(world.settings.publicOrigin).host,
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
  const { address } = useLoaderData<typeof loader>();
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
