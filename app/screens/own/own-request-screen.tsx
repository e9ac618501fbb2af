// The person's own page. Status in words, no bars; every way out without a reason.

import { isOpen } from "#app/domain/support-requests/request.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { OwnReply, ShownRequest } from "#app/routes/support.tsx";
import { ReachFields } from "#app/screens/ask/reach-fields.tsx";
import { HandOffLines } from "#app/screens/work/step-up-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { CheckAnswers } from "#app/ui/check-answers.tsx";
import { NumberList } from "#app/ui/crisis-lines.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { HandOnQuestion } from "./hand-on-question.tsx";
import { isAskedOnceMore, OwnChanges, SureQuestion } from "./own-changes.tsx";

export function OwnRequestScreen({
  shown,
  said,
  isChangingReach,
  isPulseOffered,
  reply,
}: {
  shown: ShownRequest;
  said: "changed" | "too-late" | null;
  isChangingReach: boolean;
  isPulseOffered: boolean;
  reply: OwnReply;
}) {
  const { t } = useTranslation();
  if (isAskedOnceMore(reply.sure) && isOpen(shown.state)) {
    return <SureQuestion change={reply.sure} days={shown.graceDays} />;
  }
  if (isChangingReach && isOpen(shown.state)) return <ChangeReach shown={shown} reply={reply} />;
  return (
    <>
      {said ? (
        <Notice>
          <p role="status">{t(said === "changed" ? "own.said.changed" : "own.said.tooLate")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("own.title")}</PageTitle>
      <p className="lead">{t(`own.states.${shown.state}`, { on: shown.destroyedOn ?? "" })}</p>
      {shown.contactBy && shown.state !== "paused" ? (
        <p>{t("own.contactBy", { when: shown.contactBy })}</p>
      ) : null}
      {shown.isOverdue ? (
        <Notice tone="lamp">
          <p>{t("own.overdue")}</p>
          <NumberList isLarge />
        </Notice>
      ) : null}
      <HandOnQuestion until={shown.handOnUntil} isLogShared={shown.isLogShared} />
      <p>
        {t("own.asked", { on: shown.openedOn })}{" "}
        {isOpen(shown.state) ? t("own.lapses", { on: shown.lapsesOn }) : null}
      </p>
      <p className="actions">
        <a className={shown.channel === "here" ? "primary" : "quiet"} href="/support/messages">
          {t("messages.open")}
        </a>
        <a className="quiet" href="/support/plan">
          {t("privatePlan.open")}
        </a>
      </p>
      {isPulseOffered ? (
        <form method="post" action="/support" data-once>
          <h2>{t("selfView.pulse.title")}</h2>
          <p>{t("selfView.pulse.lead")}</p>
          <button type="submit" className="quiet" name="change" value="pulse">
            {t("selfView.pulse.go")}
          </button>
        </form>
      ) : null}
      <p>
        <a href="/support/check-in">{t("selfView.link")}</a>
        <br />
        {t("selfView.linkHint")}
      </p>
      {isOpen(shown.state) ? (
        <NextTalks followUps={shown.followUps} />
      ) : (
        <p>
          <a href="/what-helps">{t("own.resources")}</a>
        </p>
      )}
      <HandOffLines handOffs={shown.handOffs} />
      {isOpen(shown.state) ? (
        <p>
          {shown.isCodeShared ? `${t("newCode.byPhone")} ` : null}
          <a href="/support/code">{t("newCode.open")}</a>
        </p>
      ) : null}
      <h2>{t("own.openings.title")}</h2>
      {shown.openings.length === 0 ? (
        <p>{t("own.openings.none")}</p>
      ) : (
        <ul>
          {shown.openings.map(({ role, on }) => (
            <li key={`${role} ${on}`}>{t(`own.openings.${role}`, { on })}</li>
          ))}
        </ul>
      )}
      <p className="hint">{t("own.openings.note")}</p>
      <h2>{t("own.told.title")}</h2>
      <CheckAnswers
        rows={[
          {
            label: t("own.told.reach"),
            value: shown.reach
              ? t("ask.check.reachBy", {
                  channel: t(`ask.reach.channels.${shown.channel}`),
                  reach: shown.reach,
                })
              : t(`ask.reach.channels.${shown.channel}`),
            ...(isOpen(shown.state) ? { changeTo: "/support?change=reach" } : {}),
          },
          { label: t("own.told.name"), value: shown.name ?? t("own.told.noName") },
          ...(shown.avoid ? [{ label: t("own.told.avoid"), value: shown.avoid }] : []),
        ]}
      />
      {isOpen(shown.state) ? <OwnChanges state={shown.state} /> : null}
      <p>
        <a href="/support/data">{t("ownData.link")}</a>
      </p>
      <p>
        <a href="/leave">{t("own.leave")}</a>
      </p>
    </>
  );
}

function NextTalks({ followUps }: Pick<ShownRequest, "followUps">) {
  const { t } = useTranslation();
  if (followUps.length === 0) return null;
  return (
    <>
      <h2>{t("followUps.own.title")}</h2>
      {followUps.map(({ id, on }) => (
        <form key={id} method="post" action="/support" data-once>
          <p>{t("followUps.own.planned", { on })}</p>
          <input type="hidden" name="change" value="skip" />
          <button type="submit" className="quiet" name="id" value={id}>
            {t("followUps.own.skip")}
          </button>
          <p className="hint">{t("followUps.own.skipHint")}</p>
        </form>
      ))}
    </>
  );
}

function ChangeReach({ shown, reply }: { shown: ShownRequest; reply: OwnReply }) {
  const { t } = useTranslation();
  const field = { phone: "phone", email: "email", "in-person": "place", here: "notice" }[
    shown.channel
  ];
  const before = {
    channel: shown.channel,
    [field]: shown.reach,
    isNamed: shown.name === null ? "no" : "yes",
    name: shown.name ?? "",
  };
  return (
    <>
      <BackLink to="/support" />
      <ErrorSummary problems={reply.problems ?? []} />
      <PageTitle>{t("own.reachForm.title")}</PageTitle>
      <form method="post" action="/support" noValidate data-once>
        <input type="hidden" name="change" value="reach" />
        <ReachFields values={reply.values ?? before} problems={reply.problems ?? []} />
        <p className="actions">
          <button type="submit" className="primary">
            {t("own.reachForm.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
