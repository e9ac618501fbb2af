// The lead plans surveys and sees which there were. Response in bands of ten points as of last night; no
// number of this page moves while somebody answers.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { instrumentsForWaves } from "#app/domain/instruments/site-packs.server.ts";
import { planWave, usualDays, withdrawWave } from "#app/domain/surveys/plan-wave.server.ts";
import {
  type FieldProblem,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardStaff } from "#app/http/guard.server.ts";
import {
  importedShown,
  overTimeShown,
  planOffered,
  surveysRead,
  wavesShown,
} from "#app/http/surveys-pages.server.ts";
import { problemsShown } from "#app/http/wave-form.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { SurveysScreen } from "#app/screens/survey/surveys-screen.tsx";

export const handle = { isForStaff: true };

const saids = ["planned", "withdrawn", "tooLate"] as const;

export const loader = guardStaff("read-surveys", async (visit) => {
  const read = await surveysRead(visit);
  const search = new URL(visit.request.url).searchParams;
  return {
    work: workNav(visit),
    waves: wavesShown(read, visit),
    imported: await importedShown(visit),
    time: overTimeShown(read, visit),
    offered: await planOffered(visit),
    days: usualDays(read.today),
    said: saids.find((word) => word === search.get("said")) ?? null,
  };
});

export const action = guardStaff("plan-surveys", async (visit) => {
  const { actor, world, request } = visit;
  const values = await typedValues(request);
  const withdrawn = textOf(values, "withdraw");
  if (withdrawn) {
    const { outcome } = await withdrawWave(actor, { waveId: withdrawn }, world);
    return redirect(`/surveys?said=${outcome === "withdrawn" ? "withdrawn" : "tooLate"}`);
  }
  const problems = problemsShown(values, [], visit);
  if (problems.length > 0) return data({ problems, values }, 422);
  const planned = await planWave(
    actor,
    {
      instruments: [values.instruments ?? []].flat(),
      languages: [values.languages ?? []]
        .flat()
        .filter((one) => world.settings.locales.includes(one)),
      opensOn: textOf(values, "opensOn"),
      closesOn: textOf(values, "closesOn"),
      offered: await instrumentsForWaves(world),
    },
    world,
  );
  if (planned.outcome === "planned") return redirect("/surveys?said=planned");
  const found = planned.outcome === "not-right" ? planned.problems : [];
  return data({ problems: problemsShown(values, found, visit), values }, 422);
});

export default function Surveys() {
  const loaded = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as {
    problems?: FieldProblem[];
    values?: TypedValues;
  };
  return (
    <SurveysScreen
      {...loaded}
      problems={reply.problems ?? []}
      values={reply.values ?? loaded.days}
    />
  );
}
