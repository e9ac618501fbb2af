// More help for a person: the signs, whom to turn to, and a warm hand-off of what the person allows.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { beginHandOff } from "#app/domain/step-ups/begin-hand-off.server.ts";
import { handOffForm } from "#app/domain/step-ups/hand-off.ts";
import { directoryShown } from "#app/http/directory-pages.server.ts";
import { readAnswers, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { type StepUpReply, StepUpScreen } from "#app/screens/work/step-up-screen.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const seen = await seeCase(visit.actor, { caseId }, visit.world);
  if (seen.outcome === "not-found") throw notFound();
  return {
    work: workNav(visit),
    id: caseId as string,
    helps: await directoryShown(visit),
    handOffs: seen.view.handOffs,
  };
});

export const action = guardStaff("work-on-case", async (visit) => {
  const caseId = (visit.params.caseId ?? "") as CaseId;
  const seen = await seeCase(visit.actor, { caseId }, visit.world);
  if (seen.outcome === "not-found") throw notFound();
  const values = await typedValues(visit.request);
  const read = readAnswers(visit, handOffForm, values);
  if (!read.isRight) return data<StepUpReply>({ problems: read.problems, values }, 422);
  const begun = await beginHandOff(visit.actor, { caseId, answers: read.answers }, visit.world);
  if (begun.outcome === "not-found") throw notFound();
  if (begun.outcome === "too-late") return data<StepUpReply>({ isTooLate: true, values }, 409);
  const { publicOrigin } = visit.world.settings;
  // Shown on this page and kept nowhere: only its hash is stored.
  const link = begun.code ? `${publicOrigin}/hand-off/${begun.code}` : null;
  return data<StepUpReply>({ begun: { link, isMailed: begun.isMailed } });
});

export default function StepUp() {
  const { id, helps, handOffs } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as StepUpReply;
  return <StepUpScreen id={id} helps={helps} handOffs={handOffs} reply={reply} />;
}
