// Asks once more who it is, by whatever this person has: code, passkey, the hospital's sign-in, password.
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { CodeForm } from "./code-form.tsx";

interface ProveAgainProps {
  next: string;
  isDemo: boolean;
  hasApp: boolean;
  hasPasskey: boolean;
  isFromHospital: boolean;
  problem?: string;
}

export function ProveAgain(props: ProveAgainProps) {
  const { next, isDemo, hasApp, hasPasskey, isFromHospital, problem } = props;
  const { t } = useTranslation();
  const field = hasApp ? "code" : "password";
  const after = <input type="hidden" name="next" value={next} />;
  const wrong = problem ? { problem } : {};
  return (
    <>
      <ErrorSummary problems={problem ? [{ field, text: problem }] : []} />
      <PageTitle context={t("account.title")}>{t("account.prove.title")}</PageTitle>
      <p>{t("account.prove.lead")}</p>
      {hasPasskey ? (
        <p>
          <a href={`/account/prove-passkey?next=${encodeURIComponent(next)}`}>
            {t("account.prove.passkey")}
          </a>
        </p>
      ) : null}
      {isFromHospital ? (
        <form method="post" action="/sign-in/hospital" data-once>
          {after}
          <input type="hidden" name="again" value="yes" />
          <p className="actions">
            <button type="submit" className="primary">
              {t("account.prove.hospital")}
            </button>
          </p>
        </form>
      ) : null}
      {hasApp ? (
        <CodeForm
          action="/account/prove"
          isDemo={isDemo}
          submit={t("account.prove.submit")}
          {...wrong}
        >
          {after}
        </CodeForm>
      ) : null}
      {hasApp || hasPasskey || isFromHospital ? null : (
        <form method="post" action="/account/prove" noValidate data-once>
          {after}
          <TextField
            name="password"
            label={t("signIn.password")}
            type="password"
            autoComplete="current-password"
            {...wrong}
          />
          <p className="actions">
            <button type="submit" className="primary">
              {t("account.prove.submit")}
            </button>
          </p>
        </form>
      )}
    </>
  );
}
