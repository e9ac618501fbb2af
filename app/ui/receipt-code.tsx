// The code that opens a request again, shown once: in four groups, taken with one press, spelled for
// the ear. The buttons appear only where a script can serve them.
import { useTranslation } from "#app/messages/use-translation.ts";
import { PrintButton } from "./print-button.tsx";

/** @param code 16 characters; blanks and hyphens are ignored. */
export function ReceiptCode({ code }: { code: string }) {
  const { t } = useTranslation();
  const groups = [...code.replace(/[^0-9A-Za-z]/g, "").matchAll(/.{1,4}/g)];
  return (
    <div className="receipt">
      <code id="receipt" translate="no" aria-hidden="true">
        {groups.map(({ index, 0: group }) => (
          <span key={index}>{group} </span>
        ))}
      </code>
      <p className="unseen" translate="no">
        {groups.map(({ 0: group }) => [...group].join(" ")).join(", ")}
      </p>
      <div className="actions">
        <button
          type="button"
          className="quiet"
          data-copy="receipt"
          data-done={t("frame.copied")}
          hidden
        >
          {t("frame.copy")}
        </button>
        <PrintButton />
      </div>
    </div>
  );
}
