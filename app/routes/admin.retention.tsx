// How long things are kept, the clock that decides it, and what the law asks to keep longer. Nothing here is
// changed by one person alone.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmClock } from "#app/domain/retention/confirm-clock.server.ts";
import { askedFor, retentionPage } from "#app/http/control-pages.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import { type RetentionReply, RetentionScreen } from "#app/screens/admin/retention-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("see-proposals", retentionPage);

export const action = guardStaff(
  "ask-as-administrator",
  async (visit) => {
    const values = await typedValues(visit.request);
    if (textOf(values, "clock") === "right") {
      await confirmClock(visit.actor, {}, visit.world);
      return data<RetentionReply>({ said: visit.language.t("adminControl.clock.confirmed") });
    }
    const asked = await askedFor(values, visit);
    const isWrong = "wrongField" in asked;
    return data<RetentionReply>({ ...asked, values }, isWrong ? 422 : 200);
  },
  { isFreshNeeded: true },
);

export default function Retention() {
  const shown = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as RetentionReply;
  return <RetentionScreen shown={shown} reply={reply} />;
}
