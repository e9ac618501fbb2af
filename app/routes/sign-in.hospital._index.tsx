// To the hospital's own sign-in, by a press and never by itself: whoever opens this address is not signed in.
// A page leads there rather than a redirect, since our forms may lead to our own pages only.
import { data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { addressToSignOn } from "#app/domain/access/identity-provider.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { ownPlace } from "#app/http/proof-cookie.server.ts";
import { signOnCookie } from "#app/http/sign-on-cookie.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardOpen("sign-in", async ({ world }) => {
  if (!world.settings.signOn) throw redirect("/sign-in");
  return null;
});

export const action = guardOpen("sign-in", async ({ request, world, log }) => {
  const { signOn } = world.settings;
  if (!signOn) return redirect("/sign-in");
  const values = await typedValues(request);
  const isAgain = textOf(values, "again") === "yes";
  const invitation = /^[0-9a-z]{26}$/.exec(textOf(values, "invitation"))?.[0] ?? null;
  const next = ownPlace(textOf(values, "next")) ?? "";
  try {
    const { address, attempt } = await addressToSignOn(signOn, isAgain, world);
    const cookie = signOnCookie.keep({ attempt, next, invitation, isAgain }, world);
    return data({ address }, { headers: { "Set-Cookie": cookie, Refresh: `0; url=${address}` } });
  } catch {
    log.error({ event: "sign-on-away" });
    return data({ address: null }, { status: 503 });
  }
});

// The headers of the answer are those of the document.
export const headers = ({ actionHeaders }: { actionHeaders: Headers }) => actionHeaders;

export default function Hospital() {
  const { t } = useTranslation();
  const reply = useActionData<typeof action>() as { address: string | null } | undefined;
  if (!reply) {
    return (
      <>
        <PageTitle context={t("signIn.title")}>{t("signIn.hospital.going.title")}</PageTitle>
        <form method="post" action="/sign-in/hospital?index" data-once>
          <p className="actions">
            <button type="submit" className="primary">
              {t("signIn.hospital.use")}
            </button>
          </p>
        </form>
      </>
    );
  }
  if (!reply.address) {
    return (
      <>
        <PageTitle context={t("signIn.title")}>{t("signIn.hospital.away.title")}</PageTitle>
        <p>{t("signIn.hospital.away.body")}</p>
        <p>
          <a href="/sign-in">{t("signIn.hospital.back")}</a>
        </p>
      </>
    );
  }
  return (
    <>
      <PageTitle context={t("signIn.title")}>{t("signIn.hospital.going.title")}</PageTitle>
      <p>
        <a href={reply.address} rel="noreferrer">
          {t("signIn.hospital.going.link")}
        </a>
      </p>
    </>
  );
}
