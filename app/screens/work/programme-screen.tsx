// What a coordinator looks at first: waiting, groups, gaps, peers near a limit. Counts, hours, peers; no requester.
import type { ProgrammePage } from "#app/http/programme-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { ProgrammeNav } from "./programme-nav.tsx";

export function ProgrammeScreen({ page }: { page: ProgrammePage }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("programme.title")}</PageTitle>
      <ProgrammeNav here="overview" />
      {page.canCall ? null : (
        <Notice tone="lamp">
          <p>{t("programme.channel.missing")}</p>
        </Notice>
      )}
      <section aria-labelledby="waiting">
        <h2 id="waiting">{t("programme.waiting.title")}</h2>
        <DataTable
          caption={t("programme.waiting.title")}
          columns={[
            t("programme.waiting.class"),
            { label: t("programme.waiting.waiting"), isNumber: true },
            { label: t("programme.waiting.called"), isNumber: true },
          ]}
          rows={page.waiting.map(({ responseClass, waiting, called }) => [
            t(`queue.classes.${responseClass}`),
            waiting,
            called,
          ])}
        />
        {page.unansweredHandOffs > 0 ? (
          <p>{t("programme.waiting.handOffs", { count: page.unansweredHandOffs })}</p>
        ) : null}
        <p className="hint">{t("programme.waiting.note")}</p>
      </section>
      <section aria-labelledby="groups">
        <h2 id="groups">{t("groups.title")}</h2>
        <p>
          {page.groupsToStaff === 0
            ? t("programme.groups.none")
            : t("programme.groups.toStaff", { count: page.groupsToStaff })}
        </p>
        <p>
          <a href="/groups">{t("groups.open")}</a>
        </p>
      </section>
      <Gaps page={page} />
      <Limits page={page} />
    </>
  );
}

function Gaps({ page }: { page: ProgrammePage }) {
  const { t } = useTranslation();
  const why = !page.hasHours ? "noHours" : !page.hasRota ? "noRota" : null;
  return (
    <section aria-labelledby="gaps">
      <h2 id="gaps">{t("programme.gaps.title")}</h2>
      {why ? <p>{t(`programme.gaps.${why}`)}</p> : <p>{t("programme.gaps.lead")}</p>}
      {!why && page.gaps.length === 0 ? <p>{t("programme.gaps.none")}</p> : null}
      <ul className="plain-list">
        {page.gaps.map((gap) => (
          <li key={`${gap.day} ${gap.from}`}>
            {t(gap.isLong ? "programme.gaps.lineDays" : "programme.gaps.line", {
              day: gap.day,
              from: gap.from,
              to: gap.to,
              toDay: gap.toDay,
            })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Limits({ page }: { page: ProgrammePage }) {
  const { t } = useTranslation();
  const stateOf = (peer: ProgrammePage["peers"][number]): string =>
    [
      peer.isFull ? t("programme.peers.full") : null,
      peer.isNearFull ? t("programme.peers.near") : null,
      peer.restingUntil ? t("programme.peers.resting", { day: peer.restingUntil }) : null,
      peer.isUntrained ? t("programme.peers.untrained") : null,
      peer.lapsedOn ? t("programme.peers.lapsed", { day: peer.lapsedOn }) : null,
      peer.trainedUntil ? t("programme.peers.ends", { day: peer.trainedUntil }) : null,
    ]
      .filter((words) => words !== null)
      .join(", ");
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{t("programme.peers.title")}</h2>
      <p>{t("programme.peers.lead", { count: page.peerCount })}</p>
      {page.peers.length === 0 ? (
        <p>{t("programme.peers.none")}</p>
      ) : (
        <DataTable
          isStacked
          caption={t("programme.peers.title")}
          columns={[
            t("programme.peers.name"),
            t("programme.peers.load"),
            t("programme.peers.state"),
          ]}
          rows={page.peers.map((peer) => [
            peer.name,
            t("programme.peers.loadOf", { open: peer.openCases, cap: peer.caseCap }),
            stateOf(peer),
          ])}
        />
      )}
    </section>
  );
}
