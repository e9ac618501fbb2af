// Sign in with a passkey alone: it needs the device and its lock, so it is both factors in one.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { newChallenge, proofOptions } from "#app/domain/access/passkey.server.ts";
import { proveByPasskey } from "#app/domain/access/prove-by-passkey.server.ts";
import { challengeCookie } from "#app/http/challenge-cookie.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen, type Visit } from "#app/http/guard.server.ts";
import { deviceFrom, enter, ownPlace } from "#app/http/proof-cookie.server.ts";
import { slowedDown } from "#app/http/slow-down.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PasskeyForm } from "#app/screens/account/passkey-form.tsx";

export const handle = { isForStaff: true };

async function asked(next: string, { world }: Visit) {
  const challenge = newChallenge(world);
  const cookie = challengeCookie.keep({ purpose: "sign-in", challenge, next }, world);
  return { options: await proofOptions(challenge, world), cookie };
}

export const loader = guardOpen("sign-in", async (visit) => {
  const next = ownPlace(new URL(visit.request.url).searchParams.get("next") ?? "") ?? "";
  const { options, cookie } = await asked(next, visit);
  return data({ options }, { headers: { "Set-Cookie": cookie } });
});

export const action = guardOpen("sign-in", async (visit) => {
  const { request, world, actor } = visit;
  const held = challengeCookie.read(request, world);
  if (held?.purpose !== "sign-in") return redirect("/sign-in/passkey");
  const answer = textOf(await typedValues(request), "answer");
  const input = { challenge: held.challenge, answer, device: deviceFrom(request) };
  const used = await proveByPasskey(actor, input, world);
  if (used.outcome === "signed-in") return enter(used.sessionId, used.accountId, held.next, world);
  await slowedDown("passkey", visit);
  return data({ isRefused: true }, { status: 422 });
});

export default function Passkey() {
  const { t } = useTranslation();
  const { options } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>() as { isRefused: boolean } | undefined;
  return (
    <PasskeyForm
      kind="get"
      action="/sign-in/passkey"
      options={options}
      context={t("signIn.title")}
      title={t("signIn.passkey.title")}
      lead={t("signIn.passkey.lead")}
      isRefused={reply?.isRefused ?? false}
      instead={{ to: "/sign-in", label: t("signIn.passkey.instead") }}
    />
  );
}
