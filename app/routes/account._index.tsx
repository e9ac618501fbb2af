// A person's own account: who is signed in here, with which tasks, and the way out.
import { useLoaderData } from "@remix-run/react";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-own-account", async (visit) => {
  const { world, actor } = visit;
  const account = await accountOf(world.db, actor.accountId);
  if (!account) throw notFound();
  return {
    work: workNav(visit),
    name: openPerson(world.keyring, account).name,
    roles: [...actor.roles],
  };
});

export default function Account() {
  const { t } = useTranslation();
  const { name, roles } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle context={t("account.title")}>{name}</PageTitle>
      <p>{t("account.notYou")}</p>
      <h2>{t("account.roles")}</h2>
      <ul>
        {roles.map((role) => (
          <li key={role}>{t(`account.roleNames.${role}`)}</li>
        ))}
      </ul>
      <h2>{t("account.links.title")}</h2>
      <ul>
        <li>
          <a href="/account/sessions">{t("account.links.sessions")}</a>
        </li>
        <li>
          <a href="/account/factors">{t("account.links.factors")}</a>
        </li>
      </ul>
      <form method="post" action="/sign-out">
        <p className="actions">
          <button type="submit" className="primary">
            {t("account.signOut")}
          </button>
        </p>
      </form>
    </>
  );
}
