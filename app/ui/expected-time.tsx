// When somebody will be in touch, in words. Honest at 03:12 too. Made from the duty table and the class
// targets only: what is waiting must never show in it.
import { useTranslation } from "#app/messages/use-translation.ts";

interface ExpectedTimeProps {
  /** Moments as people say them ("7:00 tomorrow"). Null when no duty hours are planned. */
  contactBy: string | null;
  /** For what cannot wait; null when that is no sooner. */
  urgentBy: string | null;
  /** Set when nobody is on duty at this moment. */
  nextDuty: string | null;
}

export function ExpectedTime({ contactBy, urgentBy, nextDuty }: ExpectedTimeProps) {
  const { t } = useTranslation();
  if (!contactBy) return <p>{t("expected.unplanned")}</p>;
  return (
    <>
      <p>{nextDuty ? t("expected.offDuty", { when: nextDuty }) : t("expected.onDuty")}</p>
      <p>
        <strong>{t("expected.contactBy", { when: contactBy })}</strong>
        {urgentBy ? ` ${t("expected.urgentBy", { when: urgentBy })}` : null}
      </p>
    </>
  );
}
