// Once more: who is it? Before exports, changes of roles and of second factors, when the last proof is some
// minutes old. The session goes on under a new id.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { factorsOf } from "#app/domain/access/factor-store.server.ts";
import { proveAgain } from "#app/domain/access/prove-again.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { ownPlace } from "#app/http/proof-cookie.server.ts";
import { keepSession, sessionIdFrom } from "#app/http/session-cookie.server.ts";
import { slowedDown } from "#app/http/slow-down.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { ProveAgain } from "#app/screens/account/prove-again.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-own-account", async (visit) => {
  const { world, actor, session, request } = visit;
  const { hasApp, passkeyCount } = await factorsOf(world.db, actor.accountId);
  return {
    work: workNav(visit),
    next: ownPlace(new URL(request.url).searchParams.get("next") ?? "") ?? "/account",
    isDemo: world.settings.mode === "demo",
    hasApp,
    hasPasskey: passkeyCount > 0,
    isFromHospital: session.method === "hospital",
  };
});

export const action = guardStaff("see-own-account", async (visit) => {
  const { request, world, actor, language } = visit;
  const values = await typedValues(request);
  const typed = (textOf(values, "code") || textOf(values, "password")).slice(0, 500);
  const sessionId = sessionIdFrom(request, world.settings) ?? "";
  const proved = await proveAgain(actor, { sessionId, typed }, world);
  switch (proved.outcome) {
    case "proved":
      return redirect(ownPlace(textOf(values, "next")) ?? "/account", {
        headers: { "Set-Cookie": keepSession(proved.sessionId, world.settings) },
      });
    case "not-allowed":
      throw notFound();
    default: {
      await slowedDown(actor.accountId, visit);
      const isCode = "code" in values;
      const problem = isCode
        ? language.t(`signIn.code.problems.${proved.outcome}`)
        : language.t("account.prove.wrongPassword");
      return data({ problem, next: textOf(values, "next") }, 422);
    }
  }
});

export default function Prove() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as { problem?: string; next?: string };
  return <ProveAgain {...shown} {...reply} />;
}
