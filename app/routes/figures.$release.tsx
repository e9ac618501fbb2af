// One release: numbers with their error in plain words. A function of the released bytes alone.
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { figureWords } from "#app/domain/figures/figure-words.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import { figureText, joinedNames } from "#app/http/figure-text.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { dayWords } from "#app/ui/moment.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-releases", async (visit) => {
  const released = await releasedFigures(visit.world.db);
  const found = released.find(({ release }) => release.period === visit.params.release);
  if (!found) throw notFound();
  const words = figureWords(found.release, found.plan);
  return {
    work: workNav(visit),
    title: figureText(words.period, visit),
    releasedOn: dayWords(words.releasedOn, visit.locale),
    notes: words.notes.map((note) => figureText(note, visit)),
    tables: words.tables.map((table) => ({
      id: table.id,
      title: figureText(table.title, visit),
      error: figureText(table.error, visit),
      cells: table.cells.map(({ cell, names, shown, from, to }) => ({
        cell,
        name: joinedNames(names, visit),
        shown,
        from,
        to,
      })),
    })),
  };
});

export default function Release() {
  const { t } = useTranslation();
  const { title, releasedOn, tables, notes } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/figures" />
      <PageTitle context={t("figuresPage.releasedOn", { on: releasedOn })}>{title}</PageTitle>
      <Notice>
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </Notice>
      {tables.map((table) => (
        <section key={table.id} aria-labelledby={`table-${table.id}`}>
          <h2 id={`table-${table.id}`}>{table.title}</h2>
          <p>{table.error}</p>
          <DataTable
            caption={table.title}
            columns={[
              t("figuresPage.columns.what"),
              { label: t("figuresPage.columns.shown"), isNumber: true },
              { label: t("figuresPage.columns.range"), isNumber: true },
            ]}
            rows={table.cells.map(({ name, shown, from, to }) => [
              name,
              shown,
              t("figuresPage.range", { from, to }),
            ])}
          />
        </section>
      ))}
      <p>{t("figuresPage.counted")}</p>
      <p>{t("figuresPage.notShown")}</p>
    </>
  );
}
