// The second step: a code of the authenticator app, or one of the recovery codes, in one field.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { factorsOf } from "#app/domain/access/factor-store.server.ts";
import { proveSecondFactor } from "#app/domain/access/prove-second-factor.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import {
  deviceFrom,
  enter,
  mostWrongInOneGo,
  proofCookie,
  proofFrom,
} from "#app/http/proof-cookie.server.ts";
import { slowedDown } from "#app/http/slow-down.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { CodeForm } from "#app/screens/account/code-form.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { PageTitle } from "#app/ui/page-title.tsx";

export const handle = { isForStaff: true };

const startAgain = "/sign-in?said=start-again";

export const loader = guardOpen("sign-in", async ({ request, world }) => {
  const proof = await proofFrom(request, world);
  if (!proof) return redirect(startAgain);
  const { hasApp, passkeyCount } = await factorsOf(world.db, proof.accountId as AccountId);
  return { hasApp, hasPasskey: passkeyCount > 0, isDemo: world.settings.mode === "demo" };
});

export const action = guardOpen("sign-in", async (visit) => {
  const { request, world, actor, language } = visit;
  const proof = await proofFrom(request, world);
  if (!proof) return redirect(startAgain);
  const accountId = proof.accountId as AccountId;
  const typed = textOf(await typedValues(request), "code").slice(0, 100);
  const input = { accountId, typed, device: deviceFrom(request) };
  const proved = await proveSecondFactor(actor, input, world);
  if (proved.outcome === "signed-in") return enter(proved.sessionId, accountId, proof.next, world);
  await slowedDown(accountId, visit);
  const wrongCount = proof.wrongCount + 1;
  if (wrongCount >= mostWrongInOneGo) {
    return redirect(startAgain, { headers: { "Set-Cookie": proofCookie.forget(world.settings) } });
  }
  return data(
    { problem: language.t(`signIn.code.problems.${proved.outcome}`) },
    { status: 422, headers: { "Set-Cookie": proofCookie.keep({ ...proof, wrongCount }, world) } },
  );
});

export default function Code() {
  const { t } = useTranslation();
  const { hasApp, hasPasskey, isDemo } = useLoaderData<typeof loader>();
  const { problem } = (useActionData<typeof action>() ?? {}) as { problem?: string };
  return (
    <>
      <ErrorSummary problems={problem ? [{ field: "code", text: problem }] : []} />
      <PageTitle context={t("signIn.title")}>{t("signIn.code.title")}</PageTitle>
      <p>{t(hasApp ? "signIn.code.lead" : "signIn.code.leadWithoutApp")}</p>
      {hasPasskey ? (
        <p>
          <a href="/sign-in/passkey">{t("signIn.passkey.use")}</a>
        </p>
      ) : null}
      <CodeForm action="/sign-in/code" isDemo={isDemo} {...(problem ? { problem } : {})} />
      <details>
        <summary>{t("signIn.code.lost.title")}</summary>
        <p>{t("signIn.code.lost.body")}</p>
      </details>
    </>
  );
}
