// The offer, and what is said after each answer.

import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { problemOf, textIn } from "./ask/ask-screen.tsx";
import { LimitsNotice } from "./limits-notice.tsx";

export interface OfferReply {
  done?: "not-now" | "never" | "gone";
  problems?: FieldProblem[];
  values?: TypedValues;
}

const saidAfter = {
  "not-now": "offer.notNowDone",
  never: "offer.neverDone",
  gone: "offer.gone",
} as const;

export function OfferScreen({
  isOpen,
  formKey,
  reply,
}: {
  isOpen: boolean;
  formKey: string;
  reply: OfferReply;
}) {
  const { t } = useTranslation();
  const said = reply.done ?? (isOpen ? null : "gone");
  if (said) {
    const words = saidAfter[said];
    return (
      <>
        <PageTitle>{t(`${words}.title`)}</PageTitle>
        <p className="lead">{t(`${words}.body`)}</p>
        <p>
          <a href="/ask">{t("frame.menu.ask")}</a>
        </p>
      </>
    );
  }
  const { problems = [], values = {} } = reply;
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageTitle>{t("offer.title")}</PageTitle>
      <p className="lead">{t("offer.body")}</p>
      <LimitsNotice>{t("offer.limits")}</LimitsNotice>
      <form method="post" noValidate data-once>
        <input type="hidden" name="formKey" value={textIn(values, "formKey") || formKey} />
        <TextField
          name="phone"
          label={t("offer.phone")}
          hint={t("offer.phoneHint")}
          type="tel"
          inputMode="tel"
          isOptional
          value={textIn(values, "phone")}
          {...problemOf(problems, "phone")}
        />
        <p className="actions">
          <button type="submit" className="primary" name="answer" value="yes">
            {t("offer.yes")}
          </button>
          <button type="submit" className="quiet" name="answer" value="not-now">
            {t("offer.notNow")}
          </button>
          <button type="submit" className="quiet" name="answer" value="never">
            {t("offer.never")}
          </button>
        </p>
      </form>
    </>
  );
}
