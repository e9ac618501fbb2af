// Prints the page. Hidden until enhance.js has found it.
import { useTranslation } from "#app/messages/use-translation.ts";

export function PrintButton() {
  const { t } = useTranslation();
  return (
    <button type="button" className="quiet" data-print hidden>
      {t("frame.print")}
    </button>
  );
}
