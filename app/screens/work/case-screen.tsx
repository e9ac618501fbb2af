// One case at work: first how to reach the person, then what was done, then the ways out.

import { attemptResults } from "#app/domain/encounters/encounter.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { CaseReply, CaseSaid, ShownCase } from "#app/routes/cases.$caseId._index.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { HandOnLine, HandOnScreen } from "./hand-on-screen.tsx";
import { Planned } from "./planned.tsx";
import { useWishWords } from "./queue-screen.tsx";
import { HandOffLines } from "./step-up-screen.tsx";

interface CaseProps {
  shown: ShownCase;
  said: CaseSaid[];
  reply: CaseReply;
}

export function CaseScreen({ shown, said, reply }: CaseProps) {
  const { t } = useTranslation();
  if (reply.sure === "pass-on" && shown.state !== "taken") return <HandOnScreen {...shown} />;
  if (reply.sure) return <SureQuestion id={shown.id} way={reply.sure} />;
  return (
    <>
      <BackLink to="/cases" />
      {said.map((word) => (
        <Notice key={word} tone={word === "step-up" ? "lamp" : "plain"}>
          <p role="status">
            {word === "hand-on-asked" ? t("handOnCase.said") : t(`cases.said.${word}`)}
          </p>
        </Notice>
      ))}
      <ErrorSummary problems={reply.problem ? [{ field: "result", text: reply.problem }] : []} />
      <PageTitle context={t(`queue.classes.${shown.responseClass}`)}>
        {shown.name ?? t("cases.one.noName")}
      </PageTitle>
      <div className="two-panes">
        <div>
          <Facts shown={shown} />
          {shown.headCount ? <GroupHint /> : null}
          {shown.state === "paused" ? (
            <Notice>
              <p>{t("cases.one.paused")}</p>
            </Notice>
          ) : (
            <Attempt id={shown.id} />
          )}
        </div>
        <div>
          <SoFar shown={shown} />
          <HandOffLines handOffs={shown.handOffs} />
          <HandOnLine handOn={shown.handOn} />
          <Planned shown={shown} />
          <WaysOut id={shown.id} />
        </div>
      </div>
    </>
  );
}

function Facts({ shown }: { shown: ShownCase }) {
  const { t } = useTranslation();
  const wishes = useWishWords(shown);
  return (
    <dl className="facts">
      <div>
        <dt>{t("cases.one.reach")}</dt>
        <dd className="lead">
          {t(`cases.one.reachBy.${shown.channel}`)} <Reach {...shown} />
        </dd>
      </div>
      {shown.due ? (
        <div>
          <dt>{t("cases.one.due")}</dt>
          <dd>{shown.due}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t("cases.one.about")}</dt>
        <dd>
          {shown.headCount
            ? t("cases.one.heads", { heads: t(`refer.group.headCounts.${shown.headCount}`) })
            : t(`ask.eventKinds.${shown.eventKind}`)}
        </dd>
      </div>
      <div>
        <dt>{t("cases.one.wishes")}</dt>
        <dd>{wishes}</dd>
      </div>
      <div>
        <dt>{t("cases.one.number")}</dt>
        <dd>
          <code translate="no">{shown.number}</code>{" "}
          <span className="hint">{t("cases.one.numberHint")}</span>
        </dd>
      </div>
    </dl>
  );
}

function GroupHint() {
  const { t } = useTranslation();
  return (
    <p className="hint">
      {t("groups.onCase")} {t("groups.onCaseClose")} <a href="/groups">{t("groups.open")}</a>
    </p>
  );
}

/** One press to call or write: a number typed by hand may reach somebody else. */
export function Reach({ channel, reach }: Pick<ShownCase, "channel" | "reach">) {
  const to = {
    phone: `tel:${reach.replace(/[^\d+]/g, "")}`,
    email: `mailto:${encodeURIComponent(reach).replace("%40", "@")}`,
    "in-person": null,
    here: null,
  }[channel];
  return to ? <a href={to}>{reach}</a> : reach;
}

function Attempt({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="actions">
        <a className="primary" href={`/cases/${id}/log`}>
          {t("cases.log")}
        </a>
        <a className="quiet" href={`/cases/${id}/messages`}>
          {t("messages.open")}
        </a>
        <a className="quiet" href={`/cases/${id}/step-up`}>
          {t("stepUp.open")}
        </a>
        <a className="quiet" href={`/cases/${id}/crisis`}>
          {t("crisisPath.open")}
        </a>
      </p>
      <h2>{t("cases.attempt.title")}</h2>
      <p className="hint">{t("cases.attempt.lead")}</p>
      <form method="post" action={`/cases/${id}?index`} className="actions" data-once>
        <input type="hidden" name="do" value="attempt" />
        {attemptResults.map((result, index) => (
          <button
            key={result}
            id={index === 0 ? "field-result" : undefined}
            type="submit"
            className="quiet"
            name="result"
            value={result}
          >
            {t(`cases.attempt.results.${result}`)}
          </button>
        ))}
      </form>
    </>
  );
}

function SoFar({ shown }: { shown: ShownCase }) {
  const { t } = useTranslation();
  const isEmpty = shown.attempts.length + shown.visits.length === 0;
  return (
    <>
      <h2>{t("cases.soFar.title")}</h2>
      {isEmpty ? <p>{t("cases.soFar.none")}</p> : null}
      <ul>
        {shown.attempts.map(({ on, result }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
          <li key={position}>
            {t("cases.soFar.attempt", { on, result: t(`cases.attempt.done.${result}`) })}
          </li>
        ))}
        {shown.crisisDays.map((on) => (
          <li key={on}>{t("crisisPath.used", { on })}</li>
        ))}
        {shown.visits.map(({ on, visitNumber, mode, durationBand }) => (
          <li key={visitNumber}>
            {t("cases.soFar.visit", {
              on,
              number: visitNumber,
              mode: t(`log.modes.${mode}`),
              duration: t(`log.durations.${durationBand}`),
            })}
          </li>
        ))}
      </ul>
      <p className="hint">{t("cases.one.lapses", { on: shown.lapsesOn })}</p>
    </>
  );
}

const waysOut = [
  { way: "pass-on", label: "passOn", hint: "passOnHint" },
  { way: "close", label: "close", hint: "closeHint" },
] as const;

function WaysOut({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("cases.more.title")}</h2>
      {waysOut.map(({ way, label, hint }) => (
        <form method="post" action={`/cases/${id}?index`} key={way} data-once>
          <button type="submit" className="quiet" name="do" value={way}>
            {t(`cases.more.${label}`)}
          </button>
          <p className="hint">{t(`cases.more.${hint}`)}</p>
        </form>
      ))}
    </>
  );
}

/** The second question stands alone: on a phone it would be below everything else. */
function SureQuestion({ id, way }: { id: string; way: NonNullable<CaseReply["sure"]> }) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to={`/cases/${id}`} />
      <PageTitle>{t(`cases.sure.${way}.title`)}</PageTitle>
      <p>{t(`cases.sure.${way}.body`)}</p>
      <form method="post" action={`/cases/${id}?index`} data-once>
        <input type="hidden" name="do" value={way} />
        <p className="actions">
          <button type="submit" className="primary" name="sure" value="yes">
            {t(`cases.sure.${way}.yes`)}
          </button>
          <a className="quiet" href={`/cases/${id}`}>
            {t("cases.sure.no")}
          </a>
        </p>
      </form>
    </>
  );
}
