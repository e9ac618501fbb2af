// The receiving side of a hand-off, without signing in. Opening it changes nothing; answered, late and never
// made look alike.
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import {
  answerHandOff,
  type HandOffShown,
  seeHandOff,
} from "#app/domain/step-ups/answer-hand-off.server.ts";
import { handOffAnswers } from "#app/domain/step-ups/hand-off.ts";
import { textOf, typedValues } from "#app/http/form-reply.server.ts";
import { guardOpen } from "#app/http/guard.server.ts";
import { type HandOffReply, HandOffScreen } from "#app/screens/hand-off-screen.tsx";

export const loader = guardOpen("answer-hand-off", async ({ actor, params, world }) => {
  const code = params.code ?? "";
  const seen = await seeHandOff(actor, { code }, world);
  const shown: HandOffShown | null = seen.outcome === "shown" ? seen.shown : null;
  return data({ action: `/hand-off/${encodeURIComponent(code)}`, shown }, shown ? 200 : 404);
});

export const action = guardOpen("answer-hand-off", async ({ actor, params, request, world }) => {
  const answer = textOf(await typedValues(request), "answer");
  const known = handOffAnswers.find((word) => word === answer);
  if (!known) return data<HandOffReply>({});
  const key = { code: params.code ?? "" };
  const answered = await answerHandOff(actor, { key, answer: known }, world);
  if (answered.outcome === "gone") return data<HandOffReply>({}, 404);
  return data<HandOffReply>({ answered });
});

export default function HandOff() {
  const { action: to, shown } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as HandOffReply;
  return <HandOffScreen action={to} shown={shown} reply={reply} />;
}
