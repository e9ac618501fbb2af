// Sign in, for people with a task here. Unknown address and wrong password are one answer, after the same
// work; guessing is slowed per client and account, and nobody can lock somebody else out by guessing.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { emailTagOf } from "#app/domain/access/account-store.server.ts";
import { signIn } from "#app/domain/access/sign-in.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { afterRightPassword, deviceFrom, ownPlace } from "#app/http/proof-cookie.server.ts";
import { slowedDown } from "#app/http/slow-down.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const handle = { isForStaff: true };

const notices = ["signed-out", "ended", "ended-kept", "password-changed", "start-again"] as const;

export const loader = guardOpen("sign-in", async ({ request, world }) => {
  const search = new URL(request.url).searchParams;
  return {
    next: ownPlace(search.get("next") ?? "") ?? "",
    hasHospital: world.settings.signOn !== null,
    said: notices.find((notice) => notice === search.get("said")) ?? null,
  };
});

export const action = guardOpen("sign-in", async (visit) => {
  const { request, world, actor, language } = visit;
  const values = await typedValues(request);
  const email = textOf(values, "email").slice(0, 200);
  const password = textOf(values, "password").slice(0, 500);
  const signedIn = await signIn(actor, { email, password, device: deviceFrom(request) }, world);
  if (signedIn.outcome !== "not-recognised") {
    return afterRightPassword(signedIn, textOf(values, "next"), world);
  }
  await slowedDown(emailTagOf(world.keyring, email), visit);
  return data({ email, problem: language.t("signIn.wrong") }, 422);
});

export default function SignIn() {
  const { t } = useTranslation();
  const { next, said, hasHospital } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { email: string; problem: string } | undefined;
  return (
    <>
      {said && !reply ? (
        <Notice>
          <p role="status">{t(`signIn.said.${said}`)}</p>
        </Notice>
      ) : null}
      <ErrorSummary problems={reply ? [{ field: "email", text: reply.problem }] : []} />
      <PageTitle>{t("signIn.title")}</PageTitle>
      <p>{t("signIn.lead")}</p>
      {hasHospital ? (
        <form method="post" action="/sign-in/hospital" data-once>
          <input type="hidden" name="next" value={next} />
          <p className="actions">
            <button type="submit" className="primary">
              {t("signIn.hospital.use")}
            </button>
          </p>
        </form>
      ) : null}
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
      <p>
        <a href={`/sign-in/passkey${next ? `?next=${encodeURIComponent(next)}` : ""}`}>
          {t("signIn.passkey.use")}
        </a>
      </p>
      <p>
        <a href="/sign-in/forgotten">{t("reset.link")}</a>
      </p>
    </>
  );
}
