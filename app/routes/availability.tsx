// A peer's own duty: turns to come, swaps, shifts, leave, rest and load, and their calendar.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { seeOwnRota } from "#app/domain/rota/see-own-rota.server.ts";
import { shareCalendar } from "#app/domain/rota/share-calendar.server.ts";
import { placeOptions } from "#app/http/ask-pages.server.ts";
import { availabilityDeed, availabilityPage } from "#app/http/availability-page.server.ts";
import {
  type FieldProblem,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { rota } from "#app/messages/en/rota.ts";
import { AvailabilityScreen } from "#app/screens/work/availability-screen.tsx";

export const handle = { isForStaff: true };

export type RotaSaid = keyof typeof rota.said;
export interface RotaReply {
  link?: string;
  form?: string;
  problems?: FieldProblem[];
  values?: TypedValues;
}

export const loader = guardStaff("plan-own-duty", async (visit) => {
  const own = await seeOwnRota(visit.actor, {}, visit.world);
  // The role without the peer's own row: nothing to plan.
  if (own.outcome === "not-allowed") throw notFound();
  const said = new URL(visit.request.url).searchParams.get("said") ?? "";
  return {
    work: workNav(visit),
    said: said in rota.said ? (said as RotaSaid) : null,
    page: availabilityPage(own, await placeOptions(visit), visit),
  };
});

export const action = guardStaff("plan-own-duty", async (visit) => {
  const values = await typedValues(visit.request);
  if (textOf(values, "do") === "share-calendar") {
    const shared = await shareCalendar(visit.actor, {}, visit.world);
    if (shared.outcome === "not-allowed") throw notFound();
    return data({ link: `${visit.world.settings.publicOrigin}/calendar/${shared.code}` });
  }
  const reply = await availabilityDeed(values, visit);
  if ("said" in reply) return redirect(`/availability?said=${reply.said}`);
  return data(reply, { status: 422 });
});

export default function Availability() {
  const { page, said } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as RotaReply;
  return <AvailabilityScreen page={page} said={said} reply={reply} />;
}
