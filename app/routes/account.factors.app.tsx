// Sets up an authenticator app for somebody who is signed in, in the place of the one before.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import {
  authenticatorUri,
  newAuthenticatorSecret,
} from "#app/domain/access/authenticator-code.server.ts";
import { setUpAuthenticator } from "#app/domain/access/set-up-authenticator.server.ts";
import { challengeCookie } from "#app/http/challenge-cookie.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound, type StaffVisit } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { AppSetUp } from "#app/screens/account/app-set-up.tsx";
import { RecoveryCodes } from "#app/screens/account/recovery-codes.tsx";

export const handle = { isForStaff: true };
const door = { isFreshNeeded: true };

/** The secret that is being shown already, or a new one. */
function shownSecret({ request, world }: StaffVisit): string {
  const held = challengeCookie.read(request, world);
  return held?.purpose === "add-app" ? held.challenge : newAuthenticatorSecret(world);
}

export const loader = guardStaff(
  "see-own-account",
  async (visit) => {
    const { world, actor } = visit;
    const account = await accountOf(world.db, actor.accountId);
    if (!account) throw notFound();
    const secret = shownSecret(visit);
    const { email } = openPerson(world.keyring, account);
    const uri = authenticatorUri(secret, email, world.settings.siteName);
    const held = { purpose: "add-app", challenge: secret, next: "" } as const;
    const headers = { "Set-Cookie": challengeCookie.keep(held, world) };
    return data({ work: workNav(visit), secret, uri }, { headers });
  },
  door,
);

export const action = guardStaff(
  "see-own-account",
  async ({ request, world, actor, language }) => {
    const held = challengeCookie.read(request, world);
    if (held?.purpose !== "add-app") return redirect("/account/factors/app");
    const typed = textOf(await typedValues(request), "code").slice(0, 100);
    const input = { accountId: actor.accountId, secret: held.challenge, typed };
    const set = await setUpAuthenticator(actor, input, world);
    if (set.outcome !== "set-up") {
      return data({ problem: language.t("signIn.code.problems.wrong") }, { status: 422 });
    }
    return data({ codes: set.recoveryCodes });
  },
  door,
);

export default function AddApp() {
  const { secret, uri } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as { problem?: string; codes?: string[] };
  if (reply.codes) return <RecoveryCodes codes={reply.codes} next="/account/factors" />;
  return (
    <AppSetUp
      action="/account/factors/app"
      secret={secret}
      uri={uri}
      {...(reply.problem ? { problem: reply.problem } : {})}
    />
  );
}
