// What was sent when the session was over, or a fresh proof was missing: offered again, to be sent or dropped.
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { forgetKeptForm, keptFormOf } from "#app/domain/access/kept-form.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { forgetTicket, keptTicket } from "#app/http/kept-form.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

/** Values of this length were typed rather than chosen; they are shown, so that they can be copied. */
const typedLength = 20;

export const loader = guardStaff("see-own-account", async (visit) => {
  const { request, world, actor } = visit;
  const kept = await keptFormOf(actor.accountId, keptTicket(request, world.settings), world);
  if (!kept)
    throw redirect("/account", { headers: { "Set-Cookie": forgetTicket(world.settings) } });
  const typed = kept.fields.map(([, value]) => value).filter((value) => value.length > typedLength);
  return { work: workNav(visit), ...kept, typed };
});

export const action = guardStaff("see-own-account", async ({ request, world }) => {
  await forgetKeptForm(keptTicket(request, world.settings), world);
  return redirect("/account", { headers: { "Set-Cookie": forgetTicket(world.settings) } });
});

export default function Again() {
  const { t } = useTranslation();
  const { to, fields, typed } = useLoaderData<typeof loader>();
  return (
    <>
      <PageTitle>{t("account.again.title")}</PageTitle>
      <p>{t("account.again.lead")}</p>
      {typed.map((text) => (
        <blockquote key={text} className="kept-text">
          {text}
        </blockquote>
      ))}
      <div className="actions">
        <form method="post" action={to} data-once>
          {fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={`${name}=${value}`} />
          ))}
          <button type="submit" className="primary">
            {t("account.again.send")}
          </button>
        </form>
        <form method="post" action="/account/again" data-once>
          <button type="submit" className="quiet">
            {t("account.again.drop")}
          </button>
        </form>
      </div>
    </>
  );
}
