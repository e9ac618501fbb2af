// Sign in, for people with a task here. Unknown address and wrong password are one answer, after the same
// work; guessing is slowed per client and account, and nobody can lock somebody else out by guessing.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { emailTagOf } from "#app/domain/access/account-store.server.ts";
import { staffActorOf } from "#app/domain/access/session.server.ts";
import { signIn } from "#app/domain/access/sign-in.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { keepSession } from "#app/http/session-cookie.server.ts";
import { firstPlace } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const handle = { isForStaff: true };

/** Only our own pages of work; anything else is dropped. */
const ownPlace = (wanted: string): string | null =>
  /^\/(queue|cases|follow-ups|programme|figures|account|admin)(\/[\w-]*)*$/.test(wanted)
    ? wanted
    : null;

export const loader = guardOpen("sign-in", async ({ request }) => {
  const search = new URL(request.url).searchParams;
  return {
    next: ownPlace(search.get("next") ?? "") ?? "",
    isSignedOut: search.get("said") === "signed-out",
  };
});

export const action = guardOpen("sign-in", async (visit) => {
  const { request, world, actor, language, limits, clientTag, log } = visit;
  const values = await typedValues(request);
  const email = textOf(values, "email").slice(0, 200);
  const password = textOf(values, "password").slice(0, 500);
  const signedIn = await signIn(actor, { email, password }, world);
  if (signedIn.outcome === "signed-in") {
    const staff = await staffActorOf(signedIn.sessionId, world);
    const next = ownPlace(textOf(values, "next")) ?? firstPlace(staff?.roles ?? []);
    return redirect(next, {
      headers: { "Set-Cookie": keepSession(signedIn.sessionId, world.settings) },
    });
  }
  const delayMs = await limits.delayAfterWrongSignIn(clientTag, emailTagOf(world.keyring, email));
  if (delayMs > 0) {
    log.info({ event: "sign-in-throttled" });
    await new Promise((resume) => setTimeout(resume, delayMs));
  }
  const problem =
    signedIn.outcome === "second-factor-needed"
      ? language.t("signIn.secondFactor")
      : language.t("signIn.wrong");
  return data({ email, problem }, 422);
});

export default function SignIn() {
  const { t } = useTranslation();
  const { next, isSignedOut } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { email: string; problem: string } | undefined;
  return (
    <>
      {isSignedOut && !reply ? (
        <Notice>
          <p role="status">{t("signIn.signedOut")}</p>
        </Notice>
      ) : null}
      <ErrorSummary problems={reply ? [{ field: "email", text: reply.problem }] : []} />
      <PageTitle>{t("signIn.title")}</PageTitle>
      <p>{t("signIn.lead")}</p>
      <form method="post" action="/sign-in" noValidate data-once>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="email"
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          value={reply?.email ?? ""}
          {...(reply ? { problem: reply.problem } : {})}
        />
        <TextField
          name="password"
          label={t("signIn.password")}
          type="password"
          autoComplete="current-password"
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("signIn.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
