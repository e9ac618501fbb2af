// The page of supervision: one's own care first, then, for supervisors, the others'.
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import type { ShownSupervision } from "#app/routes/supervision._index.tsx";
import { problemOf, textIn } from "#app/screens/ask/ask-screen.tsx";
import { InBrowserQuestions } from "#app/screens/in-browser-questions.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export interface SupervisionReply {
  problems?: FieldProblem[];
  values?: TypedValues;
}

interface SupervisionProps {
  shown: ShownSupervision;
  said: "answered" | "planned" | "counted" | "too-late" | null;
  reply: SupervisionReply;
}

const to = "/supervision?index";

export function SupervisionScreen({ shown, said, reply }: SupervisionProps) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorSummary problems={reply.problems ?? []} />
      {said ? (
        <Notice>
          <p role="status">{t(`supervision.said.${said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("supervision.title")}</PageTitle>
      <Emergencies {...shown} />
      {shown.isPeer ? (
        <p>
          <a href="/supervision/own">{t("ownStanding.link")}</a>
        </p>
      ) : null}
      {shown.isSupervisor ? <StepUps {...shown} /> : null}
      {shown.isSupervisor ? <ToHold {...shown} /> : null}
      {shown.isPeer ? <OwnDebriefs {...shown} /> : null}
      <Meetings shown={shown} reply={reply} />
      {shown.isPeer ? <HowAreYou /> : null}
    </>
  );
}

function Emergencies({ emergencies }: Pick<ShownSupervision, "emergencies">) {
  const { t } = useTranslation();
  if (emergencies.length === 0) return null;
  return (
    <>
      <h2>{t("supervision.emergencies.title")}</h2>
      <ul className="case-rows">
        {emergencies.map(({ id, until }) => (
          <li key={id}>
            <a href={`/supervision/emergency/${id}`}>
              {t("supervision.emergencies.open", { until })}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function StepUps({ stepUps }: Pick<ShownSupervision, "stepUps">) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("supervision.stepUps.title")}</h2>
      {stepUps.length === 0 ? <p>{t("supervision.stepUps.none")}</p> : null}
      <ul className="case-rows">
        {stepUps.map(({ id, state }) => (
          <li key={id}>
            {state === "sent" ? (
              <a href={`/supervision/${id}`}>{t("supervision.stepUps.sent")}</a>
            ) : (
              <p>{t(`supervision.stepUps.${state}`)}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function ToHold({ toHold }: Pick<ShownSupervision, "toHold">) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("supervision.hold.title")}</h2>
      {toHold.length === 0 ? <p>{t("supervision.hold.none")}</p> : null}
      <ul className="case-rows">
        {toHold.map(({ id, name, offeredOn, weight }) => (
          <li key={id}>
            <p>
              {t("supervision.hold.line", { name, on: offeredOn })}
              {weight === "heavy" ? ` (${t("supervision.hold.heavy")})` : null}
            </p>
            <form method="post" action={to} className="actions" data-once>
              <input type="hidden" name="id" value={id} />
              <button type="submit" className="quiet" name="do" value="done">
                {t("supervision.hold.done")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </>
  );
}

function OwnDebriefs({ own }: Pick<ShownSupervision, "own">) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("supervision.own.title")}</h2>
      {own.length === 0 ? <p>{t("supervision.own.none")}</p> : null}
      {own.map(({ id, on, weight, isWanted }) => (
        <form key={id} method="post" action={to} data-once>
          <p>{t(`supervision.own.${isWanted ? "wanted" : weight}`, { on })}</p>
          <input type="hidden" name="id" value={id} />
          <p className="actions">
            {isWanted ? null : (
              <button type="submit" className="primary" name="do" value="wanted">
                {t("supervision.own.want")}
              </button>
            )}
            <button type="submit" className="quiet" name="do" value="declined">
              {t("supervision.own.decline")}
            </button>
          </p>
        </form>
      ))}
    </>
  );
}

function Meetings({ shown, reply }: Pick<SupervisionProps, "shown" | "reply">) {
  const { t } = useTranslation();
  const { problems = [], values = {} } = reply;
  const field = (name: string) => ({
    name,
    value: textIn(values, name),
    ...problemOf(problems, name),
  });
  return (
    <>
      <h2>{t("supervision.meetings.title")}</h2>
      {shown.meetings.length === 0 ? <p>{t("supervision.meetings.none")}</p> : null}
      <ul className="case-rows">
        {shown.meetings.map(({ id, when, place, isToCount }) => (
          <li key={id}>
            <p>{t("supervision.meetings.line", { when, place })}</p>
            {isToCount && shown.isSupervisor ? (
              <form method="post" action={to} noValidate data-once>
                <input type="hidden" name="id" value={id} />
                <TextField
                  {...field("attended")}
                  label={t("supervision.meetings.attended")}
                  inputMode="numeric"
                />
                <p className="actions">
                  <button type="submit" className="quiet" name="do" value="count">
                    {t("supervision.meetings.attendedSave")}
                  </button>
                </p>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.isSupervisor ? (
        <form method="post" action={to} noValidate data-once>
          <h3>{t("supervision.meetings.plan")}</h3>
          <TextField {...field("on")} label={t("supervision.meetings.on")} type="date" />
          <TextField
            {...field("at")}
            label={t("supervision.meetings.at")}
            hint={t("supervision.meetings.atHint")}
          />
          <TextField {...field("place")} label={t("supervision.meetings.place")} />
          <p className="actions">
            <button type="submit" className="quiet" name="do" value="plan">
              {t("supervision.meetings.submit")}
            </button>
          </p>
        </form>
      ) : null}
    </>
  );
}

function HowAreYou() {
  const { t } = useTranslation();
  const word = "supervision.wellbeing";
  return (
    <>
      <h2>{t(`${word}.title`)}</h2>
      <p>{t(`${word}.lead`)}</p>
      <InBrowserQuestions
        questions={[
          { key: "sleep", text: t(`${word}.sleep`) },
          { key: "mind", text: t(`${word}.mind`) },
          { key: "distant", text: t(`${word}.distant`), isGrave: true },
          { key: "dread", text: t(`${word}.dread`), isGrave: true },
        ]}
        yes={t(`${word}.yes`)}
        no={t(`${word}.no`)}
        ifAny={t(`${word}.any`)}
        ifGrave={t(`${word}.several`)}
      />
    </>
  );
}
