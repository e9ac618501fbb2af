// More help: signs on one side, the hand-off on the other.
import { allowances, type HandOffState, redFlags } from "#app/domain/step-ups/hand-off.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import { type Help, HelpList } from "#app/screens/help-list.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export interface StepUpReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  isTooLate?: boolean;
  begun?: { link: string | null; isMailed: boolean };
}

export interface HandedOff {
  to: string;
  state: HandOffState;
  isOver: boolean;
}

export function HandOffLines({ handOffs }: { handOffs: readonly HandedOff[] }) {
  const { t } = useTranslation();
  if (handOffs.length === 0) return null;
  return (
    <>
      <h2>{t("stepUp.listTitle")}</h2>
      <ul>
        {handOffs.map(({ to, state, isOver }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
          <li key={position}>
            {t("stepUp.line", {
              to,
              state: isOver && state === "sent" ? t("stepUp.over") : t(`stepUp.states.${state}`),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}

interface StepUpProps {
  id: string;
  helps: readonly Help[];
  handOffs: readonly HandedOff[];
  reply: StepUpReply;
}

export function StepUpScreen({ id, helps, handOffs, reply }: StepUpProps) {
  const { t } = useTranslation();
  if (reply.begun) return <Begun id={id} {...reply.begun} />;
  return (
    <>
      <BackLink to={`/cases/${id}`} />
      <ErrorSummary problems={reply.problems ?? []} />
      {reply.isTooLate ? (
        <Notice>
          <p role="alert">{t("cases.said.too-late")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("stepUp.title")}</PageTitle>
      <p>{t("stepUp.lead")}</p>
      <p className="actions">
        <a className="primary" href={`/cases/${id}/crisis`}>
          {t("stepUp.crisis")}
        </a>
      </p>
      <div className="two-panes">
        <div>
          <h2>{t("stepUp.flagsTitle")}</h2>
          <ul className="plain-list">
            {redFlags.map((flag) => (
              <li key={flag}>{t(`stepUp.flags.${flag}`)}</li>
            ))}
          </ul>
          <HandOffLines handOffs={handOffs} />
        </div>
        <div>
          <h2>{t("stepUp.toTitle")}</h2>
          {helps.length === 0 ? (
            <p>{t("stepUp.none")}</p>
          ) : (
            <HandOnForm id={id} helps={helps} reply={reply} />
          )}
        </div>
      </div>
    </>
  );
}

function HandOnForm({ id, helps, reply }: Pick<StepUpProps, "id" | "helps" | "reply">) {
  const { t } = useTranslation();
  const { problems = [], values = {} } = reply;
  return (
    <>
      <p>{t("stepUp.toLead")}</p>
      <HelpList helps={helps} />
      <form method="post" action={`/cases/${id}/step-up`} noValidate data-once>
        <Choices
          name="entryId"
          {...problemOf(problems, "entryId")}
          legend={t("stepUp.entry")}
          value={values.entryId ?? ""}
          options={helps.map((help) => ({
            value: help.id,
            label: help.name,
            hint: t(`directory.levels.l${help.level as 1 | 2 | 3}`),
          }))}
        />
        <Choices
          name="allowed"
          legend={t("stepUp.allowed")}
          isMany
          value={values.allowed ?? []}
          options={allowances.map((value) => ({ value, label: t(`stepUp.allowances.${value}`) }))}
        />
        <Choices
          name="agreed"
          {...problemOf(problems, "agreed")}
          legend={t("stepUp.agreed")}
          isMany
          value={values.agreed ?? []}
          options={[{ value: "yes", label: t("stepUp.agreedYes") }]}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("stepUp.submit")}
          </button>
        </p>
      </form>
    </>
  );
}

function Begun({ id, link, isMailed }: { id: string; link: string | null; isMailed: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to={`/cases/${id}`} />
      <PageTitle>{t("stepUp.begun.title")}</PageTitle>
      {isMailed ? <p role="status">{t("stepUp.begun.mailed")}</p> : null}
      {link ? (
        <>
          <p>{t("stepUp.begun.link")}</p>
          <p>
            <code className="long-code">{link}</code>
          </p>
        </>
      ) : null}
    </>
  );
}
