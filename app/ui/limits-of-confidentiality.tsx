// Where confidentiality ends. Shown on /privacy and before the first field that takes words; the version
// shown is kept with the request (app/domain/confidentiality/limits-text.ts).
import { useTranslation } from "#app/messages/use-translation.ts";

export function LimitsOfConfidentiality() {
  const { t } = useTranslation();
  return (
    <ul className="plain-list">
      <li>{t("privacy.limits.danger")}</li>
      <li>{t("privacy.limits.law")}</li>
      <li>{t("privacy.limits.keys")}</li>
      <li>{t("privacy.limits.device")}</li>
    </ul>
  );
}
