// A mailed code, an invitation or a way back in: choose a password. Opening the link changes nothing; mail
// scanners open links. Whoever comes back signs in afterwards, with the second proof they have.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation, openCodeKind } from "#app/domain/access/accept-invitation.server.ts";
import { afterPassword } from "#app/domain/access/sign-in.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { afterRightPassword, deviceFrom } from "#app/http/proof-cookie.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const handle = { isForStaff: true };

export const loader = guardOpen("sign-in", async ({ params, world }) => {
  const kind = await openCodeKind(params.code ?? "", world);
  const code = world.settings.signOn && kind === "invitation" ? (params.code ?? "") : null;
  return data({ kind, code }, kind ? 200 : 410);
});

export const action = guardOpen("sign-in", async ({ params, request, world, actor, language }) => {
  const password = textOf(await typedValues(request), "password");
  const accepted = await acceptInvitation(actor, { code: params.code ?? "", password }, world);
  if (accepted.outcome === "problem") {
    return data({ problem: language.t(`account.invitation.problems.${accepted.problem}`) }, 422);
  }
  if (accepted.outcome === "no-such-invitation") return data({ isGone: true }, 410);
  if (accepted.kind === "reset") return redirect("/sign-in?said=password-changed");
  const entered = await afterPassword(accepted.accountId, deviceFrom(request), world);
  return afterRightPassword(entered, "/account", world);
});

export default function Invitation() {
  const { t } = useTranslation();
  const { kind, code } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as { problem?: string; isGone?: boolean };
  if (!kind || reply.isGone) {
    return (
      <>
        <PageTitle>{t("account.invitation.gone.title")}</PageTitle>
        <p>{t("account.invitation.gone.body")}</p>
      </>
    );
  }
  const words = kind === "reset" ? "reset.choose" : "account.invitation";
  return (
    <>
      <ErrorSummary problems={reply.problem ? [{ field: "password", text: reply.problem }] : []} />
      <PageTitle>{t(`${words}.title`)}</PageTitle>
      <p>{t(`${words}.lead`)}</p>
      <form method="post" noValidate data-once>
        <TextField
          name="password"
          label={t("account.invitation.password")}
          type="password"
          autoComplete="new-password"
          {...(reply.problem ? { problem: reply.problem } : {})}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t(`${words}.submit`)}
          </button>
        </p>
      </form>
      {code ? (
        <form method="post" action="/sign-in/hospital" data-once>
          <input type="hidden" name="invitation" value={code} />
          <p className="actions">
            <button type="submit" className="quiet">
              {t("account.invitation.hospital")}
            </button>
          </p>
        </form>
      ) : null}
    </>
  );
}
