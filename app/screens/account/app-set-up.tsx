// Setting up an authenticator app: the picture to point a phone at, the same in letters, a code to prove it.
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { QrPicture } from "#app/ui/qr-picture.tsx";
import { CodeForm } from "./code-form.tsx";

export function AppSetUp({
  action,
  secret,
  uri,
  isFirst = false,
  problem,
}: {
  action: string;
  secret: string;
  uri: string;
  /** Before the first session; then a passkey is the other choice. */
  isFirst?: boolean;
  problem?: string;
}) {
  const { t } = useTranslation();
  return (
    <>
      <ErrorSummary problems={problem ? [{ field: "code", text: problem }] : []} />
      <PageTitle context={isFirst ? t("signIn.title") : t("account.factors.title")}>
        {t("account.app.title")}
      </PageTitle>
      <p>{t(isFirst ? "account.app.leadFirst" : "account.app.lead")}</p>
      {isFirst ? (
        <p>
          <a href="/sign-in/set-up-passkey">{t("account.app.passkeyInstead")}</a>
        </p>
      ) : null}
      <ol className="steps">
        <li>{t("account.app.open")}</li>
        <li>{t("account.app.point")}</li>
        <li>{t("account.app.type")}</li>
      </ol>
      <QrPicture text={uri} label={t("account.app.picture")} />
      <p>
        <a href={uri}>{t("account.app.onThisPhone")}</a>
      </p>
      <p>
        {t("account.app.letters")} <code translate="no">{secret.match(/.{4}/g)?.join(" ")}</code>
      </p>
      <CodeForm
        action={action}
        isDemo={false}
        submit={t("account.app.submit")}
        hint={t("account.app.hint")}
        {...(problem ? { problem } : {})}
      />
    </>
  );
}
