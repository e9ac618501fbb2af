// The pages of asking, chosen by number. What was typed comes back after a problem.
import type { ReactNode } from "react";
import type { AskFacts } from "#app/http/ask-pages.server.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { CheckPage } from "./check-page.tsx";
import { DonePage } from "./done-page.tsx";
import { HowSoonPage } from "./how-soon-page.tsx";
import { ReachPage } from "./reach-page.tsx";
import { ReceiptPage } from "./receipt-page.tsx";
import { WishesPage } from "./wishes-page.tsx";

export interface AskReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  /** Something on our side: nothing was stored. */
  trouble?: "crowded" | "unavailable";
}

export interface AskPageProps {
  facts: AskFacts;
  values: TypedValues;
  problems: FieldProblem[];
  trouble?: AskReply["trouble"];
}

export const textIn = (values: TypedValues, name: string): string => {
  const value = values[name];
  return typeof value === "string" ? value : "";
};

export const problemOf = (problems: readonly FieldProblem[], field: string) => {
  const text = problems.find((problem) => problem.field === field)?.text;
  return text === undefined ? {} : { problem: text };
};

/** A form of one page: posts to /ask, where the answer to `question` is read. */
export function AskForm({
  page,
  question,
  children,
}: {
  page: number;
  question: string;
  children: ReactNode;
}) {
  return (
    <form method="post" action={`/ask?page=${page}`} noValidate data-once>
      <input type="hidden" name="question" value={question} />
      {children}
    </form>
  );
}

export function ContinueButton() {
  const { t } = useTranslation();
  return (
    <p className="actions">
      <button type="submit" className="primary">
        {t("frame.continue")}
      </button>
    </p>
  );
}

const pages: Record<number, (props: AskPageProps) => ReactNode> = {
  1: HowSoonPage,
  2: ReachPage,
  3: WishesPage,
  4: CheckPage,
  5: ReceiptPage,
};

export function AskScreen({
  page,
  facts,
  values,
  isForgotten,
  reply,
}: {
  page: number;
  facts: AskFacts | null;
  values: TypedValues;
  isForgotten: boolean;
  reply: AskReply;
}) {
  const { t } = useTranslation();
  const Page = pages[page];
  if (!Page || !facts) return <DonePage />;
  const problems = reply.problems ?? [];
  return (
    <>
      {page < 5 ? <BackLink to={page === 1 ? "/" : `/ask?page=${page - 1}`} /> : null}
      <ErrorSummary problems={problems} />
      {isForgotten ? (
        <Notice tone="lamp">
          <p role="status">{t("ask.forgotten")}</p>
        </Notice>
      ) : null}
      <Page
        facts={facts}
        values={values}
        problems={problems}
        {...(reply.trouble ? { trouble: reply.trouble } : {})}
      />
    </>
  );
}
