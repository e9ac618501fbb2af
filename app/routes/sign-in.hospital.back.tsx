// Where the browser comes back to from the hospital's sign-in. What went wrong there is said in one way.
import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { anyone } from "#app/domain/access/actor.ts";
import { staffActorOf } from "#app/domain/access/session.server.ts";
import { signInFromHospital } from "#app/domain/access/sign-in-from-hospital.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { deviceFrom, enter } from "#app/http/proof-cookie.server.ts";
import { sessionIdFrom } from "#app/http/session-cookie.server.ts";
import { signOnCookie } from "#app/http/sign-on-cookie.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

export const loader = guardOpen("sign-in", async ({ request, world, log }) => {
  const held = signOnCookie.read(request, world);
  if (!held) return redirect("/sign-in?said=start-again");
  const { search } = new URL(request.url);
  const { attempt, invitation, isAgain } = held;
  const sessionId = isAgain ? (sessionIdFrom(request, world.settings) ?? "") : null;
  const actor = sessionId ? ((await staffActorOf(sessionId, world)) ?? anyone) : anyone;
  const input = { search, attempt, invitation, sessionId, device: deviceFrom(request) };
  const forget = signOnCookie.forget(world.settings);
  try {
    const signedIn = await signInFromHospital(actor, input, world);
    if (signedIn.outcome === "signed-in") {
      const { accountId, sessionId: begun } = signedIn;
      const entered = await enter(begun, accountId, held.next, world);
      entered.headers.append("Set-Cookie", forget);
      return entered;
    }
    log.info({ event: "sign-on-refused", code: signedIn.outcome });
    const headers = { "Set-Cookie": forget };
    return data({ outcome: signedIn.outcome }, { status: 403, headers });
  } catch (fault) {
    if (fault instanceof Error && fault.name === "DatabaseFault") throw fault;
    log.error({ event: "sign-on-away" });
    return data({ outcome: "away" as const }, { status: 503, headers: { "Set-Cookie": forget } });
  }
});

export default function Back() {
  const { t } = useTranslation();
  const { outcome } = useLoaderData<typeof loader>() as {
    outcome: "refused" | "no-role" | "address-taken" | "roles-kept-apart" | "away";
  };
  return (
    <>
      <PageTitle context={t("signIn.title")}>{t(`signIn.hospital.${outcome}.title`)}</PageTitle>
      <p>{t(`signIn.hospital.${outcome}.body`)}</p>
      <p>
        <a href="/sign-in">{t("signIn.hospital.back")}</a>
      </p>
    </>
  );
}
