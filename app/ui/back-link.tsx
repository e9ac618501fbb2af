// One step back in a flow: a plain link, so that it works when the browser's own Back would resend.
import { useTranslation } from "#app/messages/use-translation.ts";

export function BackLink({ to }: { to: string }) {
  const { t } = useTranslation();
  return (
    <a className="back" href={to}>
      {t("frame.back")}
    </a>
  );
}
