// The people with a task here, and whether they can sign in.
import { useLoaderData } from "@remix-run/react";
import { accountsPage } from "#app/http/account-pages.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { AccountsScreen } from "#app/screens/admin/accounts-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("manage-accounts", accountsPage);

export default function Accounts() {
  return <AccountsScreen {...useLoaderData<typeof loader>()} />;
}
