// The way back in for whoever forgot the password. One answer whatever the address, after the same work: who
// has an account here stays unknown. Asking again and again waits, as guessing does.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { emailTagOf } from "#app/domain/access/account-store.server.ts";
import { askForReset } from "#app/domain/access/ask-for-reset.server.ts";
import { resetMinutes } from "#app/domain/access/invitation.ts";
import { isAddress, normalAddress } from "#app/domain/mail/mail-address.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { slowedDown } from "#app/http/slow-down.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { BackLink } from "#app/ui/back-link.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";
import { TextField } from "#app/ui/text-field.tsx";

export const handle = { isForStaff: true };

export const loader = guardOpen("sign-in", async ({ request, world }) => ({
  isAsked: new URL(request.url).searchParams.get("said") === "asked",
  hasHospital: world.settings.signOn !== null,
  minutes: resetMinutes,
  formKey: world.newId<string>(),
}));

export const action = guardOpen("sign-in", async (visit) => {
  const { request, world, actor, limits, clientTag, log, language } = visit;
  const values = await typedValues(request);
  const email = textOf(values, "email").slice(0, 200);
  const formKey = textOf(values, "formKey") || world.newId<string>();
  const again = (problem: "problem" | "crowded", status: number) =>
    data({ email, formKey, problem: language.t(`reset.${problem}`) }, status);
  if (!isAddress(normalAddress(email))) return again("problem", 422);
  if (!(await limits.maySubmit(clientTag, "reset"))) {
    log.info({ event: "requests-crowded" });
    return again("crowded", 503);
  }
  await slowedDown(emailTagOf(world.keyring, email), visit);
  await askForReset(actor, { email, formKey }, world);
  return redirect("/sign-in/forgotten?said=asked");
});

export default function Forgotten() {
  const { t } = useTranslation();
  const { isAsked, hasHospital, minutes, formKey } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as
    | { email: string; formKey: string; problem: string }
    | undefined;
  if (isAsked && !reply) {
    return (
      <>
        <BackLink to="/sign-in" />
        <PageTitle>{t("reset.asked.title")}</PageTitle>
        <p role="status">{t("reset.asked.body", { minutes })}</p>
        {hasHospital ? <p>{t("reset.asked.hospital")}</p> : null}
        <p>{t("reset.asked.none")}</p>
      </>
    );
  }
  return (
    <>
      <BackLink to="/sign-in" />
      <ErrorSummary problems={reply ? [{ field: "email", text: reply.problem }] : []} />
      <PageTitle>{t("reset.title")}</PageTitle>
      <p>{t("reset.lead")}</p>
      <form method="post" action="/sign-in/forgotten" noValidate data-once>
        <input type="hidden" name="formKey" value={reply?.formKey ?? formKey} />
        <TextField
          name="email"
          label={t("reset.email")}
          type="email"
          autoComplete="username"
          value={reply?.email ?? ""}
          {...(reply ? { problem: reply.problem } : {})}
        />
        <p className="actions">
          <button type="submit" className="primary">
            {t("reset.submit")}
          </button>
        </p>
      </form>
    </>
  );
}
