// The short text on the limits of confidentiality, with the way to the whole of it. It stands before the
// first field people type in; the version they were shown is kept with the request.
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";

/** @param children another short text than the usual one. */
export function LimitsNotice({ children }: { children?: string }) {
  const { t } = useTranslation();
  return (
    <Notice>
      <p>
        {children ?? t("ask.reach.limits")}{" "}
        <a href="/privacy#limits">{t("ask.reach.limitsMore")}</a>
      </p>
    </Notice>
  );
}
