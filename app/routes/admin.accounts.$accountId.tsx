// One account: its tasks, and whether it can be used. Changing it wants a fresh proof of who does it.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type AccountReply, accountChanged, accountPage } from "#app/http/account-pages.server.ts";
import { typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { AccountScreen } from "#app/screens/admin/account-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("manage-accounts", accountPage);

export const action = guardStaff(
  "manage-accounts",
  async (visit) => {
    const changed = await accountChanged(await typedValues(visit.request), visit);
    return "problems" in changed
      ? data(changed, 422)
      : redirect(`/admin/accounts/${visit.params.accountId}?said=${changed.said}`);
  },
  { isFreshNeeded: true },
);

export default function OneAccount() {
  const { shown, said } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as AccountReply;
  return <AccountScreen shown={shown} said={said} reply={reply} />;
}
