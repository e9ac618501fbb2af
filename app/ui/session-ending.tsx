// Says that a session is about to end, and lets it go on. at-work.js shows it two minutes before; without
// script the sentence stands at the foot of the page.
import { warningSeconds } from "#app/domain/access/session-limits.ts";
import { useTranslation } from "#app/messages/use-translation.ts";

export function SessionEnding({ endsInSeconds }: { endsInSeconds: number }) {
  const { t } = useTranslation();
  return (
    <>
      <section
        className="session-ending"
        aria-labelledby="session-ending"
        data-ends-in={endsInSeconds}
        data-warns={warningSeconds}
        data-stayed={t("account.ending.stayed")}
        hidden
      >
        <div className="column" role="status">
          <h2 id="session-ending">{t("account.ending.title")}</h2>
          <p>{t("account.ending.body")}</p>
        </div>
        <p className="column actions">
          <button type="button" className="primary" data-stay>
            {t("account.ending.stay")}
          </button>
        </p>
      </section>
      <noscript>
        <p className="column hint">
          {t("account.ending.withoutScript", { minutes: Math.round(endsInSeconds / 60) })}
        </p>
      </noscript>
    </>
  );
}
