// One account, with the forms that change it.
import type { AccountReply, accountPage } from "#app/http/account-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { problemOf } from "#app/screens/ask/ask-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { RoleTicks } from "./role-ticks.tsx";

type Shown = Pick<Awaited<ReturnType<typeof accountPage>>, "shown" | "said">;

export function AccountScreen({ shown, said, reply }: Shown & { reply: AccountReply }) {
  const { t } = useTranslation();
  const { id, name, email, state, stateWords, isClosed, isOwn, roles } = shown;
  const { problems = [] } = reply;
  const action = `/admin/accounts/${id}`;
  const word = isClosed ? "reopen" : "close";
  return (
    <>
      <BackLink to="/admin/accounts" />
      <ErrorSummary problems={problems} />
      {said && problems.length === 0 ? (
        <Notice>
          <p role="status">{said}</p>
        </Notice>
      ) : null}
      <PageTitle context={t("accounts.title")}>{name}</PageTitle>
      <p>
        {email}
        <br />
        {stateWords}
      </p>
      {isClosed ? null : (
        <form method="post" action={action} noValidate data-once>
          <RoleTicks
            legend={t("accounts.one.roles")}
            hint={t("accounts.one.rolesHint")}
            value={roles}
            {...problemOf(problems, "roles")}
          />
          <p className="actions">
            <button type="submit" className="primary" name="do" value="roles">
              {t("accounts.one.submit")}
            </button>
          </p>
        </form>
      )}
      {state === "invited" ? (
        <form method="post" action={action} data-once>
          <p className="actions">
            <button type="submit" className="quiet" name="do" value="send-again">
              {t("accounts.one.sendAgain")}
            </button>
          </p>
        </form>
      ) : null}
      {state === "active" && !isOwn ? (
        <form method="post" action={action} data-once>
          <p className="actions">
            <button type="submit" className="quiet" name="do" value="clear-factors">
              {t("accounts.one.clearFactors")}
            </button>
          </p>
          <p className="hint">{t("accounts.one.clearFactorsHint")}</p>
        </form>
      ) : null}
      {isOwn ? null : (
        <form method="post" action={action} data-once>
          <p className="actions">
            <button type="submit" className="quiet" name="do" value={word}>
              {t(`accounts.one.${word}`)}
            </button>
          </p>
          {isClosed ? null : <p className="hint">{t("accounts.one.closeHint")}</p>}
        </form>
      )}
    </>
  );
}
