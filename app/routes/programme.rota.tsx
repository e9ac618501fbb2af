// The hours the programme wants covered, edited here, and who is there in the next two weeks.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { plannedDutyHours } from "#app/domain/duty/duty-store.server.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { seeRota } from "#app/domain/programme/see-rota.server.ts";
import { hoursForm } from "#app/domain/rota/rota-form.ts";
import {
  type FieldProblem,
  readAnswers,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { hoursKey, rotaPage } from "#app/http/programme-pages.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { RotaScreen } from "#app/screens/work/rota-screen.tsx";

export const handle = { isForStaff: true };

export interface HoursReply {
  problems?: FieldProblem[];
  values?: TypedValues;
}

export const loader = guardStaff("see-programme", async (visit) => {
  const seen = await seeRota(visit.actor, {}, visit.world);
  if (seen.outcome === "not-allowed") throw notFound();
  const said = new URL(visit.request.url).searchParams.get("said");
  return { work: workNav(visit), page: rotaPage(seen, visit), isSaved: said === "planned" };
});

export const action = guardStaff("plan-duty", async (visit) => {
  const { actor, world } = visit;
  const values = await typedValues(visit.request);
  const before = await plannedDutyHours(world.db);
  if (textOf(values, "do") === "remove") {
    const hours = before.filter((one) => hoursKey(one) !== textOf(values, "hours"));
    await planDuty(actor, { hours }, world);
    return redirect("/programme/rota?said=planned");
  }
  const read = readAnswers(visit, hoursForm, values);
  if (!read.isRight) return data({ problems: read.problems, values }, { status: 422 });
  const { firstDay, lastDay, fromMinute, toMinute } = read.answers;
  const added = [1, 2, 3, 4, 5, 6, 7]
    .filter((weekday) => firstDay <= weekday && weekday <= lastDay)
    .map((weekday) => ({ weekday, fromMinute, toMinute }));
  const planned = await planDuty(actor, { hours: [...before, ...added] }, world);
  if (planned.outcome === "planned") return redirect("/programme/rota?said=planned");
  const text = visit.language.t("programme.said.overlapping");
  return data({ problems: [{ field: "from", text }], values }, { status: 422 });
});

export default function Rota() {
  const { page, isSaved } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as HoursReply;
  return <RotaScreen page={page} isSaved={isSaved} reply={reply} />;
}
