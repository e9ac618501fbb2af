// One more passkey for somebody who is signed in.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { addPasskey } from "#app/domain/access/add-passkey.server.ts";
import { passkeysOf } from "#app/domain/access/factor-store.server.ts";
import { creationOptions, newChallenge } from "#app/domain/access/passkey.server.ts";
import { challengeCookie } from "#app/http/challenge-cookie.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { useTranslation } from "#app/messages/use-translation.ts";
import { PasskeyForm } from "#app/screens/account/passkey-form.tsx";
import { RecoveryCodes } from "#app/screens/account/recovery-codes.tsx";

export const handle = { isForStaff: true };
const door = { isFreshNeeded: true };

export const loader = guardStaff(
  "see-own-account",
  async (visit) => {
    const { world, actor } = visit;
    const account = await accountOf(world.db, actor.accountId);
    if (!account) throw notFound();
    const challenge = newChallenge(world);
    const known = await passkeysOf(world.db, account.id);
    const person = openPerson(world.keyring, account);
    const options = await creationOptions(account.id, person, known, challenge, world);
    const held = { purpose: "add-passkey", challenge, next: "" } as const;
    const headers = { "Set-Cookie": challengeCookie.keep(held, world) };
    return data({ work: workNav(visit), options }, { headers });
  },
  door,
);

export const action = guardStaff(
  "see-own-account",
  async ({ request, world, actor }) => {
    const held = challengeCookie.read(request, world);
    if (held?.purpose !== "add-passkey") return redirect("/account/factors/passkey");
    const { challenge } = held;
    const answer = textOf(await typedValues(request), "answer");
    const input = { accountId: actor.accountId, challenge, answer };
    const added = await addPasskey(actor, input, world);
    if (added.outcome !== "added") return data({ isRefused: true }, { status: 422 });
    if (added.recoveryCodes.length === 0) return redirect("/account/factors");
    return data({ codes: added.recoveryCodes });
  },
  door,
);

export default function AddPasskey() {
  const { t } = useTranslation();
  const { options } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as {
    isRefused?: boolean;
    codes?: string[];
  };
  if (reply.codes) return <RecoveryCodes codes={reply.codes} next="/account/factors" />;
  return (
    <PasskeyForm
      kind="create"
      action="/account/factors/passkey"
      options={options}
      context={t("account.factors.title")}
      title={t("account.passkey.title")}
      lead={t("account.passkey.lead")}
      isRefused={reply.isRefused ?? false}
      instead={{ to: "/account/factors", label: t("account.factors.back") }}
    />
  );
}
