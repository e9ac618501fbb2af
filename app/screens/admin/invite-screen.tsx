// The form of an invitation.
import type { AccountReply } from "#app/http/account-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf, textIn } from "#app/screens/ask/ask-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";
import { RoleTicks } from "./role-ticks.tsx";

export function InviteScreen({ reply }: { reply: AccountReply }) {
  const { t } = useTranslation();
  const { problems = [], values = {} } = reply;
  const field = (name: string) => ({
    name,
    value: textIn(values, name),
    ...problemOf(problems, name),
  });
  return (
    <>
      <BackLink to="/admin/accounts" />
      <ErrorSummary problems={problems} />
      <PageTitle context={t("accounts.title")}>{t("accounts.form.title")}</PageTitle>
      <form method="post" action="/admin/accounts/invite" noValidate data-once>
        <TextField {...field("name")} label={t("accounts.form.name")} maxLength={100} />
        <TextField {...field("email")} label={t("accounts.form.email")} type="email" />
        <RoleTicks
          legend={t("accounts.form.roles")}
          hint={t("accounts.form.rolesHint")}
          value={[values.roles ?? []].flat()}
          {...problemOf(problems, "roles")}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("accounts.form.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
