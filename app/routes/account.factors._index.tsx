// A person's own second factors: what there is, one more, one fewer, new recovery codes.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeFactors, type FactorChange } from "#app/domain/access/change-factors.server.ts";
import { factorsOf, passkeysOf } from "#app/domain/access/factor-store.server.ts";
import { needsSecondFactor } from "#app/domain/access/roles.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { FactorList } from "#app/screens/account/factor-list.tsx";
import { RecoveryCodes } from "#app/screens/account/recovery-codes.tsx";

export const handle = { isForStaff: true };
const door = { isFreshNeeded: true };

export const loader = guardStaff(
  "see-own-account",
  async (visit) => {
    const { world, actor } = visit;
    const held = await factorsOf(world.db, actor.accountId);
    const passkeys = await passkeysOf(world.db, actor.accountId);
    return {
      work: workNav(visit),
      ...held,
      passkeys: passkeys.map(({ id, addedOn }) => ({ id, addedOn })),
      isNeeded: needsSecondFactor(actor.roles),
    };
  },
  door,
);

function changeAsked(what: string, id: string): FactorChange | null {
  if (what === "remove-passkey") return { change: what, id };
  return what === "remove-app" || what === "new-recovery-codes" ? { change: what } : null;
}

export const action = guardStaff(
  "see-own-account",
  async ({ request, world, actor, language }) => {
    const values = await typedValues(request);
    const asked = changeAsked(textOf(values, "change"), textOf(values, "id"));
    if (!asked) throw notFound();
    const changed = await changeFactors(actor, asked, world);
    switch (changed.outcome) {
      case "changed":
        return changed.recoveryCodes.length > 0
          ? data({ codes: changed.recoveryCodes })
          : redirect("/account/factors");
      case "last-one":
        return data({ problem: language.t("account.factors.lastOne") }, { status: 409 });
      default:
        return redirect("/account/factors");
    }
  },
  door,
);

export default function Factors() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as { problem?: string; codes?: string[] };
  if (reply.codes) return <RecoveryCodes codes={reply.codes} next="/account/factors" />;
  return <FactorList {...shown} {...(reply.problem ? { problem: reply.problem } : {})} />;
}
