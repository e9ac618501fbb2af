// A form that the browser's passkeys answer. at-work.js asks the browser and puts the answer in.
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export function PasskeyForm({
  kind,
  action,
  options,
  title,
  lead,
  context,
  isRefused,
  instead,
}: {
  kind: "get" | "create";
  action: string;
  /** As the browser wants them, base64url where bytes are. */
  options: object;
  title: string;
  lead: string;
  context: string;
  isRefused: boolean;
  instead: { to: string; label: string };
}) {
  const { t } = useTranslation();
  const problem = t("account.passkey.refused");
  return (
    <>
      <ErrorSummary problems={isRefused ? [{ field: "passkey", text: problem }] : []} />
      <PageTitle context={context}>{title}</PageTitle>
      <p>{lead}</p>
      <form
        method="post"
        action={action}
        data-passkey={kind}
        data-options={JSON.stringify(options)}
        noValidate
      >
        <input type="hidden" name="answer" value="" />
        <p className="problem" role="alert" data-failed hidden>
          {t("account.passkey.failed")}
        </p>
        <p className="actions">
          <button type="submit" className="primary" id="field-passkey">
            {t(`account.passkey.press.${kind}`)}
          </button>
          <a href={instead.to}>{instead.label}</a>
        </p>
      </form>
      <noscript>
        <p>{t("account.passkey.withoutScript")}</p>
      </noscript>
    </>
  );
}
