// Invites somebody to a task here, by whoever has just said who they are.
import { data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { type AccountReply, invited } from "#app/http/account-pages.server.ts";
import { typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { InviteScreen } from "#app/screens/admin/invite-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("manage-accounts", async (visit) => ({ work: workNav(visit) }));

export const action = guardStaff(
  "invite-people",
  async (visit) => {
    const reply = await invited(await typedValues(visit.request), visit);
    return reply ? data(reply, 422) : redirect("/admin/accounts?said=invited");
  },
  { isFreshNeeded: true },
);

export default function Invite() {
  return <InviteScreen reply={(useActionData<typeof action>() ?? {}) as AccountReply} />;
}
