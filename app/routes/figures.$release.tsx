// One release: numbers with their error in plain words, and its files. A function of the released bytes.
import { useLoaderData } from "@remix-run/react";
import {
  checkShown,
  figureRead,
  reachShown,
  releaseShown,
  yearShown,
} from "#app/http/figure-pages.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Check, Reach, ReleasedTables } from "#app/screens/work/figure-parts.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("read-releases", async (visit) => {
  const { figure, figures, checked } = await figureRead(visit);
  return {
    work: workNav(visit),
    check: checkShown(checked, visit),
    reach: reachShown(figure, visit),
    year: yearShown(figures, figure, visit),
    ...releaseShown(figure, visit),
  };
});

const files = ["csv", "xlsx", "json"] as const;

export default function Release() {
  const { t } = useTranslation();
  const shown = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/figures" />
      <PageTitle context={t("figuresPage.releasedOn", { on: shown.releasedOn })}>
        {shown.title}
      </PageTitle>
      <Notice>
        {shown.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </Notice>
      {shown.year ? (
        <>
          <h2>{shown.year.title}</h2>
          <p>{shown.year.text}</p>
        </>
      ) : null}
      <ReleasedTables tables={shown.tables} />
      {shown.reach ? <Reach {...shown.reach} /> : null}
      <p>{t("figuresPage.counted")}</p>
      <p>{t("figuresPage.notShown")}</p>
      <Check sentences={shown.check} />
      <h2>{t("figuresReading.files.title")}</h2>
      <ul className="plain-list">
        {files.map((kind) => (
          <li key={kind}>
            <a href={`/figures/${shown.period}.${kind}`}>{t(`figuresReading.files.${kind}`)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
