// What somebody has to prove who they are, besides a password.
import type { FactorsHeld } from "#app/domain/access/factor-store.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

interface FactorListProps extends FactorsHeld {
  passkeys: readonly { id: string; addedOn: string }[];
  isNeeded: boolean;
  problem?: string;
}

export function FactorList(props: FactorListProps) {
  const { hasApp, passkeys, recoveryCount, isNeeded, problem } = props;
  const { t, i18n } = useTranslation();
  const day = (on: string) =>
    new Date(`${on}T12:00:00Z`).toLocaleDateString(i18n.language, {
      dateStyle: "long",
      timeZone: "UTC",
    });
  return (
    <>
      {problem ? (
        <Notice>
          <p role="alert">{problem}</p>
        </Notice>
      ) : null}
      <PageTitle context={t("account.title")}>{t("account.factors.title")}</PageTitle>
      <p>{t(isNeeded ? "account.factors.needed" : "account.factors.wise")}</p>

      <h2>{t("account.factors.app")}</h2>
      <p>{t(hasApp ? "account.factors.hasApp" : "account.factors.noApp")}</p>
      <div className="actions">
        <a href="/account/factors/app" className="quiet">
          {t(hasApp ? "account.factors.replaceApp" : "account.factors.addApp")}
        </a>
        {hasApp ? (
          <ChangeButton change="remove-app" label={t("account.factors.removeApp")} />
        ) : null}
      </div>

      <h2>{t("account.factors.passkeys")}</h2>
      {passkeys.length === 0 ? <p>{t("account.factors.noPasskey")}</p> : null}
      <ul>
        {passkeys.map(({ id, addedOn }, index) => (
          <li key={id}>
            {t("account.factors.passkey", { number: index + 1, on: day(addedOn) })}
            <ChangeButton
              change="remove-passkey"
              id={id}
              label={t("account.factors.removePasskey", { number: index + 1 })}
            />
          </li>
        ))}
      </ul>
      <p className="actions">
        <a href="/account/factors/passkey" className="quiet">
          {t("account.factors.addPasskey")}
        </a>
      </p>

      {hasApp || passkeys.length > 0 ? (
        <>
          <h2>{t("account.factors.recovery")}</h2>
          <p>{t("account.factors.recoveryLeft", { count: recoveryCount })}</p>
          <div className="actions">
            <ChangeButton change="new-recovery-codes" label={t("account.factors.newCodes")} />
          </div>
        </>
      ) : null}
    </>
  );
}

function ChangeButton({ change, id, label }: { change: string; id?: string; label: string }) {
  return (
    <form method="post" action="/account/factors?index" data-once>
      {id ? <input type="hidden" name="id" value={id} /> : null}
      <button type="submit" className="quiet" name="change" value={change}>
        {label}
      </button>
    </form>
  );
}
