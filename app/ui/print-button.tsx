// Prints the page. Hidden until enhance.js has found it.
import { useTranslation } from "react-i18next";

export function PrintButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className="quiet" data-print hidden>
      {t("frame.print")}
    </button>
  );
}
