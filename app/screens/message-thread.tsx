// The thread and the form under it, for both sides. No receipts, no presence: there is nothing to show.
import type { ReactNode } from "react";
import type { Prompt } from "#app/domain/messages/message.ts";
import type { FieldProblem } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { TextField } from "#app/ui/text-field.tsx";

/** One message with its days in words. */
export interface ThreadLine {
  isOwn: boolean;
  from: "person" | "peer";
  on: string;
  goneOn: string;
  text: string;
  prompt: Prompt | null;
}

export interface MessageReply {
  problems?: FieldProblem[];
  text?: string;
  trouble?: "tooLate" | "tooMany";
  /** The case is not there (any more): only what was typed is left to show. */
  isGone?: boolean;
}

export function Lines({ lines }: { lines: readonly ThreadLine[] }) {
  const { t } = useTranslation();
  if (lines.length === 0) return <p>{t("messages.none")}</p>;
  return (
    <ol className="thread">
      {lines.map(({ isOwn, from, on, goneOn, text, prompt }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: drawn once on the server, never reordered
        <li key={position} className={isOwn ? "own" : undefined}>
          <p className="who">{t(`messages.from.${isOwn ? "you" : from}`, { on })}</p>
          <p className="said">{prompt ? t(`messages.prompts.${prompt}`) : text}</p>
          <p className="hint">{t("messages.gone", { on: goneOn })}</p>
        </li>
      ))}
    </ol>
  );
}

export function WriteForm({
  action,
  formKey,
  reply,
}: {
  action: string;
  formKey: string;
  reply: MessageReply;
}) {
  const { t } = useTranslation();
  const problem = reply.problems?.find(({ field }) => field === "text")?.text;
  return (
    <form method="post" action={action} noValidate data-once>
      <input type="hidden" name="formKey" value={formKey} />
      <TextField
        name="text"
        label={t("messages.write")}
        hint={t("messages.writeHint")}
        rows={5}
        maxLength={2000}
        value={reply.text ?? ""}
        {...(problem ? { problem } : {})}
      />
      <p className="actions">
        <button type="submit" className="primary" name="do" value="write">
          {t("messages.send")}
        </button>
      </p>
    </form>
  );
}

/** What was typed, when it can no longer be sent. */
export function NotSent({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <h1>{t("messages.gonePage.title")}</h1>
      {children}
      <TextField name="text" label={t("messages.gonePage.text")} rows={6} value={text} />
    </>
  );
}
