// The second factor at the first sign-in, as a passkey.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { addPasskey } from "#app/domain/access/add-passkey.server.ts";
import { creationOptions, newChallenge } from "#app/domain/access/passkey.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { challengeCookie } from "#app/http/challenge-cookie.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { beginHere, ownPlace, proofFrom } from "#app/http/proof-cookie.server.ts";
import { firstPlace } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PasskeyForm } from "#app/screens/account/passkey-form.tsx";
import { RecoveryCodes } from "#app/screens/account/recovery-codes.tsx";

export const handle = { isForStaff: true };

const startAgain = "/sign-in?said=start-again";

export const loader = guardOpen("sign-in", async ({ request, world }) => {
  const proof = await proofFrom(request, world);
  const account = proof ? await accountOf(world.db, proof.accountId as AccountId) : null;
  if (!proof?.secret || !account) throw redirect(startAgain);
  const challenge = newChallenge(world);
  const person = openPerson(world.keyring, account);
  const options = await creationOptions(account.id, person, [], challenge, world);
  const held = { purpose: "add-passkey", challenge, next: "" } as const;
  return data({ options }, { headers: { "Set-Cookie": challengeCookie.keep(held, world) } });
});

export const action = guardOpen("sign-in", async ({ request, world, actor }) => {
  const proof = await proofFrom(request, world);
  const held = challengeCookie.read(request, world);
  if (!proof?.secret || held?.purpose !== "add-passkey") return redirect(startAgain);
  const accountId = proof.accountId as AccountId;
  const answer = textOf(await typedValues(request), "answer");
  const added = await addPasskey(actor, { accountId, challenge: held.challenge, answer }, world);
  if (added.outcome === "refused") return data({ isRefused: true }, { status: 422 });
  if (added.outcome !== "added") return redirect(startAgain);
  const standing = await accountStanding(world.db, accountId);
  const next = ownPlace(proof.next) ?? firstPlace(standing?.roles ?? []);
  const headers = await beginHere(accountId, request, world, "passkey");
  return data({ codes: added.recoveryCodes, next }, { headers });
});

export default function SetUpPasskey() {
  const { t } = useTranslation();
  const { options } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as {
    isRefused?: boolean;
    codes?: string[];
    next?: string;
  };
  if (reply.codes) return <RecoveryCodes codes={reply.codes} next={reply.next ?? "/account"} />;
  return (
    <PasskeyForm
      kind="create"
      action="/sign-in/set-up-passkey"
      options={options}
      context={t("signIn.title")}
      title={t("account.passkey.title")}
      lead={t("account.passkey.lead")}
      isRefused={reply.isRefused ?? false}
      instead={{ to: "/sign-in/set-up", label: t("account.passkey.appInstead") }}
    />
  );
}
