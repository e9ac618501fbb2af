// The coordinator's list of the peers, and of those who would like to be one.
import type { PeersPage } from "#app/http/peers-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PeerSaid } from "./peer-said.tsx";
import { ProgrammeNav } from "./programme-nav.tsx";

export function PeersScreen({ page }: { page: PeersPage }) {
  const { t } = useTranslation();
  return (
    <>
      <PeerSaid said={page.said} />
      <PageTitle>{t("candidates.page.title")}</PageTitle>
      <ProgrammeNav here="peers" />
      <p>{t("candidates.page.lead")}</p>
      <section aria-labelledby="willing">
        <h2 id="willing">{t("candidates.page.willing")}</h2>
        {page.candidates.length === 0 ? <p>{t("candidates.page.noneWilling")}</p> : null}
        <ul className="plain-list">
          {page.candidates.map(({ id, name, stage, since }) => (
            <li key={id}>
              <a href={`/programme/peers/${id}`}>{name}</a>
              {": "}
              {t(`candidates.page.stages.${stage}`, { day: since })}
            </li>
          ))}
        </ul>
        <p className="actions">
          <a className="quiet" href="/refer?for=peer">
            {t("candidates.page.nominate")}
          </a>
        </p>
      </section>
      <section aria-labelledby="peers">
        <h2 id="peers">{t("candidates.page.list")}</h2>
        {page.peers.length === 0 ? (
          <p>{t("candidates.page.noPeers")}</p>
        ) : (
          <DataTable
            isStacked
            caption={t("candidates.page.list")}
            columns={[
              t("candidates.page.columns.name"),
              t("candidates.page.columns.state"),
              t("candidates.page.columns.training"),
            ]}
            rows={page.peers.map(({ id, name, isApproved, trainedUntil }) => [
              <a key={id} href={`/programme/peers/${id}`}>
                {name}
              </a>,
              t(isApproved ? "candidates.page.approved" : "candidates.page.notApproved"),
              trainedUntil
                ? t("candidates.page.valid", { day: trainedUntil })
                : t("candidates.page.notValid"),
            ])}
          />
        )}
      </section>
      <section aria-labelledby="catalogue">
        <h2 id="catalogue">{t("training.catalogue.title")}</h2>
        <p>{t("training.catalogue.lead")}</p>
        <DataTable
          isStacked
          caption={t("training.catalogue.title")}
          columns={[
            t("training.catalogue.module"),
            t("training.catalogue.months"),
            t("training.catalogue.need"),
          ]}
          rows={page.catalogue.map(({ module, months, need }) => [
            t(`training.modules.${module}`),
            t("training.catalogue.monthsOf", { count: months }),
            t(`training.catalogue.${need}`),
          ])}
        />
      </section>
    </>
  );
}
