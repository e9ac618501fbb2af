// One case, for the peer who has it. For everybody else it does not exist.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { attemptForm } from "#app/domain/encounters/encounter-form.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { askToHandOn } from "#app/domain/hand-on/ask-to-hand-on.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { recordNumberGroups } from "#app/domain/retention/record-number.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { momentWords, readAnswers, textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound, type StaffVisit } from "#app/http/guard.server.ts";
import { wishedOf } from "#app/http/wished.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { CaseScreen } from "#app/screens/work/case-screen.tsx";
import { dayWords } from "#app/ui/moment.ts";

export const handle = { isForStaff: true };

const saids = [
  "recorded",
  "logged",
  "step-up",
  "debrief",
  "crisis",
  "debrief-today",
  "skipped",
  "hand-on-asked",
  "too-late",
] as const;
export type CaseSaid = (typeof saids)[number];

const caseIdOf = (visit: StaffVisit) => (visit.params.caseId ?? "") as CaseId;

async function shownCase(visit: StaffVisit) {
  const seen = await seeCase(visit.actor, { caseId: caseIdOf(visit) }, visit.world);
  if (seen.outcome === "not-found") throw notFound();
  const { view } = seen;
  const day = (on: string) => dayWords(on, visit.locale);
  return {
    id: view.id,
    state: view.state,
    responseClass: view.responseClass,
    name: view.name,
    channel: view.channel,
    reach: view.reach,
    eventKind: view.eventKind,
    headCount: view.headCount,
    wished: wishedOf(view, visit),
    due: view.contactDueAt ? momentWords(view.contactDueAt, visit) : null,
    lapsesOn: day(view.lapsesOn),
    number: recordNumberGroups(view.recordNumber),
    handOffs: view.handOffs,
    crisisDays: view.crisisDays.map(day),
    handOn: view.handOn && {
      is: view.handOn.is,
      on: view.handOn.is === "open" ? day(view.handOn.untilOn) : "",
    },
    followUps: view.followUps.map(({ id, dueOn }) => ({ id, on: day(dueOn) })),
    plan: view.sharedPlan
      ? {
          steps: view.sharedPlan.chosen,
          backOn: view.sharedPlan.backOn ? day(view.sharedPlan.backOn) : null,
          fullOn: view.sharedPlan.fullOn ? day(view.sharedPlan.fullOn) : null,
        }
      : null,
    attempts: view.attempts.map(({ on, result }) => ({ on: day(on), result })),
    visits: view.encounters.map(({ on, visitNumber, mode, durationBand }) => ({
      on: day(on),
      visitNumber,
      mode,
      durationBand,
    })),
  };
}
export type ShownCase = Awaited<ReturnType<typeof shownCase>>;

export const loader = guardStaff("work-on-case", async (visit) => {
  const words = new URL(visit.request.url).searchParams.getAll("said");
  return {
    work: workNav(visit),
    shown: await shownCase(visit),
    said: saids.filter((word) => words.includes(word)),
  };
});

export interface CaseReply {
  sure?: "close" | "pass-on";
  problem?: string;
}

export const action = guardStaff("work-on-case", async (visit) => {
  const { actor, world, request } = visit;
  const caseId = caseIdOf(visit);
  const values = await typedValues(request);
  const here = (said: string) => redirect(`/cases/${caseId}?said=${said}`);
  const isSure = textOf(values, "sure") === "yes";
  switch (textOf(values, "do")) {
    case "attempt": {
      const read = readAnswers(visit, attemptForm, values);
      if (!read.isRight) return data({ problem: read.problems[0]?.text ?? "" }, 422);
      const { outcome } = await recordAttempt(actor, { caseId, ...read.answers }, world);
      if (outcome === "not-found") throw notFound();
      return here(outcome);
    }
    case "close": {
      if (!isSure) return data({ sure: "close" });
      const { outcome } = await closeCase(actor, { caseId }, world);
      if (outcome === "not-found") throw notFound();
      return outcome === "closed" ? redirect("/cases?said=closed") : here("too-late");
    }
    case "ask-hand-on": {
      const { outcome } = await askToHandOn(actor, { caseId }, world);
      if (outcome === "not-found") throw notFound();
      return here(outcome === "asked" ? "hand-on-asked" : outcome);
    }
    case "pass-on": {
      if (!isSure) return data({ sure: "pass-on" });
      const hasAgreed = textOf(values, "agreed") === "yes";
      const { outcome } = await passOnRequest(actor, { caseId, hasAgreed }, world);
      if (outcome === "not-found") throw notFound();
      return outcome === "passed-on" ? redirect("/cases?said=passed-on") : here("too-late");
    }
    default:
      return redirect(`/cases/${caseId}`);
  }
});

export default function Case() {
  const { shown, said } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as CaseReply;
  return <CaseScreen shown={shown} said={said} reply={reply} />;
}
