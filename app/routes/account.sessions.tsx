// Where somebody is signed in, and how to end it there.
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { endOwnSession } from "#app/domain/access/end-own-session.server.ts";
import { isOver, limitsOf } from "#app/domain/access/session-limits.ts";
import { sessionsOf } from "#app/domain/access/session-store.server.ts";
import { momentWords, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { SessionList } from "#app/screens/account/session-list.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-own-account", async (visit) => {
  const { world, actor, session } = visit;
  const limits = limitsOf(actor.roles, world.settings.idleMinutes);
  const rows = await sessionsOf(world.db, actor.accountId);
  const sessions = rows
    .filter((row) => !isOver(row, limits, world.now))
    .sort((a, b) => b.seenAt.getTime() - a.seenAt.getTime())
    .map(({ id, device, method, startedAt, seenAt }) => ({
      id,
      device,
      method,
      began: momentWords(startedAt, visit),
      used: momentWords(seenAt, visit),
      isHere: id === session.id,
    }));
  return { work: workNav(visit), sessions, ...limits };
});

export const action = guardStaff("see-own-account", async ({ request, actor, session, world }) => {
  const end = textOf(await typedValues(request), "end");
  const input = end === "others" ? { endAllBut: session.id } : { end };
  await endOwnSession(actor, input, world);
  return redirect(end === session.id ? "/sign-in?said=signed-out" : "/account/sessions");
});

export default function Sessions() {
  const { t } = useTranslation();
  const { sessions, idleMinutes, absoluteHours } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle context={t("account.title")}>{t("account.sessions.title")}</PageTitle>
      <p>{t("account.sessions.lead", { minutes: idleMinutes, hours: absoluteHours })}</p>
      <SessionList sessions={sessions} />
    </>
  );
}
