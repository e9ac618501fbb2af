// Once more: who is it? Answered by a passkey.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newChallenge, proofOptions } from "#app/domain/access/passkey.server.ts";
import { proveByPasskey } from "#app/domain/access/prove-by-passkey.server.ts";
import { challengeCookie } from "#app/http/challenge-cookie.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { deviceFrom, ownPlace } from "#app/http/proof-cookie.server.ts";
import { keepSession, sessionIdFrom } from "#app/http/session-cookie.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PasskeyForm } from "#app/screens/account/passkey-form.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-own-account", async (visit) => {
  const { world, request } = visit;
  const next = ownPlace(new URL(request.url).searchParams.get("next") ?? "") ?? "/account";
  const challenge = newChallenge(world);
  const cookie = challengeCookie.keep({ purpose: "prove", challenge, next }, world);
  const options = await proofOptions(challenge, world);
  return data({ work: workNav(visit), options }, { headers: { "Set-Cookie": cookie } });
});

export const action = guardStaff("see-own-account", async ({ request, world, actor }) => {
  const held = challengeCookie.read(request, world);
  if (held?.purpose !== "prove") return redirect("/account/prove");
  const used = await proveByPasskey(
    actor,
    {
      challenge: held.challenge,
      answer: textOf(await typedValues(request), "answer"),
      device: deviceFrom(request),
      sessionId: sessionIdFrom(request, world.settings) ?? "",
    },
    world,
  );
  if (used.outcome !== "signed-in") return data({ isRefused: true }, { status: 422 });
  return redirect(ownPlace(held.next) ?? "/account", {
    headers: { "Set-Cookie": keepSession(used.sessionId, world.settings) },
  });
});

export default function ProvePasskey() {
  const { t } = useTranslation();
  const { options } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { isRefused: boolean } | undefined;
  return (
    <PasskeyForm
      kind="get"
      action="/account/prove-passkey"
      options={options}
      context={t("account.title")}
      title={t("account.prove.title")}
      lead={t("account.prove.lead")}
      isRefused={reply?.isRefused ?? false}
      instead={{ to: "/account/prove", label: t("account.prove.otherwise") }}
    />
  );
}
