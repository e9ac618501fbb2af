// A peer's own place in the programme.
import type { OwnReply, OwnStandingPage } from "#app/http/own-standing-page.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { Tick } from "#app/ui/tick.tsx";
import { PairList } from "./pairs-part.tsx";
import { PeerSaid } from "./peer-said.tsx";
import { HeldTable } from "./training-parts.tsx";

const here = "/supervision/own";
interface OwnProps {
  page: OwnStandingPage;
  reply: OwnReply;
}

export function OwnStandingScreen({ page, reply }: OwnProps) {
  const { t } = useTranslation();
  if (reply.isLeaving) return <SureQuestion />;
  return (
    <>
      <BackLink to="/supervision" />
      <ErrorSummary problems={reply.problems ?? []} />
      {reply.problems ? null : <PeerSaid said={page.said} />}
      <PageTitle>{t("ownStanding.title")}</PageTitle>
      <p>{t(page.isApproved ? "ownStanding.approved" : "ownStanding.notApproved")}</p>
      <p>
        <a href="/supervision/hours">{t("givenHours.link")}</a>
      </p>
      <section aria-labelledby="training">
        <h2 id="training">{t("training.title")}</h2>
        <p>{t("training.own.lead")}</p>
        <HeldTable held={page.held} />
      </section>
      <OwnPromise page={page} reply={reply} />
      {page.pairs.length > 0 ? (
        <section aria-labelledby="mentoring">
          <h2 id="mentoring">{t("mentoring.title")}</h2>
          <PairList pairs={page.pairs} words="own" />
          <p className="hint">{t("mentoring.own.rule")}</p>
        </section>
      ) : null}
      <StepDown />
    </>
  );
}

const promised = ["what", "limits", "role", "rest"] as const;

function OwnPromise({ page, reply }: OwnProps) {
  const { t } = useTranslation();
  const { isPromiseDue } = page;
  return (
    <section aria-labelledby="promise">
      <h2 id="promise">{t("training.own.promiseTitle")}</h2>
      <p>{t(isPromiseDue ? "training.own.promiseDue" : "training.own.promiseHeld")}</p>
      <ul className="plain-list">
        {promised.map((line) => (
          <li key={line}>{t(`training.own.promise.${line}`)}</li>
        ))}
      </ul>
      <form method="post" action={here} noValidate data-once>
        <Tick
          name="promise"
          label={t("training.own.tick")}
          {...problemOf(reply.problems ?? [], "promise")}
        />
        <p className="actions">
          <button
            type="submit"
            className={isPromiseDue ? "primary" : "quiet"}
            name="do"
            value="promise"
          >
            {t("training.own.submit")}
          </button>
        </p>
      </form>
    </section>
  );
}

function StepDown() {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="step-down">
      <h2 id="step-down">{t("ownStanding.stepDown.title")}</h2>
      <p>{t("ownStanding.stepDown.lead")}</p>
      <form method="post" action={here} data-once>
        <p className="actions">
          <button type="submit" className="quiet" name="do" value="step-down">
            {t("ownStanding.stepDown.begin")}
          </button>
        </p>
      </form>
    </section>
  );
}

function SureQuestion() {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to={here} />
      <PageTitle>{t("ownStanding.stepDown.sure")}</PageTitle>
      <p>{t("ownStanding.stepDown.sureLead")}</p>
      <form method="post" action={here} className="actions" data-once>
        <input type="hidden" name="do" value="step-down" />
        <button type="submit" className="primary" name="sure" value="yes">
          {t("ownStanding.stepDown.submit")}
        </button>
      </form>
    </>
  );
}
