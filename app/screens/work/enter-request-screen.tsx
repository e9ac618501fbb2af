// A request entered for somebody: all fields of asking on one page, the limits first, since the peer reads
// them out. Then the code, once.
import type { AskFacts } from "#app/http/ask-pages.server.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { textIn } from "#app/screens/ask/ask-screen.tsx";
import { HowSoonField } from "#app/screens/ask/how-soon-field.tsx";
import { ReachFields } from "#app/screens/ask/reach-fields.tsx";
import { WishFields } from "#app/screens/ask/wish-fields.tsx";
import { LimitsNotice } from "#app/screens/limits-notice.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { ReceiptCode } from "#app/ui/receipt-code.tsx";

export interface EnterReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  /** "" when it was entered before: the code is shown once. */
  receipt?: string;
}

interface EnterProps {
  facts: AskFacts;
  formKey: string;
  reply: EnterReply;
}

export function EnterRequestScreen({ facts, formKey, reply }: EnterProps) {
  const { t } = useTranslation();
  const { problems = [], values = {}, receipt } = reply;
  if (receipt !== undefined) {
    return (
      <>
        <BackLink to="/queue" />
        <PageTitle>{t("enter.done")}</PageTitle>
        <p>{t(receipt ? "enter.readOut" : "enter.before")}</p>
        {receipt ? <ReceiptCode code={receipt} /> : null}
      </>
    );
  }
  return (
    <>
      <BackLink to="/queue" />
      <ErrorSummary problems={problems} />
      <PageTitle>{t("enter.title")}</PageTitle>
      <p>{t("enter.lead")}</p>
      <p>
        <a href="/ask/paper">{t("paper.open")}</a>
      </p>
      <LimitsNotice />
      <form method="post" action="/cases/new" noValidate data-once>
        {/* The same key after a problem: sent twice, it is one request. */}
        <input type="hidden" name="formKey" value={textIn(values, "formKey") || formKey} />
        <HowSoonField legend={t("enter.howSoon")} values={values} problems={problems} />
        <ReachFields values={values} problems={problems} />
        <WishFields facts={facts} values={values} problems={problems} />
        <p className="actions">
          <button type="submit" className="primary">
            {t("enter.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
