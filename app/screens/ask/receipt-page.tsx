// Page 5: the code, shown once, with one tick to go on.
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { ReceiptCode } from "#app/ui/receipt-code.tsx";
import { Tick } from "#app/ui/tick.tsx";
import { AskForm, type AskPageProps, problemOf } from "./ask-screen.tsx";

export function ReceiptPage({ facts, problems }: AskPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("ask.receipt.title")}</PageTitle>
      <p className="lead">
        {facts.expected
          ? t("ask.receipt.expected", { when: facts.expected })
          : t("ask.receipt.expectedUnknown")}
      </p>
      {facts.receipt ? (
        <>
          <p>{t("ask.receipt.code")}</p>
          <ReceiptCode code={facts.receipt.join("")} />
          <p>
            {t("ask.receipt.once")} {t("ask.receipt.without")}
          </p>
          <AskForm page={5} question="kept">
            <Tick name="isKept" label={t("ask.receipt.kept")} {...problemOf(problems, "isKept")} />
            <p className="actions">
              <button type="submit" className="primary">
                {t("ask.receipt.submit")}
              </button>
            </p>
          </AskForm>
        </>
      ) : (
        <>
          <p>{t("ask.receipt.gone")}</p>
          <p>
            <a href="/ask?page=6">{t("frame.continue")}</a>
          </p>
        </>
      )}
    </>
  );
}
