// Whoever comes near a case needs a second factor. At the first sign-in it is set up here, before the
// session begins: an authenticator app, or a passkey (sign-in.set-up-passkey.tsx).
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { authenticatorUri } from "#app/domain/access/authenticator-code.server.ts";
import { accountStanding } from "#app/domain/access/session-store.server.ts";
import { setUpAuthenticator } from "#app/domain/access/set-up-authenticator.server.ts";
import type { AccountId } from "#app/domain/ids.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { beginHere, ownPlace, proofFrom } from "#app/http/proof-cookie.server.ts";
import { slowedDown } from "#app/http/slow-down.server.ts";
import { firstPlace } from "#app/http/work-nav.server.ts";
import { AppSetUp } from "#app/screens/account/app-set-up.tsx";
import { RecoveryCodes } from "#app/screens/account/recovery-codes.tsx";

export const handle = { isForStaff: true };

const startAgain = "/sign-in?said=start-again";

export const loader = guardOpen("sign-in", async ({ request, world }) => {
  const proof = await proofFrom(request, world);
  const account = proof ? await accountOf(world.db, proof.accountId as AccountId) : null;
  if (!proof?.secret || !account) return redirect(startAgain);
  const { email } = openPerson(world.keyring, account);
  const { secret } = proof;
  return { secret, uri: authenticatorUri(secret, email, world.settings.siteName) };
});

export const action = guardOpen("sign-in", async (visit) => {
  const { request, world, actor, language } = visit;
  const proof = await proofFrom(request, world);
  if (!proof?.secret) return redirect(startAgain);
  const accountId = proof.accountId as AccountId;
  const typed = textOf(await typedValues(request), "code").slice(0, 100);
  const set = await setUpAuthenticator(actor, { accountId, secret: proof.secret, typed }, world);
  switch (set.outcome) {
    case "set-up": {
      const standing = await accountStanding(world.db, accountId);
      const next = ownPlace(proof.next) ?? firstPlace(standing?.roles ?? []);
      const headers = await beginHere(accountId, request, world, "password-and-code");
      return data({ codes: set.recoveryCodes, next }, { headers });
    }
    case "wrong-code":
      await slowedDown(accountId, visit);
      return data({ problem: language.t("signIn.code.problems.wrong") }, 422);
    default:
      return redirect(startAgain);
  }
});

export default function SetUp() {
  const { secret, uri } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as {
    problem?: string;
    codes?: string[];
    next?: string;
  };
  if (reply.codes) return <RecoveryCodes codes={reply.codes} next={reply.next ?? "/account"} />;
  return (
    <AppSetUp
      action="/sign-in/set-up"
      secret={secret}
      uri={uri}
      isFirst
      {...(reply.problem ? { problem: reply.problem } : {})}
    />
  );
}
