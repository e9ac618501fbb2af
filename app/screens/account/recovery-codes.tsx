// The recovery codes, shown once, to be printed or written down.
import { recoveryGroups } from "#app/domain/access/recovery-code.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PrintButton } from "#app/ui/print-button.tsx";

export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const { t } = useTranslation();
  return (
    <>
      <PageTitle context={t("account.factors.title")}>{t("account.recovery.title")}</PageTitle>
      <p>{t("account.recovery.lead")}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code translate="no">{recoveryGroups(code)}</code>
          </li>
        ))}
      </ul>
      <p className="actions">
        <a href={next} className="primary">
          {t("account.recovery.kept")}
        </a>
        <PrintButton />
      </p>
    </>
  );
}
