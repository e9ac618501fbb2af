// Erased: what is gone, what a backup may still hold and until when, and the proof.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export function ErasedScreen({ on, month, number }: { on: string; month: string; number: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle>{t("ownData.erased.title")}</PageTitle>
      <p className="lead">{t("ownData.erased.lead", { on })}</p>
      <p>{t("ownData.erased.backups", { month })}</p>
      <p>{t("ownData.erased.counted")}</p>
      <h2>{t("ownData.erased.receipt")}</h2>
      <Notice>
        <p>{t("ownData.proof.erased", { on })}</p>
        <p>{t("ownData.proof.backups", { month })}</p>
        <p translate="no">
          <code>{t("ownData.proof.number", { number })}</code>
        </p>
      </Notice>
      <p>{t("ownData.erased.receiptLead")}</p>
      <div className="actions">
        <a className="quiet" href="/support/erased.txt" download>
          {t("ownData.erased.file")}
        </a>
        <PrintButton />
      </div>
      <p>
        <a href="/">{t("ownData.erased.start")}</a>
      </p>
    </>
  );
}
