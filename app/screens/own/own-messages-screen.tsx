// The person's messages: what was written, then the field; what they should know stands before both.
import type { CaseState } from "#app/domain/support-requests/request.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import {
  Lines,
  type MessageReply,
  NotSent,
  type ThreadLine,
  WriteForm,
} from "#app/screens/message-thread.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

interface OwnMessages {
  state: CaseState;
  canWrite: boolean;
  lines: ThreadLine[];
  formKey: string;
  isSaid: boolean;
}

export function OwnMessagesScreen({
  shown,
  reply,
}: {
  shown: OwnMessages | null;
  reply: MessageReply;
}) {
  const { t } = useTranslation();
  if (!shown && reply.text === undefined) {
    return (
      <>
        <PageTitle>{t("messages.title")}</PageTitle>
        <p>
          <a href="/return">{t("messages.gonePage.back")}</a>
        </p>
      </>
    );
  }
  if (!shown || reply.isGone) {
    return (
      <NotSent text={reply.text ?? ""}>
        <p role="alert">{t("messages.gonePage.person")}</p>
        <p>
          <a href="/return">{t("messages.gonePage.back")}</a>
        </p>
      </NotSent>
    );
  }
  return (
    <>
      <BackLink to="/support" />
      <ErrorSummary problems={reply.problems ?? []} />
      {reply.trouble ? (
        <Notice>
          <p role="alert">{t(`messages.${reply.trouble}`)}</p>
        </Notice>
      ) : null}
      {shown.isSaid && !reply.trouble ? (
        <Notice>
          <p role="status">{t("messages.said.written")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("messages.title")}</PageTitle>
      <p>{t("messages.lead.person")}</p>
      {shown.state === "waiting" ? <p>{t("messages.lead.waiting")}</p> : null}
      <p>{t("messages.lead.slow")}</p>
      <Lines lines={shown.lines} />
      {shown.canWrite ? (
        <WriteForm action="/support/messages" formKey={shown.formKey} reply={reply} />
      ) : (
        <p>{t("messages.ended")}</p>
      )}
    </>
  );
}
