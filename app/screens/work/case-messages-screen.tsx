// The peer's messages of one case: the thread and the field, and beside them a sentence for a later day.
import { promptDays, prompts } from "#app/domain/messages/message.ts";
import type { CaseState } from "#app/domain/support-requests/request.ts";
import type { FieldProblem } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import {
  Lines,
  type MessageReply,
  NotSent,
  type ThreadLine,
  WriteForm,
} from "#app/screens/message-thread.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { Choices } from "#app/ui/choices.tsx";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

interface CaseThread {
  id: string;
  state: CaseState;
  canWrite: boolean;
  lines: ThreadLine[];
  scheduled: ThreadLine[];
  formKey: string;
  said: "written" | "scheduled" | null;
}

export function CaseMessagesScreen({
  thread,
  reply,
}: {
  thread: CaseThread | null;
  reply: MessageReply;
}) {
  const { t } = useTranslation();
  if (!thread && reply.text === undefined) return <ErrorPage page="notFound" />;
  if (!thread || reply.isGone) {
    return (
      <NotSent text={reply.text ?? ""}>
        <p role="alert">{t("messages.gonePage.peer")}</p>
        <p>
          <a href="/cases">{t("cases.title")}</a>
        </p>
      </NotSent>
    );
  }
  const action = `/cases/${thread.id}/messages`;
  return (
    <>
      <BackLink to={`/cases/${thread.id}`} />
      <ErrorSummary problems={reply.problems ?? []} />
      {reply.trouble ? (
        <Notice>
          <p role="alert">{t(`messages.${reply.trouble}`)}</p>
        </Notice>
      ) : null}
      {thread.said && !reply.trouble ? (
        <Notice>
          <p role="status">{t(`messages.said.${thread.said}`)}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("messages.title")}</PageTitle>
      <p>{t("messages.lead.peer")}</p>
      <div className="two-panes">
        <div>
          <Lines lines={thread.lines} />
          {thread.canWrite ? (
            <WriteForm action={action} formKey={thread.formKey} reply={reply} />
          ) : (
            <p>{t("messages.paused")}</p>
          )}
        </div>
        <div>
          <ForLater thread={thread} action={action} problems={reply.problems ?? []} />
        </div>
      </div>
    </>
  );
}

function ForLater({
  thread,
  action,
  problems,
}: {
  thread: CaseThread;
  action: string;
  problems: readonly FieldProblem[];
}) {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t("messages.prompt.title")}</h2>
      <p>{t("messages.prompt.lead")}</p>
      <ul>
        {thread.scheduled.map(({ on, prompt }, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
          <li key={position}>
            {t("messages.prompt.scheduled", { on })}
            {prompt ? `: ${t(`messages.prompts.${prompt}`)}` : null}
          </li>
        ))}
      </ul>
      {thread.canWrite ? (
        <form method="post" action={action} noValidate data-once>
          <input type="hidden" name="formKey" value={`${thread.formKey}-later`} />
          <Choices
            name="prompt"
            {...problemOf(problems, "prompt")}
            legend={t("messages.prompt.choose")}
            options={prompts.map((value) => ({ value, label: t(`messages.prompts.${value}`) }))}
          />
          <Choices
            name="inDays"
            {...problemOf(problems, "inDays")}
            legend={t("messages.prompt.when")}
            options={promptDays.map((days) => ({
              value: String(days),
              label: t(`messages.prompt.inDays.in${days}`),
            }))}
          />
          <p className="actions">
            <button type="submit" className="quiet" name="do" value="schedule">
              {t("messages.prompt.submit")}
            </button>
          </p>
        </form>
      ) : null}
    </>
  );
}
