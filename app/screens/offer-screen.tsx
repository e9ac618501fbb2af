// The offer, and what is said after each answer.

import type { OfferPurpose } from "#app/domain/offers/offer.ts";
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { problemOf, textIn } from "./ask/ask-screen.tsx";
import { LimitsNotice } from "./limits-notice.tsx";

export interface OfferReply {
  done?: "not-now" | "never" | "willing" | "gone";
  problems?: FieldProblem[];
  values?: TypedValues;
}

const saidAfter = {
  "not-now": "offer.notNowDone",
  never: "offer.neverDone",
  willing: "candidates.offered.yesDone",
  gone: "offer.gone",
} as const;

export function OfferScreen({
  purpose,
  formKey,
  reply,
}: {
  purpose: OfferPurpose | null;
  formKey: string;
  reply: OfferReply;
}) {
  const { t } = useTranslation();
  const said = reply.done ?? (purpose ? null : "gone");
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
  const isPeer = purpose === "peer";
  return (
    <>
      <ErrorSummary problems={problems} />
      <PageTitle>{t(isPeer ? "candidates.offered.title" : "offer.title")}</PageTitle>
      <p className="lead">{t(isPeer ? "candidates.offered.body" : "offer.body")}</p>
      {isPeer ? <p>{t("candidates.offered.before")}</p> : null}
      {isPeer ? (
        <p>{t("candidates.offered.limits")}</p>
      ) : (
        <LimitsNotice>{t("offer.limits")}</LimitsNotice>
      )}
      <form method="post" noValidate data-once>
        <input type="hidden" name="formKey" value={textIn(values, "formKey") || formKey} />
        {isPeer ? null : (
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
        )}
        <p className="actions">
          <button type="submit" className="primary" name="answer" value="yes">
            {t(isPeer ? "candidates.offered.yes" : "offer.yes")}
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
