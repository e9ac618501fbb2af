// A step-up handed to this supervisor: what the person allowed, and two buttons. For others it is absent.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerHandOff, seeHandOff } from "#app/domain/step-ups/answer-hand-off.server.ts";
import { handOffAnswers } from "#app/domain/step-ups/hand-off.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardStaff, notFound } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { type HandOffReply, HandOffScreen } from "#app/screens/hand-off-screen.tsx";
import { BackLink } from "#app/ui/back-link.tsx";

export const handle = { isForStaff: true };

export const loader = guardStaff("receive-step-ups", async (visit) => {
  const id = visit.params.handOff ?? "";
  const seen = await seeHandOff(visit.actor, { id }, visit.world);
  const shown = seen.outcome === "shown" ? seen.shown : null;
  return data({ work: workNav(visit), id, shown }, shown ? 200 : 404);
});

export const action = guardStaff("receive-step-ups", async ({ actor, params, request, world }) => {
  const key = { id: params.handOff ?? "" };
  const answer = textOf(await typedValues(request), "answer");
  const known = handOffAnswers.find((word) => word === answer);
  if (!known) throw notFound();
  const answered = await answerHandOff(actor, { key, answer: known }, world);
  if (answered.outcome === "gone") return data<HandOffReply>({}, 404);
  return data<HandOffReply>({ answered });
});

export default function ReceivedStepUp() {
  const { id, shown } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as HandOffReply;
  return (
    <>
      <BackLink to="/supervision" />
      <HandOffScreen action={`/supervision/${id}`} shown={shown} reply={reply} />
    </>
  );
}
