// Everybody with a task here, by name.
import type { accountsPage } from "#app/http/account-pages.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { PlaceLink } from "#app/ui/sample.tsx";

type Shown = Pick<Awaited<ReturnType<typeof accountsPage>>, "list" | "said">;

export function AccountsScreen({ list, said }: Shown) {
  const { t } = useTranslation();
  return (
    <>
      {said ? (
        <Notice>
          <p role="status">{said}</p>
        </Notice>
      ) : null}
      <PageTitle>{t("accounts.title")}</PageTitle>
      <p>{t("accounts.lead")}</p>
      <p className="actions">
        <PlaceLink look="primary" to="/admin/accounts/invite">
          {t("accounts.invite")}
        </PlaceLink>
      </p>
      <DataTable
        isStacked
        caption={t("accounts.caption")}
        columns={[
          t("accounts.columns.name"),
          t("accounts.columns.roles"),
          t("accounts.columns.state"),
        ]}
        rows={list.map(({ id, name, isOwn, roles, stateWords }) => [
          <PlaceLink key={id} to={`/admin/accounts/${id}`}>
            {isOwn ? `${name} (${t("accounts.own")})` : name}
          </PlaceLink>,
          roles.map((role) => t(`account.roleNames.${role}`)).join(", ") || t("accounts.noRole"),
          stateWords,
        ])}
      />
    </>
  );
}
