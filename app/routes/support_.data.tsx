// What a person can do with their own data: take a copy, see the record's number, have everything erased.
// Erasing is asked twice and cannot be undone; the proof goes with the browser, not into the database.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eraseOwnRequest } from "#app/domain/support-requests/erase-own-request.server.ts";
import { exportOwnRequest } from "#app/domain/support-requests/export-own-request.server.ts";
import { erasedCookie } from "#app/http/erased-cookie.server.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardReceipt } from "#app/http/guard.server.ts";
import { heldCaseAgain, supportCookie } from "#app/http/support-cookie.server.ts";
import { type OwnDataReply, OwnDataScreen } from "#app/screens/own/own-data-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

export const loader = guardReceipt("see-own-request", async (visit) => {
  const exported = await exportOwnRequest(visit.actor, {}, visit.world);
  if (exported.outcome === "not-found") {
    throw redirect("/return", {
      headers: { "Set-Cookie": supportCookie.forget(visit.world.settings) },
    });
  }
  const cookie = heldCaseAgain(visit.request, visit.world);
  return data(
    { recordNumber: exported.copy.recordNumber },
    cookie ? { headers: { "Set-Cookie": cookie } } : {},
  );
});

export const action = guardReceipt("change-own-request", async (visit) => {
  const { world } = visit;
  const values = await typedValues(visit.request);
  if (textOf(values, "sure") !== "yes") return data<OwnDataReply>({ isAsked: true });
  const erased = await eraseOwnRequest(visit.actor, {}, world);
  if (erased.outcome === "held") {
    return data<OwnDataReply>({ heldUntil: dayWords(erased.untilOn, visit.locale) }, 409);
  }
  const headers = new Headers();
  headers.append("Set-Cookie", supportCookie.forget(world.settings));
  if (erased.outcome === "not-found") return redirect("/return", { headers });
  headers.append("Set-Cookie", erasedCookie.keep(erased.receipt, world));
  return redirect("/support/erased", { headers });
});

export default function OwnData() {
  const { recordNumber } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as OwnDataReply;
  return <OwnDataScreen recordNumber={recordNumber} reply={reply} />;
}
