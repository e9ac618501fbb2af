// The sixty-second log of one conversation: taps only, no field for words.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import {
  type FieldProblem,
  readAnswers,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { LogScreen } from "#app/screens/work/log-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const seen = await seeCase(visit.actor, { caseId }, visit.world);
  if (seen.outcome === "not-found") throw notFound();
  return { work: workNav(visit), id: seen.view.id };
});

export const action = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const values = await typedValues(visit.request);
  const read = readAnswers(visit, encounterForm, values);
  if (!read.isRight) return data({ problems: read.problems, values }, 422);
  const hasWorry = textOf(values, "worry") === "yes";
  const logged = await logEncounter(
    visit.actor,
    { caseId, answers: read.answers, hasWorry },
    visit.world,
  );
  if (logged.outcome === "bad-date") {
    const text = visit.language.t("log.problems.followUpOn");
    return data({ problems: [{ field: "followUpOn", text }], values }, 422);
  }
  if (logged.outcome === "not-found") throw notFound();
  if (logged.outcome === "too-late") return redirect(`/cases/${caseId}?said=too-late`);
  const said = [
    "said=logged",
    ...(logged.suggestsStepUp ? ["said=step-up"] : []),
    ...(logged.offersDebrief ? ["said=debrief"] : []),
  ];
  return redirect(`/cases/${caseId}?${said.join("&")}`);
});

interface LogReply {
  problems?: FieldProblem[];
  values?: TypedValues;
}

export default function Log() {
  const { id } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as LogReply;
  return <LogScreen id={id} problems={reply.problems ?? []} values={reply.values ?? {}} />;
}
