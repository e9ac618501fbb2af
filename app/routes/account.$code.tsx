// An invitation: choose a password. Opening the link changes nothing; mail scanners open links.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { acceptInvitation, isInvitationOpen } from "#app/domain/access/accept-invitation.server.ts";
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
  const isOpen = await isInvitationOpen(params.code ?? "", world);
  const code = world.settings.signOn ? (params.code ?? "") : null;
  return data({ isOpen, code }, isOpen ? 200 : 410);
});

export const action = guardOpen("sign-in", async ({ params, request, world, actor, language }) => {
  const password = textOf(await typedValues(request), "password");
  const accepted = await acceptInvitation(actor, { code: params.code ?? "", password }, world);
  if (accepted.outcome === "problem") {
    return data({ problem: language.t(`account.invitation.problems.${accepted.problem}`) }, 422);
  }
  if (accepted.outcome === "no-such-invitation") return data({ isGone: true }, 410);
  const entered = await afterPassword(accepted.accountId, deviceFrom(request), world);
  return afterRightPassword(entered, "/account", world);
});

export default function Invitation() {
  const { t } = useTranslation();
  const { isOpen, code } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as { problem?: string; isGone?: boolean };
  if (!isOpen || reply.isGone) {
    return (
      <>
        <PageTitle>{t("account.invitation.gone.title")}</PageTitle>
        <p>{t("account.invitation.gone.body")}</p>
      </>
    );
  }
  return (
    <>
      <ErrorSummary problems={reply.problem ? [{ field: "password", text: reply.problem }] : []} />
      <PageTitle>{t("account.invitation.title")}</PageTitle>
      <p>{t("account.invitation.lead")}</p>
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
            {t("account.invitation.submit")}
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
