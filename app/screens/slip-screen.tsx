// Slips to print and cut: each with its own code, the same words, and the numbers that answer now.
import type { FieldProblem, TypedValues } from "#app/http/form-reply.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";
import { Select } from "#app/ui/select.tsx";
import { type PrintedSlip, SlipSheet } from "#app/ui/slip-sheet.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { problemOf, textIn } from "./ask/ask-screen.tsx";

export interface SlipReply {
  problems?: FieldProblem[];
  values?: TypedValues;
  isCrowded?: boolean;
  slips?: PrintedSlip[];
  until?: string;
}

export function SlipScreen({
  units,
  reply,
}: {
  units: readonly { value: string; label: string }[];
  reply: SlipReply;
}) {
  const { t } = useTranslation();
  const { problems = [], values = {}, slips } = reply;
  if (slips) {
    return (
      <>
        <PageTitle>{t("slips.printed")}</PageTitle>
        <p>{t("slips.hand")}</p>
        <PrintButton />
        <SlipSheet
          slips={slips}
          text={t("slips.text")}
          until={t("slips.until", { on: reply.until ?? "" })}
        />
      </>
    );
  }
  return (
    <>
      <BackLink to="/refer" />
      <ErrorSummary problems={problems} />
      {reply.isCrowded ? (
        <Notice tone="lamp">
          <p role="alert">{t("ask.check.crowded")}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("slips.title")}</PageTitle>
      <p className="lead">{t("slips.lead")}</p>
      <form method="post" action="/group" noValidate data-once>
        <Select
          name="unitCode"
          label={t("slips.unit")}
          value={textIn(values, "unitCode")}
          {...problemOf(problems, "unitCode")}
          options={[{ value: "", label: t("slips.choose") }, ...units]}
        />
        <TextField
          name="headCount"
          label={t("slips.headCount")}
          inputMode="numeric"
          value={textIn(values, "headCount")}
          {...problemOf(problems, "headCount")}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("slips.submit")}
          </button>
        </p>
      </form>
    </>
  );
}

/** Whoever holds a slip: one button, and the numbers of the frame. */
export function SlipPage({ code }: { code: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("slips.page.title")}</PageTitle>
      <p className="lead">{t("slips.page.lead")}</p>
      <form method="post" action={`/offer/${code}`} data-once>
        <p className="actions">
          <button type="submit" className="primary" name="slip" value="use">
            {t("slips.page.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
