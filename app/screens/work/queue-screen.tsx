// The queue as a list one can work with a thumb or a keyboard. Each row carries its own two buttons.

import type { Exclusion } from "#app/domain/triage/conflict-of-interest.ts";
import type { Wished } from "#app/http/wished.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { QueueSaid, ShownRow, ShownSuggestions } from "#app/routes/queue.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Suggestions } from "./queue-suggestions.tsx";

interface QueueProps {
  rows: ShownRow[];
  page: number;
  isLastPage: boolean;
  ownReasons: Exclusion[];
  mayTake: boolean;
  said: QueueSaid | null;
  suggestions: ShownSuggestions;
  considered: string | null;
}

export function QueueScreen(props: QueueProps) {
  const { rows, ownReasons, considered, mayTake, page, isLastPage } = props;
  const { t } = useTranslation();
  const [reason] = ownReasons;
  const known = ["not-approved", "resting", "training-lapsed", "at-cap"] as const;
  const why = known.find((name) => name === reason) ?? "other";
  const chosen = rows.find((row) => row.id === considered);
  if (chosen) return <Confirm row={chosen} />;
  // Considered, and gone in the meantime.
  const said = considered ? "too-late" : props.said;
  return (
    <>
      {said ? (
        <Notice>
          <p role="status">{t(`queue.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("queue.title")}</PageTitle>
      {rows.length === 0 ? <p className="lead">{t("queue.empty")}</p> : null}
      {reason ? (
        <Notice>
          <p>{t(`queue.cannot.${why}`)}</p>
        </Notice>
      ) : null}
      {rows.length > 0 && props.suggestions ? (
        <p className="hint">{t("programme.suggestions.note")}</p>
      ) : null}
      {rows.length > 0 && mayTake && !reason ? <p>{t("queue.before")}</p> : null}
      {rows.length > 0 ? (
        <ul className="case-rows">
          {rows.map((row, place) => (
            <li key={row.id}>
              <RowFacts row={row} id={`row-${place}`} />
              {props.suggestions ? (
                <Suggestions
                  caseId={row.id}
                  found={props.suggestions[row.id] ?? []}
                  describedBy={`row-${place}`}
                />
              ) : null}
              {mayTake ? (
                <RowForm row={row} page={page} canTake={!reason} describedBy={`row-${place}`} />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {page > 0 || !isLastPage ? (
        <p className="actions">
          {page > 0 ? <a href={`/queue?page=${page - 1}`}>{t("queue.newer")}</a> : null}
          {isLastPage ? null : <a href={`/queue?page=${page + 1}`}>{t("queue.older")}</a>}
        </p>
      ) : null}
      <p>
        <a href="/cases/new">{t("enter.open")}</a>
      </p>
    </>
  );
}

/** Its buttons are called alike in every row; what they act on is said with them. */
function RowForm({
  row,
  page,
  canTake,
  describedBy,
}: {
  row: ShownRow;
  page: number;
  canTake: boolean;
  describedBy: string;
}) {
  const { t } = useTranslation();
  const asked = { type: "submit", name: "do", "aria-describedby": describedBy } as const;
  return (
    <form method="post" action={`/queue?page=${page}`} className="actions" data-once>
      <input type="hidden" name="case" value={row.id} />
      {canTake ? (
        <button {...asked} className="primary" value="consider">
          {t("queue.take")}
        </button>
      ) : null}
      <button {...asked} className="quiet" value="pass-on">
        {t("queue.passOn")}
      </button>
    </form>
  );
}

function RowFacts({ row, id }: { row: ShownRow; id?: string }) {
  const { t } = useTranslation();
  const due = row.due && row.isOverdue ? t("queue.overdue", { when: row.due }) : row.due;
  return (
    <>
      <h2 id={id}>{t(`queue.classes.${row.responseClass}`)}</h2>
      <dl className="facts">
        <div>
          <dt>{t("queue.columns.wait")}</dt>
          <dd>{t(`queue.waits.${row.waitBand}`)}</dd>
        </div>
        {due ? (
          <div>
            <dt>{t("queue.columns.due")}</dt>
            <dd>{due}</dd>
          </div>
        ) : null}
        {row.wished ? <Wishes wished={row.wished} headCount={row.headCount} /> : null}
        {row.fits ? (
          <div>
            <dt>{t("peerSelf.fits.title")}</dt>
            <dd>
              {row.fits.map((reason) => t(`peerSelf.fits.${reason}`)).join(", ") ||
                t("peerSelf.fits.none")}
            </dd>
          </div>
        ) : null}
      </dl>
    </>
  );
}

function Wishes(props: { wished: Wished; headCount: ShownRow["headCount"] }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t("queue.columns.wishes")}</dt>
      <dd>{useWishWords(props)}</dd>
    </div>
  );
}

/** The wishes in a line; "anyone is fine" when there are none. */
export function useWishWords({
  wished,
  headCount,
}: {
  wished: Wished;
  headCount: ShownRow["headCount"];
}): string {
  const { t } = useTranslation();
  const words = [
    headCount ? t("queue.wishes.heads", { heads: t(`refer.group.headCounts.${headCount}`) }) : null,
    wished.areaFit ? t(`queue.wishes.area.${wished.areaFit}`) : null,
    wished.gender ? t(`queue.wishes.gender.${wished.gender}`) : null,
    wished.language ? t("queue.wishes.language", { language: wished.language }) : null,
    wished.seniority
      ? `${t("peerSelf.wished.label")} ${t(`peerSelf.wished.row.${wished.seniority}`)}`
      : null,
    wished.sameProfession
      ? t("queue.wishes.same", { role: t(`ask.roleFamilies.${wished.sameProfession}`) })
      : null,
  ].filter((word) => word !== null && word !== "");
  return words.join(", ") || t("queue.wishes.none");
}

function Confirm({ row }: { row: ShownRow }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("queue.confirm.title")}</PageTitle>
      <RowFacts row={row} />
      <Notice tone="lamp">
        <p>{t("queue.confirm.question")}</p>
      </Notice>
      <form method="post" action="/queue" className="actions" data-once>
        <input type="hidden" name="case" value={row.id} />
        <button type="submit" className="primary" name="do" value="take">
          {t("queue.confirm.take")}
        </button>
        <button type="submit" className="quiet" name="do" value="pass-on">
          {t("queue.confirm.passOn")}
        </button>
        <a href="/queue">{t("frame.back")}</a>
      </form>
    </>
  );
}
